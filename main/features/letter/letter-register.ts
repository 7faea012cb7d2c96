import fileWords from '#resources/letters/words.json' with { type: 'json' };
import words from '#resources/letters/register.json' with { type: 'json' };
import type { Seat } from '#main/door.ts';
import type { Day } from '#shared/calendar.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import { isSigned, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import { isOfficial } from '#shared/features/letter/letter-states.ts';
import type { DocumentDeps } from './document-deps.ts';
import type { RegisterLine } from './documents/write-register.ts';
import { freePlace, noteFailure } from './letter-documents.ts';
import { commit, refused, type Refused } from './letter-deps.ts';
import type { KeyedLetterRow } from './letter-store.ts';

type RegisterRefusal = 'STORE_FULL' | 'LETTERS_CLOSED' | 'NOT_WRITTEN' | 'FROM_AFTER_TO';

/** Writes the register of the letters signed in these days; notes of thanks are no letters. */
export async function writeRegisterFile(
  deps: DocumentDeps,
  seat: Seat | undefined,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<
  | { readonly done: true; readonly file: string; readonly letters: number }
  | Refused<RegisterRefusal>
> {
  if (from > to) return refused('FROM_AFTER_TO');
  const opened = deps.seats.use(seat);
  if (opened === undefined) return refused('LETTERS_CLOSED');
  const rows = deps.store
    .list()
    .filter((row) => isOfficial(row.state, isSigned(ruleOf(row.kind, row.requested_on))))
    .filter(({ signed_on: on }) => on !== null && from <= on && on <= to)
    .sort(bySigning);
  const lines: RegisterLine[] = [];
  for (const row of rows) lines.push(lineOf(deps, row, await opened.contentsOf(row)));

  const actor = deps.actorOf(seat);
  const noted = commit(deps.db, () => {
    deps.audit(actor, 'letters.register-written', { from, to, letters: lines.length });
    return { done: true } as const;
  });
  if (!noted.done) return noted;
  const target = freePlace(deps, fileWords.file.register, '.xlsx');
  const register = { unit: deps.choices().unitName, from, to, trial: deps.isTrial, lines };
  const saved = await deps.saveRegister({ register, target });
  if (saved.written) return { done: true, file: target, letters: lines.length };
  noteFailure(deps, actor, 'letters.register-not-written');
  return refused('NOT_WRITTEN', { reason: saved.reason });
}

const inOrder = new Intl.Collator('vi', { numeric: true });

function bySigning(one: KeyedLetterRow, other: KeyedLetterRow): number {
  return (
    inOrder.compare(one.signed_on ?? '', other.signed_on ?? '') ||
    inOrder.compare(one.number ?? '', other.number ?? '')
  );
}

function lineOf(
  { nameOf }: DocumentDeps,
  row: KeyedLetterRow,
  contents: LetterContents | undefined,
): RegisterLine {
  const notes = [
    ...(row.checked_on_paper === 1 ? [words.note['on-paper']] : []),
    ...(row.sealed === null ? [words.note.erased] : []),
    ...(row.sealed !== null && contents === undefined ? [words.note.unreadable] : []),
  ];
  return {
    symbol: row.number ?? undefined,
    signedOn: row.signed_on ?? undefined,
    kind: row.kind,
    addressee: contents && addresseeOf(contents),
    brief: contents && clip(briefOf(contents)),
    signer: row.signer === null ? undefined : (nameOf(row.signer) ?? row.signer),
    handedOverOn: row.handed_over_on ?? undefined,
    way: row.handed_over_way ?? undefined,
    note: notes.join('. '),
  };
}

function addresseeOf(contents: LetterContents): string | undefined {
  return contents.kind === 'thanks-note' ? undefined : contents.addressee.name;
}

function briefOf(contents: LetterContents): string {
  const { brief } = words;
  switch (contents.kind) {
    case 'apology':
      return contents.dossier === undefined
        ? (contents.complaint ?? contents.reason ?? '')
        : brief.dossier.replace('{dossier}', () => contents.dossier?.code ?? '');
    case 'thanks':
      return contents.deed;
    case 'birth':
      return brief.birth.replace('{child}', () => contents.child);
    case 'marriage': {
      const [first, second] = contents.spouses;
      return brief.marriage.replace('{first}', () => first).replace('{second}', () => second);
    }
    case 'condolence':
      return brief.condolence.replace('{deceased}', () => contents.deceased.name);
    case 'thanks-note':
      return contents.words;
    default:
      return contents satisfies never;
  }
}

const longestBrief = 200;

/** A register is no second copy of the letter. */
function clip(text: string): string {
  if (text.length <= longestBrief) return text;
  const cut = text.lastIndexOf(' ', longestBrief);
  return `${text.slice(0, cut > 0 ? cut : longestBrief)}…`;
}
