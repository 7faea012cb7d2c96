import { letterSteps, takeStep, type LetterStep } from '#shared/features/letter/letter-states.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';

interface Here {
  readonly letter: LetterLine;
  readonly rule: LetterBoard['rules'][number];
  /** The code of who is at the desk. */
  readonly self: string;
  readonly canSign: boolean;
}

/** The steps that somebody can take with a letter as it stands, the main one first. */
export function stepsHere({ letter, rule, self, canSign }: Here): readonly LetterStep[] {
  const { state, draftedBy, checkedBy, checkedOnPaper, reading } = letter;
  const standing = {
    state,
    isSigned: rule.signers.length > 0,
    secondPerson: rule.secondPerson,
    draftedBy,
    checkedBy,
    checkedOnPaper,
  };
  const taker = { person: self, othersMayCheck: false };
  const isChecked = checkedBy !== undefined || checkedOnPaper;
  return mainFirst.filter((step) => {
    const outcome = takeStep(standing, step, taker);
    if (!outcome.possible) return false;
    if (reading === 'unreadable' && needsContents(step)) return step === 'decline';
    switch (step) {
      case 'draft':
        return state === 'accepted';
      case 'amend':
        return state !== 'accepted';
      case 'sign':
        return canSign;
      case 'check':
        return !isChecked;
      case 'checkOnPaper':
        return !isChecked && self === draftedBy;
      default:
        return true;
    }
  });
}

/** What brings a letter nearer to its addressee. */
export const isForward = (step: LetterStep): boolean => first.includes(step);

const first: readonly LetterStep[] = ['accept', 'draft', 'check', 'sign', 'handOver', 'deliver'];
const mainFirst = [...first, ...letterSteps.filter((step) => !first.includes(step))];

/** Steps that nobody takes without having read what the letter says. */
export function needsContents(step: LetterStep): boolean {
  return !['reconsider', 'handOver', 'deliver', 'close'].includes(step);
}
