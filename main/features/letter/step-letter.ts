import type { Seat } from '#main/door.ts';
import type { Day } from '#shared/calendar.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import {
  isSigned,
  missingContents,
  ruleOf,
  type SignerPosition,
} from '#shared/features/letter/letter-kinds.ts';
import {
  takeStep,
  type LetterState,
  type LetterStep,
} from '#shared/features/letter/letter-states.ts';
import type { DeclineReason, HandOverWay } from '#shared/features/letter/letter-words.ts';
import { dueDayOf } from '#shared/features/letter/working-days.ts';
import { appointmentOf } from './begin-letter.ts';
import { commit, refused, type LetterDeps, type Refused } from './letter-deps.ts';
import type { KeyedLetterRow, LetterRow } from './letter-store.ts';
import type { OpenedLetters } from './opened-letters.ts';
import { isResting } from './resting.ts';
import { sealLetter, type SealedLetter } from './seal-letter.ts';

/** A step with what belongs to it. */
export type Step =
  | { readonly step: 'accept' | 'reconsider' | 'check' | 'checkOnPaper' | 'deliver' | 'close' }
  | { readonly step: 'decline'; readonly reason: DeclineReason }
  | { readonly step: 'amend' | 'draft'; readonly contents: LetterContents }
  | {
      readonly step: 'sign';
      readonly number: string | undefined;
      readonly signedOn: Day;
      readonly signer: string;
      readonly position: SignerPosition;
    }
  | { readonly step: 'handOver'; readonly way: HandOverWay; readonly on: Day };

export type StepRefusal =
  | 'STORE_FULL'
  | 'LETTERS_CLOSED'
  | 'LETTER_UNKNOWN'
  | 'LETTER_RESTS'
  | 'LETTER_UNREADABLE'
  | 'LETTER_CHANGED'
  | 'STEP_NOT_POSSIBLE'
  | 'SECOND_PERSON_NEEDED'
  | 'SECOND_ACCOUNT_EXISTS'
  | 'KIND_DIFFERS'
  | 'CONTENTS_MISSING'
  | 'NUMBER_NEEDED'
  | 'NUMBER_TAKEN'
  | 'SIGNER_NOT_ALLOWED'
  | 'SIGNER_UNKNOWN'
  | 'DAY_NOT_POSSIBLE'
  | 'DOSSIER_HAS_LETTER';

/** Steps that nobody takes without having read what the letter says. */
const withContents = new Set<LetterStep>([
  'accept',
  'decline',
  'amend',
  'draft',
  'check',
  'checkOnPaper',
  'sign',
]);

type Taken = { readonly done: true; readonly row: KeyedLetterRow };

/** Takes one step with a letter; who acts on an older version is refused and sees where it stands. */
export async function stepLetter(
  deps: LetterDeps,
  seat: Seat | undefined,
  at: { readonly id: string; readonly version: number },
  wish: Step,
): Promise<Taken | Refused<StepRefusal>> {
  const row = deps.store.find(at.id);
  if (row === undefined) return refused('LETTER_UNKNOWN');
  if (isResting(row, deps)) return refused('LETTER_RESTS');
  if (row.version !== at.version) return changed(row);
  const opened = deps.seats.use(seat);
  const needsContents = withContents.has(wish.step);
  if (needsContents && opened === undefined) return refused('LETTERS_CLOSED');
  const contents = needsContents ? await opened?.contentsOf(row) : undefined;
  if (needsContents && contents === undefined && wish.step !== 'decline') {
    return refused('LETTER_UNREADABLE');
  }
  const person = deps.actorOf(seat);
  const planned = plan(deps, { row, person, contents, opened }, wish);
  if (!planned.done) return planned;
  const { recipient } = deps.choices();
  const sealed =
    planned.contents !== undefined && recipient !== undefined
      ? await sealLetter(recipient, { id: row.id, contents: planned.contents })
      : undefined;
  if (deps.choices().recipient !== recipient) return stepLetter(deps, seat, at, wish);
  return commit(deps.db, () => save(deps, { at, planned, sealed, person, step: wish.step }));
}

interface Standing {
  readonly row: KeyedLetterRow;
  readonly person: string;
  readonly contents: LetterContents | undefined;
  readonly opened: OpenedLetters | undefined;
}

interface Planned {
  readonly done: true;
  /** What becomes of the row. */
  readonly changes: Partial<LetterRow>;
  /** What is sealed anew. */
  readonly contents?: LetterContents;
  /** The code of the dossier it is about, sealed. */
  readonly dossierCode?: Buffer;
}

function plan(deps: LetterDeps, standing: Standing, wish: Step): Planned | Refused<StepRefusal> {
  const { row, person } = standing;
  const rule = ruleOf(row.kind, row.requested_on);
  const outcome = takeStep(
    {
      state: row.state,
      isSigned: isSigned(rule),
      secondPerson: rule.secondPerson,
      draftedBy: row.drafted_by ?? undefined,
      checkedBy: row.checked_by ?? undefined,
      checkedOnPaper: row.checked_on_paper === 1,
    },
    wish.step,
    { person, othersMayCheck: deps.othersMayCheck(person) },
  );
  if (!outcome.possible) {
    return outcome.why === 'STEP_NOT_POSSIBLE'
      ? refused(outcome.why, { state: row.state })
      : refused(outcome.why);
  }
  const details = detailsOf(deps, standing, wish);
  if (!details.done) return details;
  return { ...details, changes: { ...details.changes, state: outcome.state } };
}

function detailsOf(
  deps: LetterDeps,
  standing: Standing,
  wish: Step,
): Planned | Refused<StepRefusal> {
  const { row, person } = standing;
  const today = deps.today();
  switch (wish.step) {
    case 'accept':
      return withDossier(deps, standing, standing.contents, { accepted_on: today });
    case 'decline':
      return changes({ declined_on: today, decline_reason: wish.reason });
    case 'reconsider':
      return changes({ declined_on: null, decline_reason: null, accepted_on: null, ...undrafted });
    case 'amend':
      return rewritten(deps, standing, wish.contents, unchecked);
    case 'draft':
      return rewritten(deps, standing, wish.contents, {
        ...unchecked,
        drafted_on: today,
        drafted_by: person,
      });
    case 'check':
      return changes({ checked_by: person });
    case 'checkOnPaper':
      return changes({ checked_on_paper: 1 });
    case 'sign':
      return signing(deps, standing, wish);
    case 'handOver': {
      const earliest = row.signed_on ?? row.requested_on;
      if (wish.on < earliest || wish.on > today) return impossibleDay(earliest, today);
      return changes({ handed_over_on: wish.on, handed_over_way: wish.way });
    }
    case 'deliver':
      return changes({ delivered_on: today });
    case 'close':
      return changes({ closed_on: today });
    default:
      return wish satisfies never;
  }
}

/** A second pair of eyes saw what was there; what is there now it has not seen. */
const unchecked = { checked_by: null, checked_on_paper: 0 } as const;
const undrafted = { drafted_on: null, drafted_by: null, ...unchecked } as const;

function rewritten(
  deps: LetterDeps,
  standing: Standing,
  contents: LetterContents,
  more: Partial<LetterRow>,
): Planned | Refused<StepRefusal> {
  if (contents.kind !== standing.row.kind) return refused('KIND_DIFFERS');
  // who changes a draft has drafted it: else one person could draft and check
  const drafted = standing.row.drafted_by === null ? {} : { drafted_by: standing.person };
  const outcome = withDossier(deps, standing, contents, { ...drafted, ...more });
  return outcome.done ? { ...outcome, contents } : outcome;
}

/** Notes which dossier a letter is about: there is one letter per dossier. */
function withDossier(
  deps: LetterDeps,
  { row, opened }: Standing,
  contents: LetterContents | undefined,
  more: Partial<LetterRow>,
): Planned | Refused<StepRefusal> {
  const code = contents?.kind === 'apology' ? contents.dossier?.code : undefined;
  const hash = code === undefined ? undefined : opened?.hashDossier(code);
  const other = hash && deps.store.findByDossier(hash);
  if (other !== undefined && other.id !== row.id) {
    return refused('DOSSIER_HAS_LETTER', { id: other.id, state: other.state });
  }
  const appointmentOn = contents && appointmentOf(contents);
  const dossierCode = code === undefined ? undefined : opened?.sealCode(code);
  const rule = ruleOf(row.kind, row.requested_on);
  const due_on = dueDayOf(rule, deps.choices().isWorkingDay, {
    arrivedOn: row.requested_on,
    appointmentOn,
  });
  const planned = changes({
    ...more,
    dossier_hash: hash ?? null,
    appointment_on: appointmentOn ?? null,
    ...(appointmentOn !== (row.appointment_on ?? undefined) && { due_on }),
  });
  return { ...planned, ...(dossierCode !== undefined && { dossierCode }) };
}

function signing(
  deps: LetterDeps,
  { row, contents }: Standing,
  wish: Extract<Step, { step: 'sign' }>,
): Planned | Refused<StepRefusal> {
  const rule = ruleOf(row.kind, row.requested_on);
  const missing = contents === undefined ? [] : missingContents(rule, contents);
  if (missing.length > 0) return refused('CONTENTS_MISSING', { missing });
  if (!rule.signers.includes(wish.position)) {
    return refused('SIGNER_NOT_ALLOWED', { signers: rule.signers });
  }
  if (!deps.knowsPerson(wish.signer)) return refused('SIGNER_UNKNOWN');
  const today = deps.today();
  if (wish.signedOn < row.requested_on || wish.signedOn > today) {
    return impossibleDay(row.requested_on, today);
  }
  if (rule.numbered && wish.number === undefined) return refused('NUMBER_NEEDED');
  const year = wish.signedOn.slice(0, 4);
  if (wish.number !== undefined && deps.store.hasNumber(wish.number, year, row.id)) {
    return refused('NUMBER_TAKEN');
  }
  return changes({
    signed_on: wish.signedOn,
    number: wish.number ?? null,
    signer: wish.signer,
    signer_position: wish.position,
  });
}

function save(
  deps: LetterDeps,
  taken: {
    readonly at: { readonly id: string; readonly version: number };
    readonly planned: Planned;
    readonly sealed: SealedLetter | undefined;
    readonly person: string;
    readonly step: LetterStep;
  },
): Taken | Refused<StepRefusal> {
  const { at, planned, sealed, person, step } = taken;
  const now = deps.store.find(at.id);
  if (now === undefined) return refused('LETTER_UNKNOWN');
  if (now.version !== at.version) return changed(now);
  const { header: _, ...row } = now;
  const next = { ...row, ...planned.changes, version: now.version + 1 };
  deps.store.save(next);
  if (sealed !== undefined) deps.store.reseal(at.id, sealed);
  followDossier(deps, now, next, planned.dossierCode);
  deps.audit(person, `letter.${pastOf[step]}`, { letter: at.id, state: next.state });
  const saved = deps.store.find(at.id);
  return saved === undefined ? refused('LETTER_UNKNOWN') : { done: true, row: saved };
}

/** Keeps the list of overdue dossiers in step with what becomes of the letter about one. */
function followDossier(
  { overdue }: LetterDeps,
  before: LetterRow,
  after: LetterRow,
  code: Buffer | undefined,
): void {
  const { dossier_hash, appointment_on, handed_over_on } = after;
  if (dossier_hash === null) return; // what was owed stays owed
  const was = before.dossier_hash;
  if (was !== null && !was.equals(dossier_hash)) overdue.move(was, dossier_hash);
  if (code !== undefined && appointment_on !== null) {
    overdue.put({ dossier_hash, code, appointment_on, source: 'letter' });
  }
  if (handed_over_on !== null) overdue.handOver(dossier_hash, handed_over_on);
}

const pastOf: Readonly<Record<LetterStep, string>> = {
  accept: 'accepted',
  decline: 'declined',
  reconsider: 'reconsidered',
  amend: 'amended',
  draft: 'drafted',
  check: 'checked',
  checkOnPaper: 'checked-on-paper',
  sign: 'signed',
  handOver: 'handed-over',
  deliver: 'delivered',
  close: 'closed',
};

function changes(changed: Partial<LetterRow>): Planned {
  return { done: true, changes: changed };
}

function changed(row: { readonly state: LetterState; readonly version: number }) {
  return refused('LETTER_CHANGED', { state: row.state, version: row.version });
}

function impossibleDay(earliest: Day, latest: Day) {
  return refused('DAY_NOT_POSSIBLE', { earliest, latest });
}
