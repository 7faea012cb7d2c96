/** Where an office stands with a comment. */
export const itemStates = ['new', 'looking', 'answered', 'closed'] as const;
export type ItemState = (typeof itemStates)[number];

/** Steps that staff take with a comment; each is kept with who, when, and why or what was done. */
export const staffSteps = ['look', 'answer', 'close', 'reopen'] as const;
export type StaffStep = (typeof staffSteps)[number];

/** From where a step leads where; a state goes back by `reopen` alone, which asks for a reason. */
const ways: Readonly<Record<StaffStep, { from: readonly ItemState[]; to: ItemState }>> = {
  look: { from: ['new'], to: 'looking' },
  answer: { from: ['new', 'looking', 'answered'], to: 'answered' },
  close: { from: ['new', 'looking', 'answered'], to: 'closed' },
  reopen: { from: ['answered', 'closed'], to: 'looking' },
};

/** The steps that can be taken now, in the order in which they usually come. */
export function stepsFrom(state: ItemState): readonly StaffStep[] {
  return staffSteps.filter((step) => ways[step].from.includes(state));
}

/** Undefined where the step cannot be taken from that state. */
export function stateAfter(state: ItemState, step: StaffStep): ItemState | undefined {
  return ways[step].from.includes(state) ? ways[step].to : undefined;
}

/** Whether a step says why, or what was done; the others may. */
export function asksForWords(step: StaffStep): boolean {
  return step !== 'look';
}
