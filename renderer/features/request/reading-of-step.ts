import { clipOfWords } from '#shared/features/languages/clip-name.ts';
import { choicesOf, type RequestDraft, type RequestStep } from './request-draft.ts';
import type { Outcome } from './use-request.ts';

/** Names of the clips that say what stands on the glass; never what somebody wrote. */
export function readingOfStep(
  shows: RequestStep | Outcome['is'],
  { kind }: Pick<RequestDraft, 'kind'>,
): readonly string[] {
  return keysOf(shows, kind).map((key) => clipOfWords('request', key));
}

function keysOf(shows: Parameters<typeof readingOfStep>[0], kind: RequestDraft['kind']): string[] {
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
    case 'sent':
      return ['sent.title', 'sent.body', 'ways.done'];
    case 'unreachable':
      return ['unreachable.title', 'unreachable.body', 'ways.again', 'ways.leave'];
    case 'refused':
      return ['refused.OFF.title', 'refused.OFF.body', 'ways.read'];
    default:
      return shows satisfies never;
  }
}
