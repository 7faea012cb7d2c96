import { clipOfWords } from '#shared/features/languages/clip-name.ts';
import { choicesOf, type RequestDraft, type RequestStep } from './request-draft.ts';
import type { Printing } from './use-receipt-print.ts';
import type { Outcome } from './use-request.ts';

/** Names of the clips that say what stands on the glass; never what somebody wrote. */
export function readingOfStep(
  shows: RequestStep | Outcome['is'],
  { kind, printing }: Pick<RequestDraft, 'kind'> & { readonly printing: Printing | undefined },
): readonly string[] {
  const keys = shows === 'sent' ? keysOfCode(printing) : keysOf(shows, kind);
  return keys.map((key) => clipOfWords('request', key));
}

/** The code itself is never said aloud. */
function keysOfCode(printing: Printing | undefined): string[] {
  switch (printing) {
    case undefined:
      return ['sent.title', 'sent.body', 'ways.done'];
    case 'ready':
      return ['sent.title', 'sent.bodyWithPaper', 'sent.print', 'ways.done'];
    case 'printing':
      return ['sent.printing'];
    case 'printed':
    case 'failed':
      return [`sent.${printing}`, 'ways.done'];
    default:
      return printing satisfies never;
  }
}

function keysOf(
  shows: Exclude<Parameters<typeof readingOfStep>[0], 'sent'>,
  kind: RequestDraft['kind'],
): string[] {
  switch (shows) {
    case 'kind':
      return [
        ...['kind.title', 'kind.hint', 'kind.thanks-note', 'kind.thanks-note_why'],
        ...['kind.apology', 'kind.apology_why', 'ways.leave'],
      ];
    case 'consent':
      return ['consent.title', 'consent.spoken', 'consent.agree', 'consent.refuse', 'ways.next'];
    case 'to':
    case 'salutation':
      return [`field.${shows}.title`, ...choicesOf[shows].map((code) => `field.${shows}.${code}`)];
    case 'words':
    case 'complaint':
      return [`field.${shows}.title`, 'ways.next'];
    case 'name':
      return kind === 'apology'
        ? ['field.name.title', 'field.name.hint_needed', 'ways.next']
        : ['field.name.title', 'field.name.hint', 'ways.skip'];
    case 'staff':
    case 'dossier':
    case 'address':
    case 'phone':
      return [`field.${shows}.title`, `field.${shows}.hint`, 'ways.skip'];
    case 'look':
      return ['look.title', 'look.edit', 'look.send', 'ways.leave'];
    case 'unreachable':
      return ['unreachable.title', 'unreachable.body', 'ways.again', 'ways.leave'];
    case 'refused':
      return ['refused.OFF.title', 'refused.OFF.body', 'ways.read'];
    default:
      return shows satisfies never;
  }
}
