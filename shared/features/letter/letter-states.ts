/** What a letter goes through; `delivered` belongs to a citizen's note, which nobody signs. */
export const letterStates = [
  'requested',
  'accepted',
  'declined',
  'drafted',
  'signed',
  'handed-over',
  'delivered',
  'closed',
] as const;
export type LetterState = (typeof letterStates)[number];

export const letterSteps = [
  'accept',
  'decline',
  'reconsider',
  'amend',
  'draft',
  'check',
  'checkOnPaper',
  'sign',
  'handOver',
  'deliver',
  'close',
] as const;
export type LetterStep = (typeof letterSteps)[number];

const signedLetter: Partial<Record<LetterState, Partial<Record<LetterStep, LetterState>>>> = {
  requested: { accept: 'accepted', decline: 'declined', amend: 'requested' },
  accepted: { draft: 'drafted', decline: 'declined', amend: 'accepted' },
  declined: { reconsider: 'requested' },
  drafted: {
    draft: 'drafted',
    amend: 'drafted',
    check: 'drafted',
    checkOnPaper: 'drafted',
    decline: 'declined',
    sign: 'signed',
  },
  signed: { handOver: 'handed-over' },
  'handed-over': { close: 'closed' },
};

const note: typeof signedLetter = {
  requested: { deliver: 'delivered', amend: 'requested' },
  delivered: { close: 'closed' },
};

/** Where a letter stands, as far as the next step depends on it. */
export interface LetterStanding {
  readonly state: LetterState;
  /** Whether somebody signs letters of its kind. */
  readonly isSigned: boolean;
  /** Whether a second person must have looked at it before it is signed. */
  readonly secondPerson: boolean;
  /** Who drafted it last; a code. */
  readonly draftedBy?: string | undefined;
  /** Who looked at that draft; a code. */
  readonly checkedBy?: string | undefined;
  /** Whether a second person signed the printed checking sheet by hand. */
  readonly checkedOnPaper: boolean;
}

export interface StepTaker {
  readonly person: string;
  /** Whether anybody else here has an account with which to check. */
  readonly othersMayCheck: boolean;
}

export type StepOutcome =
  | { readonly possible: true; readonly state: LetterState }
  | {
      readonly possible: false;
      readonly why: 'STEP_NOT_POSSIBLE' | 'SECOND_PERSON_NEEDED' | 'SECOND_ACCOUNT_EXISTS';
    };

/** The state after a step, or why it cannot be taken; the only way from one state to another. */
export function takeStep(
  standing: LetterStanding,
  step: LetterStep,
  { person, othersMayCheck }: StepTaker,
): StepOutcome {
  const ways = standing.isSigned ? signedLetter : note;
  const state = ways[standing.state]?.[step];
  if (state === undefined) return refused('STEP_NOT_POSSIBLE');
  switch (step) {
    case 'check':
      if (!standing.secondPerson) return refused('STEP_NOT_POSSIBLE');
      return person === standing.draftedBy
        ? refused('SECOND_PERSON_NEEDED')
        : { possible: true, state };
    case 'checkOnPaper':
      if (!standing.secondPerson) return refused('STEP_NOT_POSSIBLE');
      return othersMayCheck ? refused('SECOND_ACCOUNT_EXISTS') : { possible: true, state };
    case 'sign':
      return hasSecondPerson(standing, person)
        ? { possible: true, state }
        : refused('SECOND_PERSON_NEEDED');
    default:
      return { possible: true, state };
  }
}

/** The signer may be the second person. */
function hasSecondPerson(standing: LetterStanding, signer: string): boolean {
  const { secondPerson, draftedBy, checkedBy, checkedOnPaper } = standing;
  if (!secondPerson || checkedOnPaper) return true;
  return [checkedBy, signer].some((person) => person !== undefined && person !== draftedBy);
}

/** Whether something must still be done for the citizen, so that a deadline runs. */
export function isWaiting(state: LetterState): boolean {
  return ['requested', 'accepted', 'drafted', 'signed'].includes(state);
}

/** Once signed, a letter is a document of the office: its line in the register stays. */
export function isOfficial(state: LetterState, isSignedKind: boolean): boolean {
  return isSignedKind && ['signed', 'handed-over', 'closed'].includes(state);
}

/** Whether a document may be made of a letter: nobody writes one that is not accepted. */
export function isWritten(state: LetterState, isSignedKind: boolean): boolean {
  return !isSignedKind || (state !== 'requested' && state !== 'declined');
}

/** Whether there are words for a second person to check: those of a draft. */
export function hasCheckingSheet(state: LetterState, secondPerson: boolean): boolean {
  return secondPerson && isWritten(state, true) && state !== 'accepted';
}

function refused<Why extends string>(why: Why) {
  return { possible: false, why } as const;
}
