import type { Seat } from '#main/door.ts';
import type { Day } from '#shared/calendar.ts';
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import { isWaiting, type LetterState } from '#shared/features/letter/letter-states.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { commit, refused, type LetterDeps, type Refused } from './letter-deps.ts';
import { lineFor } from './letter-line.ts';
import { isResting } from './resting.ts';
import type { KeyedLetterRow } from './letter-store.ts';

export interface LetterQuery {
  readonly states?: readonly LetterState[] | undefined;
  readonly kinds?: readonly LetterKind[] | undefined;
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Letters by what is due first; what they say only while they are open. */
export async function listLetters(
  deps: LetterDeps,
  seat: Seat | undefined,
  query: LetterQuery,
): Promise<
  | { readonly done: true; readonly letters: LetterLine[]; readonly total: number }
  | Refused<'LETTERS_CLOSED'>
> {
  const opened = deps.seats.use(seat);
  const searched = fold(query.search ?? '');
  if (searched !== '' && opened === undefined) return refused('LETTERS_CLOSED');
  const rows = deps.store
    .list()
    .filter((row) => !isResting(row, deps))
    .filter(({ state }) => query.states === undefined || query.states.includes(state))
    .filter(({ kind }) => query.kinds === undefined || query.kinds.includes(kind));
  const found =
    searched === '' ? rows : await findRows(rows, (row) => opened?.contentsOf(row), searched);
  const shown = found.slice(query.offset, query.offset + query.limit);
  const letters: LetterLine[] = [];
  for (const row of shown) letters.push(await lineFor(deps, seat, row));
  return { done: true, letters, total: found.length };
}

async function findRows(
  rows: readonly KeyedLetterRow[],
  contentsOf: (row: KeyedLetterRow) => Promise<unknown> | undefined,
  searched: string,
): Promise<KeyedLetterRow[]> {
  const found: KeyedLetterRow[] = [];
  for (const row of rows) {
    const text = fold([row.number ?? '', ...wordsIn(await contentsOf(row))].join(' '));
    if (searched.split(' ').every((word) => text.includes(word))) found.push(row);
  }
  return found;
}

/** Every text in what a letter says, whatever its kind. */
function wordsIn(contents: unknown): string[] {
  if (typeof contents === 'string') return [contents];
  if (typeof contents !== 'object' || contents === null) return [];
  return Object.values(contents).flatMap(wordsIn);
}

/** Small letters without marks: who types without marks finds what was written with them. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** One letter with what it says; who read it is on record. */
export async function readLetter(
  deps: LetterDeps,
  seat: Seat | undefined,
  id: string,
): Promise<
  | { readonly done: true; readonly letter: LetterLine }
  | Refused<
      'LETTERS_CLOSED' | 'LETTER_UNKNOWN' | 'LETTER_RESTS' | 'LETTER_UNREADABLE' | 'STORE_FULL'
    >
> {
  const row = deps.store.find(id);
  if (row === undefined) return refused('LETTER_UNKNOWN');
  if (isResting(row, deps)) return refused('LETTER_RESTS');
  if (deps.seats.use(seat) === undefined) return refused('LETTERS_CLOSED');
  const letter = await lineFor(deps, seat, row);
  if (letter.reading === 'unreadable') return refused('LETTER_UNREADABLE');
  return commit(deps.db, () => {
    deps.audit(deps.actorOf(seat), 'letter.read', { letter: id });
    return { done: true, letter };
  });
}

/** How many letters wait, by kind and state, and how many of them are late; names nobody. */
export function countLetters({
  store,
  today,
  restingDay,
}: Pick<LetterDeps, 'store' | 'today' | 'restingDay'>) {
  return store.count(today(), restingDay()).map(({ kind, state, n, overdue }) => ({
    kind,
    state,
    n,
    overdue: isWaiting(state) ? overdue : 0,
  }));
}

/** For a glance: how many letters something must still be done about, and how many are late. */
export function lettersDue(deps: Pick<LetterDeps, 'store' | 'today' | 'restingDay'>): {
  readonly due: number;
  readonly overdue: number;
} {
  const cells = countLetters(deps).filter(({ state }) => isWaiting(state));
  const sum = (field: 'n' | 'overdue') => cells.reduce((total, cell) => total + cell[field], 0);
  return { due: sum('n'), overdue: sum('overdue') };
}

/**
 * Apologies over overdue dossiers: how many were handed over, when, and which were not. Whatever
 * became of their letters, and whoever had them deleted: what was overdue stays in the sum.
 */
export function apologyCompliance(
  deps: LetterDeps,
  seat: Seat | undefined,
  { from, to }: { readonly from: Day; readonly to: Day },
) {
  const opened = deps.seats.use(seat);
  const today = deps.today();
  const owed = deps.overdue
    .listPeriod(from, to)
    // a list says itself that its dossiers are late, and wants the apology before they are
    .filter((row) => row.source === 'list' || row.handed_over_on || row.appointment_on <= today);
  const handed = owed.filter((row) => row.handed_over_on !== null);
  const before = handed.filter((row) => (row.handed_over_on ?? '') < row.appointment_on).length;
  const missing = owed
    .filter((row) => row.handed_over_on === null)
    .map(({ dossier_hash, code, appointment_on: appointmentOn }) => {
      const dossier = code === null ? undefined : opened?.openCode(code);
      const letter = deps.store.findByDossier(dossier_hash);
      return {
        appointmentOn,
        isForgotten: code === null,
        ...(letter !== undefined && { letter: { id: letter.id, state: letter.state } }),
        ...(dossier !== undefined && { dossier }),
      };
    });
  return {
    overdue: owed.length,
    handedOver: handed.length,
    before,
    after: handed.length - before,
    missing,
  };
}
