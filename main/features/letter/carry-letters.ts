import {
  carriedFormat,
  type CarriedLetter,
  type CarriedLetters,
} from '#shared/features/letter/carried-letters.ts';
import type { CarriedStore } from './carried-store.ts';
import { keyFileNames } from './key-files.ts';
import { commit, type LetterChoices, type LetterDeps } from './letter-deps.ts';
import type { KeyDeps } from './letter-keys.ts';
import type { KeyedLetterRow, StoredConsent } from './letter-store.ts';
import { isResting } from './resting.ts';

export interface CarryingDeps
  extends
    Pick<
      LetterDeps,
      'db' | 'store' | 'today' | 'restingDay' | 'audit' | 'sweep' | 'forgetInBackups'
    >,
    Pick<KeyDeps, 'files'> {
  readonly carried: CarriedStore;
  readonly choices: () => Pick<LetterChoices, 'recipient'>;
}

/**
 * What a station hands to the office's desk: every request that has rested, as its citizen left it, and
 * the ids of those that were deleted here after they had gone along. Undefined where letters are opened
 * in this folder itself, which stay, and where letters are off.
 */
export function gatherForDesk(deps: CarryingDeps): CarriedLetters | undefined {
  const { store, carried, files } = deps;
  const codeKey = store.findCodeKey();
  if (codeKey === undefined || keyFileNames.some((name) => files.has(name))) return undefined;
  const isOff = deps.choices().recipient === undefined && !store.hasSealed();
  if (isOff && carried.listWithdrawn().length === 0) return undefined;
  const awaited = carried.listAwaited();
  const rows = store
    .list()
    .filter((row) => isReady(deps, row) && !awaited.has(row.id))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const letters = rows.flatMap((row) => carriedLetter(deps, row));
  const agreedTo = new Set(letters.map(({ consent }) => consent?.hash));
  const texts = carried
    .listTexts()
    .map((text) => ({ ...text, hash: text.hash.toString('hex') }))
    .filter(({ hash }) => agreedTo.has(hash));
  return {
    format: carriedFormat,
    codeKey: codeKey.toString('base64'),
    texts,
    letters,
    withdrawn: carried.listWithdrawn(),
  };
}

/** Of an earlier day for certain: a clock that went back makes nothing older. */
function isReady(deps: CarryingDeps, row: KeyedLetterRow): boolean {
  const { source, state, requested_on: requestedOn } = row;
  if (source !== 'kiosk' || state !== 'requested' || isResting(row, deps)) return false;
  return deps.restingDay() === undefined || requestedOn < deps.today();
}

/** None where the key is lost: nobody could read it there either. */
function carriedLetter({ store }: CarryingDeps, row: KeyedLetterRow): CarriedLetter[] {
  const { header, sealed } = row;
  if (header === null || sealed === null) return [];
  return [
    {
      id: row.id,
      kind: row.kind,
      requestedOn: row.requested_on,
      dueOn: row.due_on,
      appointmentOn: row.appointment_on,
      header: header.toString('base64'),
      sealed: sealed.toString('base64'),
      verifier: store.findVerifier(row.id)?.toString('base64') ?? null,
      consent: carriedConsent(store.findConsent(row.id)),
    },
  ];
}

function carriedConsent(kept: StoredConsent | undefined): CarriedLetter['consent'] {
  if (kept === undefined) return null;
  const { hash, version, language } = kept;
  return { hash: hash.toString('hex'), version, language };
}

/** Notes what a file of this name holds; before that it may not leave. */
export function noteCarried(
  deps: CarryingDeps,
  {
    actor,
    name,
    what,
  }: { readonly actor: string; readonly name: string; readonly what: CarriedLetters },
): 'noted' | 'STORE_FULL' {
  const noted = commit(deps.db, () => {
    deps.carried.note(name, what);
    deps.audit(actor, 'letters.carried');
    return 'noted' as const;
  });
  if (noted !== 'noted') return 'STORE_FULL';
  deps.sweep();
  return noted;
}

/**
 * The desk has what a file of this name held: it goes here, out of the database, its log and the copies.
 * What its citizen is still to be answered about stays until then.
 */
export function letGoOfCarried(
  deps: CarryingDeps,
  { actor, name }: { readonly actor: string; readonly name: string },
): 'gone' | 'STORE_FULL' {
  const { store, carried } = deps;
  const held = carried.listIn(name);
  if (held.length === 0) return 'gone'; // said before, or nothing was in it
  const awaited = carried.listAwaited();
  const gone = commit(deps.db, () => {
    for (const { letter_id: id, what } of held) {
      if (what === 'letter' && (awaited.has(id) || carried.isWithdrawn(id))) continue;
      if (what === 'letter' && store.find(id) !== undefined) store.remove(id, deps.today());
      carried.settle(id);
    }
    deps.audit(actor, 'letters.received');
    return 'gone' as const;
  });
  if (gone !== 'gone') return 'STORE_FULL';
  deps.forgetInBackups();
  deps.sweep();
  return gone;
}
