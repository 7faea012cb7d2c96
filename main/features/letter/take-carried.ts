import { createHash } from 'node:crypto';
import { isSigned, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import { isOfficial } from '#shared/features/letter/letter-states.ts';
import { CarriedLetters, type CarriedLetter } from '#shared/features/letter/carried-letters.ts';
import type { CarriedStore } from './carried-store.ts';
import { commit, type LetterDeps } from './letter-deps.ts';
import type { LetterRow, StoredConsent } from './letter-store.ts';

export interface TakingDeps extends Pick<
  LetterDeps,
  'db' | 'store' | 'overdue' | 'today' | 'audit' | 'sweep' | 'forgetInBackups'
> {
  readonly carried: CarriedStore;
}

interface Carried {
  /** The part of the file, opened. */
  readonly text: string;
  /** The station whose file it is. */
  readonly stationCode: string;
  readonly actor: string;
}

/**
 * Takes requests of a station in at the desk, all or none. What is here by its id, or was deleted here,
 * stays as it is, so that the same file again changes nothing.
 */
export function takeCarried(
  deps: TakingDeps,
  { text, stationCode, actor }: Carried,
): 'taken' | 'invalid' | 'STORE_FULL' {
  const read = readCarried(deps, text);
  if (read === undefined) return 'invalid';
  const { letters, texts, withdrawn, codeKey } = read;
  const textOf = new Map(texts.map((each) => [each.hash, each.text]));
  const taken = commit(deps.db, () => {
    deps.carried.keepSenderKey(Buffer.from(codeKey, 'base64'));
    for (const letter of letters) takeOne(deps, letter, textOf);
    for (const id of withdrawn) withdraw(deps, id, actor);
    deps.audit(actor, 'letters.taken', { station: stationCode });
    return 'taken' as const;
  });
  if (taken !== 'taken') return 'STORE_FULL';
  if (withdrawn.length > 0) deps.forgetInBackups();
  deps.sweep();
  return taken;
}

/** Undefined for what no station of this program writes, though somebody signed it. */
function readCarried({ store }: TakingDeps, text: string): CarriedLetters | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = CarriedLetters.safeParse(document);
  if (!parsed.success) return undefined;
  const { letters, texts } = parsed.data;
  const hashes = new Set(texts.map(({ hash }) => hash));
  const verifiers = letters.flatMap(({ verifier }) => (verifier === null ? [] : [verifier]));
  const isWhole =
    texts.every((each) => createHash('sha256').update(each.text).digest('hex') === each.hash) &&
    letters.every(({ consent }) => consent === null || hashes.has(consent.hash)) &&
    letters.every(({ kind }) => kind !== 'condolence') && // never asked for at a kiosk
    new Set(verifiers).size === verifiers.length &&
    letters.every(({ id, verifier }) => {
      const known = verifier && store.findByVerifier(Buffer.from(verifier, 'base64'));
      return !known || known === id;
    });
  return isWhole ? parsed.data : undefined;
}

function takeOne(
  { store }: TakingDeps,
  letter: CarriedLetter,
  textOf: ReadonlyMap<string, string>,
): void {
  const { id, header, verifier, consent } = letter;
  if (store.find(id) !== undefined || store.isDeleted(id)) return;
  store.insert(rowOf(letter), Buffer.from(header, 'base64'));
  if (verifier !== null) store.keepCode(id, Buffer.from(verifier, 'base64'));
  if (consent !== null) {
    store.keepConsent(id, storedConsent(consent, textOf.get(consent.hash) ?? ''));
  }
}

/** A citizen who agreed alone at the screen: nobody heard it. */
function storedConsent(
  { hash, version, language }: NonNullable<CarriedLetter['consent']>,
  text: string,
): StoredConsent {
  const nobody = { givenBy: null, givenHow: null, givenOn: null, recordedBy: null };
  return { version, language, text, hash: Buffer.from(hash, 'hex'), ...nobody };
}

/** Deleted by its citizen at the station: deleted here, and kept out if it should still come. */
function withdraw({ store, overdue, today, audit }: TakingDeps, id: string, actor: string): void {
  if (store.isDeleted(id)) return;
  const row = store.find(id);
  // once signed it is a document of the office, which the consent says
  if (row && isOfficial(row.state, isSigned(ruleOf(row.kind, row.requested_on)))) return;
  store.remove(id, today());
  if (row === undefined) return;
  if (row.dossier_hash !== null) overdue.forget(row.dossier_hash);
  audit(actor, 'letter.deleted', { letter: id, kind: row.kind, reason: 'withdrawn-at-station' });
}

function rowOf(letter: CarriedLetter): LetterRow {
  return {
    id: letter.id,
    kind: letter.kind,
    source: 'kiosk',
    state: 'requested',
    version: 1,
    due_on: letter.dueOn,
    requested_on: letter.requestedOn,
    accepted_on: null,
    declined_on: null,
    drafted_on: null,
    signed_on: null,
    handed_over_on: null,
    delivered_on: null,
    closed_on: null,
    appointment_on: letter.appointmentOn,
    dossier_hash: null,
    decline_reason: null,
    number: null,
    signer: null,
    signer_position: null,
    handed_over_way: null,
    recorded_by: null,
    drafted_by: null,
    checked_by: null,
    checked_on_paper: 0,
    sealed: Buffer.from(letter.sealed, 'base64'),
  };
}
