import { existsSync } from 'node:fs';
import { join } from 'node:path';
import words from '#resources/letters/words.json' with { type: 'json' };
import type { Seat } from '#main/door.ts';
import { isSigned, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import { hasCheckingSheet, isWritten } from '#shared/features/letter/letter-states.ts';
import { templateOf, type LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import type {
  LetterSheet,
  SavedDrafts,
  UnwritableReason,
} from '#shared/features/letter/letter.contract.ts';
import type { DocumentDeps } from './document-deps.ts';
import type { LetterOffice, LetterSource } from './documents/letter-values.ts';
import type { LettersJob, LettersRun } from './documents/save-letters.ts';
import { commit, refused, type Refused } from './letter-deps.ts';
import type { KeyedLetterRow } from './letter-store.ts';
import type { OpenedLetters } from './opened-letters.ts';
import { isResting } from './resting.ts';

type DocumentRefusal = 'STORE_FULL' | 'LETTERS_CLOSED' | 'NO_DOCUMENT' | 'TEMPLATE_FAULTY';

/** A letter as a DOCX in memory; that somebody looked at it is on record. */
export async function showDocument(
  deps: DocumentDeps,
  seat: Seat | undefined,
  { id, sheet }: { readonly id: string; readonly sheet: LetterSheet },
): Promise<{ readonly done: true; readonly file: string } | Refused<DocumentRefusal>> {
  const opened = deps.seats.use(seat);
  if (opened === undefined) return refused('LETTERS_CLOSED');
  const found = await sourceOf(deps, opened, id, sheet);
  if ('why' in found) return refused('NO_DOCUMENT', { letters: [found] });
  const { template, source } = found;
  const merged = await deps.mergeDraft({ folders: deps.templates, template, source });
  if (!merged.written) return refused('TEMPLATE_FAULTY', merged.refused);
  return commit(deps.db, () => {
    deps.audit(deps.actorOf(seat), 'letter.read', { letter: id, document: template });
    return { done: true, file: Buffer.from(merged.bytes).toString('base64') };
  });
}

export interface DraftsWish {
  readonly ids: readonly string[];
  readonly sheet: LetterSheet;
  readonly as: LettersJob['as'];
}

/**
 * Writes drafts to disk, all or none, into a folder of their own. From then on they lie outside the
 * seal: which letters, and how many files, is on record before the first is written.
 */
export async function saveDrafts(
  deps: DocumentDeps,
  seat: Seat | undefined,
  { ids, sheet, as }: DraftsWish,
): Promise<
  { readonly done: true; readonly saved: SavedDrafts } | Refused<DocumentRefusal | 'NOT_WRITTEN'>
> {
  const opened = deps.seats.use(seat);
  if (opened === undefined) return refused('LETTERS_CLOSED');
  const wanted = [...new Set(ids)];
  const found: (WrittenAs | Unwritable)[] = [];
  for (const id of wanted) found.push(await sourceOf(deps, opened, id, sheet));
  const unwritable = found.filter((each) => 'why' in each);
  if (unwritable.length > 0) return refused('NO_DOCUMENT', { letters: unwritable });

  const runs = runsOf(found.filter((each) => 'source' in each));
  const actor = deps.actorOf(seat);
  const noted = commit(deps.db, () => {
    for (const letter of wanted) deps.audit(actor, 'letter.saved', { letter, sheet });
    const files = as === 'print' ? runs.length : wanted.length;
    deps.audit(actor, 'letters.saved', { letters: wanted.length, files });
    return { done: true } as const;
  });
  if (!noted.done) return noted;

  const target = freePlace(deps, words.file.letters, '');
  const saved = await deps.saveLetters({ folders: deps.templates, runs, as, target });
  if (saved.written) {
    const { files } = saved;
    return { done: true, saved: { folder: target, files: [...files], letters: wanted.length } };
  }
  noteFailure(deps, actor, 'letters.not-saved');
  return 'refused' in saved
    ? refused('TEMPLATE_FAULTY', saved.refused)
    : refused('NOT_WRITTEN', { reason: saved.reason });
}

/** What was asked for is on record; that nothing came of it as well, unless the disk is full. */
export function noteFailure(deps: DocumentDeps, actor: string, action: string): void {
  commit(deps.db, () => {
    deps.audit(actor, action);
    return { done: true };
  });
}

/** A path in the exports that nothing has yet: the day, and a number from the second on. */
export function freePlace(
  { exportsFolder, today }: Pick<DocumentDeps, 'exportsFolder' | 'today'>,
  name: string,
  ending: string,
): string {
  const stem = join(exportsFolder, `${name}-${today().replaceAll('-', '')}`);
  let place = `${stem}${ending}`;
  for (let number = 2; existsSync(place); number += 1) place = `${stem}-${number}${ending}`;
  return place;
}

interface WrittenAs {
  readonly template: LetterTemplate;
  readonly source: LetterSource;
}

interface Unwritable {
  readonly id: string;
  readonly why: UnwritableReason;
}

async function sourceOf(
  deps: DocumentDeps,
  opened: OpenedLetters,
  id: string,
  sheet: LetterSheet,
): Promise<WrittenAs | Unwritable> {
  const row = deps.store.find(id);
  if (row === undefined || isResting(row, deps)) return { id, why: 'unknown' };
  if (row.sealed === null) return { id, why: 'erased' };
  const rule = ruleOf(row.kind, row.requested_on);
  if (!isWritten(row.state, isSigned(rule))) return { id, why: 'state' };
  if (sheet === 'checking-sheet' && !hasCheckingSheet(row.state, rule.secondPerson)) {
    return { id, why: rule.secondPerson ? 'state' : 'no-sheet' };
  }
  const contents = await opened.contentsOf(row);
  if (contents === undefined) return { id, why: 'unreadable' };
  return {
    template: sheet === 'checking-sheet' ? 'condolence-check' : templateOf(contents),
    source: { contents, office: officeOf(deps, row), verified: rule.verified },
  };
}

/**
 * The settings name who signs. Once somebody has signed, it is that person, and the settings' title
 * stands only with their own name: a title that may be wrong is left for a hand to write.
 */
function officeOf(deps: DocumentDeps, row: KeyedLetterRow): LetterOffice {
  const { unitName, parentName, place, signer } = deps.choices();
  const office = { agency: unitName, parent: parentName, place };
  if (row.signer === null) return { ...office, signer: signer ?? {} };
  const name = deps.nameOf(row.signer);
  return { ...office, signer: signer !== undefined && name === signer.name ? signer : { name } };
}

/** Letters by template, in the order in which they were asked for. */
function runsOf(letters: readonly WrittenAs[]): LettersRun[] {
  return [...Map.groupBy(letters, ({ template }) => template)].map(([template, group]) => ({
    template,
    name: words.file[template],
    letters: group.map(({ source }) => source),
  }));
}
