import type { Seat } from '#main/door.ts';
import type { Day } from '#shared/calendar.ts';
import { kindsStartedAt, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import type { Consent, DeskConsent } from '#shared/features/letter/consent-terms.ts';
import type { LetterOffer } from '#shared/features/letter/letter.contract.ts';
import { dueDayOf } from '#shared/features/letter/working-days.ts';
import {
  consentsFor,
  findConsent,
  giversFor,
  inEveryLanguage,
  isConsentNeeded,
} from './consents.ts';
import { commit, refused, type LetterDeps, type Refused } from './letter-deps.ts';
import type { DocumentDeps } from './document-deps.ts';
import type { LetterRow } from './letter-store.ts';
import { codeFromSecret, type VerifierOf } from './receipt-codes.ts';
import { sealLetter } from './seal-letter.ts';

type BeginDeps = LetterDeps & { readonly verifierOf: VerifierOf };

/** What citizens may ask for here today. */
export function offerLetters({
  choices,
  today,
  isTrial,
}: Pick<DocumentDeps, 'choices' | 'today' | 'isTrial'>): LetterOffer {
  const decided = choices();
  if (decided.recipient === undefined) return { offered: false, kinds: [] };
  const kinds = kindsStartedAt('kiosk', today()).map((kind) => ({
    kind,
    consents: consentsFor(kind, decided),
  }));
  const { receiptPaper: paper, unitName } = decided;
  return {
    offered: true,
    kinds,
    ...(paper !== undefined && { receipt: { paper, unitName, isTrial } }),
  };
}

export interface NewLetter {
  readonly id: string;
  readonly contents: LetterContents;
  readonly consent?: Consent | DeskConsent | undefined;
  readonly secret?: string | undefined;
}

type Begun = { readonly done: true; readonly code: string | undefined };
type Taken = { readonly done: true; readonly code: string; readonly requestedOn: Day };
type BeginRefusal =
  | 'LETTERS_OFF'
  | 'KIND_NOT_OFFERED'
  | 'CONSENT_CHANGED'
  | 'ID_TAKEN'
  | 'STORE_FULL';
type RecordRefusal = BeginRefusal | 'CONSENT_NEEDED';

/** A letter that staff begin: with the consent they heard, or without one where a duty is enough. */
interface DeskLetter extends NewLetter {
  readonly consent?: DeskConsent | undefined;
}

/** Takes a citizen's request: sealed before it is committed, and on disk before it is confirmed. */
export async function requestLetter(
  deps: BeginDeps,
  wish: Required<NewLetter> & { readonly consent: Consent },
): Promise<Taken | Refused<BeginRefusal | 'STAFF_SIGNED_IN'>> {
  if (deps.isPaused()) return refused('STAFF_SIGNED_IN');
  const outcome = await beginLetter(deps, wish, { source: 'kiosk', recordedBy: null });
  if (!outcome.done) return outcome;
  if (outcome.code === undefined) throw new Error('a citizen always brings the secret of a code');
  const { code } = outcome;
  const row = deps.store.find(wish.id);
  if (row === undefined) throw new Error('a letter that was just taken is there');
  return { done: true, code, requestedOn: row.requested_on };
}

/** Takes a letter that staff begin at the desk; it need not be open there for that. */
export function recordLetter(
  deps: BeginDeps,
  seat: Seat | undefined,
  letter: DeskLetter,
): Promise<Begun | Refused<RecordRefusal>> {
  const { kind } = letter.contents;
  const givers = giversFor(kind);
  const { consent } = letter;
  const isMissing = consent === undefined ? isConsentNeeded(kind) : !givers.includes(consent.by);
  if (isMissing) return Promise.resolve(refused('CONSENT_NEEDED', { givers }));
  return beginLetter(deps, letter, { source: 'desk', recordedBy: deps.actorOf(seat) });
}

async function beginLetter(
  deps: BeginDeps,
  letter: NewLetter,
  origin: Pick<NewRow, 'source' | 'recordedBy'>,
): Promise<Begun | Refused<BeginRefusal>> {
  const { store, choices } = deps;
  const { id, contents, secret } = letter;
  const code = secret === undefined ? undefined : codeFromSecret(secret);
  const verifier = code === undefined ? undefined : await deps.verifierOf(code);
  const known = knownAlready(deps, id, verifier);
  if (known !== undefined) return known === 'same' ? { done: true, code } : refused('ID_TAKEN');

  const decided = choices();
  if (decided.recipient === undefined) return refused('LETTERS_OFF');
  const screen = origin.source === 'kiosk' ? 'kiosk' : 'desk';
  if (!kindsStartedAt(screen, deps.today()).includes(contents.kind)) {
    return refused('KIND_NOT_OFFERED');
  }
  const shown = letter.consent && findConsent(contents.kind, decided, letter.consent);
  if (letter.consent !== undefined && shown === undefined) return refused('CONSENT_CHANGED');
  const consent =
    shown && (origin.source === 'kiosk' ? inEveryLanguage(contents.kind, decided) : shown);
  const noted = noteOf(letter.consent, deps.today(), origin.recordedBy);

  const { recipient } = decided;
  const { header, payload } = await sealLetter(recipient, { id, contents });
  // the key was replaced meanwhile: nothing may come that only the old one opens
  if (choices().recipient !== recipient) return beginLetter(deps, letter, origin);
  const outcome = commit(deps.db, (): Begun | Refused<'ID_TAKEN'> => {
    const meanwhile = knownAlready(deps, id, verifier);
    if (meanwhile === 'same') return { done: true, code };
    if (meanwhile === 'other') return refused('ID_TAKEN');
    store.insert(newRow(deps, { ...origin, id, contents, payload }), header);
    if (verifier !== undefined) store.keepCode(id, verifier);
    if (consent !== undefined) store.keepConsent(id, { ...consent, ...noted });
    return { done: true, code };
  });
  if (outcome.done) deps.sweep();
  return outcome;
}

/** At the desk: who agreed, how, when and before whom; a citizen at the screen agrees alone. */
function noteOf(given: NewLetter['consent'], today: Day, person: string | null) {
  return given !== undefined && 'by' in given
    ? { givenBy: given.by, givenHow: given.how, givenOn: today, recordedBy: person }
    : { givenBy: null, givenHow: null, givenOn: null, recordedBy: null };
}

/** A retry brings the same id with the same secret; anything else that brings it is another letter. */
function knownAlready(
  { store }: Pick<LetterDeps, 'store'>,
  id: string,
  verifier: Buffer | undefined,
): 'same' | 'other' | undefined {
  if (store.isDeleted(id)) return 'other';
  if (store.find(id) === undefined) return undefined;
  const kept = store.findVerifier(id);
  if (kept === undefined || verifier === undefined) return kept === verifier ? 'same' : 'other';
  return kept.equals(verifier) ? 'same' : 'other';
}

interface NewRow {
  readonly id: string;
  readonly source: LetterRow['source'];
  readonly recordedBy: string | null;
  readonly contents: LetterContents;
  readonly payload: Buffer;
  readonly dossierHash?: Buffer;
}

/** The row of a letter that comes today; the day is all the time it keeps. */
export function newRow(
  { today, choices }: Pick<LetterDeps, 'today' | 'choices'>,
  { id, source, recordedBy, contents, payload, dossierHash }: NewRow,
): LetterRow {
  const arrivedOn = today();
  const appointmentOn = appointmentOf(contents);
  const rule = ruleOf(contents.kind, arrivedOn);
  const isOwnList = source === 'import'; // nobody asked: the office has taken these on itself
  return {
    id,
    kind: contents.kind,
    source,
    state: isOwnList ? 'accepted' : 'requested',
    version: 1,
    due_on: dueDayOf(rule, choices().isWorkingDay, { arrivedOn, appointmentOn }),
    requested_on: arrivedOn,
    accepted_on: isOwnList ? arrivedOn : null,
    declined_on: null,
    drafted_on: null,
    signed_on: null,
    handed_over_on: null,
    delivered_on: null,
    closed_on: null,
    appointment_on: appointmentOn ?? null,
    dossier_hash: dossierHash ?? null,
    decline_reason: null,
    number: null,
    signer: null,
    signer_position: null,
    handed_over_way: null,
    recorded_by: recordedBy,
    drafted_by: null,
    checked_by: null,
    checked_on_paper: 0,
    sealed: payload,
  };
}

/** The day on which an overdue dossier's result was promised. */
export function appointmentOf(contents: LetterContents): Day | undefined {
  return contents.kind === 'apology' ? contents.dossier?.appointmentOn : undefined;
}
