import type { Seat } from '#main/door.ts';
import { isOfficial } from '#shared/features/letter/letter-states.ts';
import { isSigned, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import type { DeletionReason } from '#shared/features/letter/letter-words.ts';
import { readReceiptCode } from '#shared/features/letter/receipt-code.ts';
import type { KeptConsent } from '#shared/features/letter/consent-terms.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import type { SubjectRequest } from '#shared/features/letter/subject-request.ts';
import { requestClocks } from '#shared/features/letter/working-days.ts';
import { commit, refused, type LetterDeps, type Refused } from './letter-deps.ts';
import { lineFor } from './letter-line.ts';
import type { KeyedLetterRow, StoredConsent } from './letter-store.ts';
import type { VerifierOf } from './receipt-codes.ts';
import type { SubjectRequestRow } from './subject-store.ts';

export type SubjectDeps = LetterDeps & { readonly verifierOf: VerifierOf };

/** Whose letter is meant: by the receipt's code, or by the letter itself after papers were shown. */
export type Meant = { readonly code: string } | { readonly id: string };
type MeantRefusal = 'CODE_UNREADABLE' | 'CODE_UNKNOWN' | 'LETTER_UNKNOWN';

/** The letter that somebody means. */
export async function findMeant(
  { store, verifierOf }: Pick<SubjectDeps, 'store' | 'verifierOf'>,
  meant: Meant,
): Promise<{ readonly done: true; readonly row: KeyedLetterRow } | Refused<MeantRefusal>> {
  if ('id' in meant) {
    const row = store.find(meant.id);
    return row === undefined ? refused('LETTER_UNKNOWN') : { done: true, row };
  }
  const code = readReceiptCode(meant.code);
  if (code === undefined) return refused('CODE_UNREADABLE');
  for (const key of [undefined, ...store.listSenderKeys()]) {
    const id = store.findByVerifier(await verifierOf(code, key));
    const row = id === undefined ? undefined : store.find(id);
    if (row !== undefined) return { done: true, row };
  }
  return refused('CODE_UNKNOWN');
}

function keptConsent(kept: StoredConsent): KeptConsent {
  const { version, language, hash, text, givenBy, givenHow, givenOn, recordedBy } = kept;
  return {
    ...{ version, language, text, hash: hash.toString('hex') },
    ...(givenBy !== null && { by: givenBy }),
    ...(givenHow !== null && { how: givenHow }),
    ...(givenOn !== null && { givenOn }),
    ...(recordedBy !== null && { recordedBy }),
  };
}

/** Everything that is kept on somebody, for them to see; who showed it is on record. */
export async function disclose(
  deps: SubjectDeps,
  seat: Seat | undefined,
  meant: Meant,
): Promise<
  | { readonly done: true; readonly letter: LetterLine; readonly consent: KeptConsent | undefined }
  | Refused<MeantRefusal | 'LETTERS_CLOSED' | 'LETTER_UNREADABLE' | 'STORE_FULL'>
> {
  const found = await findMeant(deps, meant);
  if (!found.done) return found;
  if (deps.seats.use(seat) === undefined) return refused('LETTERS_CLOSED');
  const letter = await lineFor(deps, seat, found.row);
  if (letter.reading === 'unreadable') return refused('LETTER_UNREADABLE');
  const { id } = found.row;
  const kept = deps.store.findConsent(id);
  const consent = kept && keptConsent(kept);
  return commit(deps.db, () => {
    deps.audit(deps.actorOf(seat), 'letter.disclosed', { letter: id, proof: proofOf(meant) });
    return { done: true, letter, consent };
  });
}

/**
 * Deletes a letter whole: what it says, its key, consent and code, here and in the backups of the
 * folder. Its id stays, so that no restore brings it back. A signed one is the archive's.
 */
export async function deleteLetter(
  deps: SubjectDeps,
  seat: Seat | undefined,
  meant: { readonly code: string } | { readonly id: string; readonly reason: DeletionReason },
): Promise<{ readonly done: true } | Refused<MeantRefusal | 'LETTER_SIGNED' | 'STORE_FULL'>> {
  const found = await findMeant(deps, meant);
  if (!found.done) return found;
  const { id } = found.row;
  const detail = {
    letter: id,
    kind: found.row.kind,
    proof: proofOf(meant),
    reason: 'reason' in meant ? meant.reason : 'receipt-code',
  };
  const outcome = commit(deps.db, () => {
    const row = deps.store.find(id);
    if (row === undefined) return refused('LETTER_UNKNOWN');
    if (isOfficial(row.state, isSigned(ruleOf(row.kind, row.requested_on)))) {
      const { number, signed_on: signedOn } = row;
      return refused('LETTER_SIGNED', { signedOn, ...(number !== null && { number }) });
    }
    deps.store.remove(id, deps.today());
    deps.store.withdrawIfCarried(id);
    if (row.dossier_hash !== null) deps.overdue.forget(row.dossier_hash);
    deps.audit(deps.actorOf(seat), 'letter.deleted', detail);
    return { done: true } as const;
  });
  if (!outcome.done) return outcome;
  deps.forgetInBackups();
  deps.sweep();
  return outcome;
}

/** Notes what a data subject asks for, with the days by which the law wants an answer and an end. */
export async function openRequest(
  deps: SubjectDeps,
  seat: Seat | undefined,
  {
    id,
    about,
    wish,
  }: { readonly id: string; readonly about: Meant; readonly wish: SubjectRequest['wish'] },
): Promise<
  { readonly done: true; readonly request: SubjectRequest } | Refused<MeantRefusal | 'STORE_FULL'>
> {
  const known = deps.subjects.findRequest(id);
  if (known !== undefined) return { done: true, request: requestOf(known, deps.today()) };
  const found = await findMeant(deps, about);
  if (!found.done) return found;
  const opened_on = deps.today();
  const clocks = requestClocks(deps.choices().isWorkingDay, opened_on);
  const row: SubjectRequestRow = {
    id,
    letter_id: found.row.id,
    wish,
    proof: proofOf(about),
    opened_on,
    answer_due_on: clocks.answerDueOn,
    finish_due_on: clocks.finishDueOn,
    answered_on: null,
    finished_on: null,
    outcome: null,
    reason: null,
  };
  return commit(deps.db, () => {
    deps.subjects.insertRequest(row);
    deps.audit(deps.actorOf(seat), 'request.opened', { request: id, wish, proof: row.proof });
    return { done: true, request: requestOf(row, opened_on) };
  });
}

/** Notes that somebody was answered. */
export function answerRequest(
  deps: SubjectDeps,
  seat: Seat | undefined,
  id: string,
): Moved | Refused<'REQUEST_UNKNOWN' | 'STORE_FULL'> {
  return commit(deps.db, () => {
    const row = deps.subjects.findRequest(id);
    if (row === undefined) return refused('REQUEST_UNKNOWN');
    return moved(deps, seat, row, {});
  });
}

/** Notes what came of a request; a refusal has its reason. */
export function finishRequest(
  deps: SubjectDeps,
  seat: Seat | undefined,
  id: string,
  end: Pick<SubjectRequest, 'reason'> & { readonly outcome: 'done' | 'refused' },
): Moved | Refused<'REQUEST_UNKNOWN' | 'REQUEST_FINISHED' | 'REASON_NEEDED' | 'STORE_FULL'> {
  if (end.outcome === 'refused' && end.reason === undefined) return refused('REASON_NEEDED');
  return commit(deps.db, () => {
    const row = deps.subjects.findRequest(id);
    if (row === undefined) return refused('REQUEST_UNKNOWN');
    if (row.finished_on !== null) return refused('REQUEST_FINISHED');
    const { outcome, reason = null } = end;
    return moved(deps, seat, row, { outcome, reason, finished_on: deps.today() });
  });
}

interface Moved {
  readonly done: true;
  readonly request: SubjectRequest;
}

function moved(
  deps: SubjectDeps,
  seat: Seat | undefined,
  row: SubjectRequestRow,
  change: Partial<SubjectRequestRow>,
): Moved {
  const today = deps.today();
  const next = { ...row, ...change, answered_on: row.answered_on ?? today };
  deps.subjects.saveRequest(next);
  const { outcome } = change;
  const action = outcome === undefined ? 'request.answered' : 'request.finished';
  deps.audit(deps.actorOf(seat), action, { request: row.id, ...(outcome && { outcome }) });
  return { done: true, request: requestOf(next, today) };
}

/** Every request there was; what must still be done comes first, the most urgent at the top. */
export function listRequests({ subjects, today }: SubjectDeps): SubjectRequest[] {
  return subjects.listRequests().map((row) => requestOf(row, today()));
}

function requestOf(row: SubjectRequestRow, today: string): SubjectRequest {
  const isLate =
    row.finished_on === null &&
    (row.finish_due_on < today || (row.answered_on === null && row.answer_due_on < today));
  return {
    id: row.id,
    letterId: row.letter_id,
    wish: row.wish,
    proof: row.proof,
    openedOn: row.opened_on,
    answerDueOn: row.answer_due_on,
    finishDueOn: row.finish_due_on,
    isLate,
    ...(row.answered_on !== null && { answeredOn: row.answered_on }),
    ...(row.finished_on !== null && { finishedOn: row.finished_on }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(row.reason !== null && { reason: row.reason }),
  };
}

function proofOf(meant: Meant): 'code' | 'papers' {
  return 'code' in meant ? 'code' : 'papers';
}
