import type { LetterState } from './letter-states.ts';

/** Days a letter is kept in a state unless the office says else; after signing, as its archive says. */
export const usualRetentionDays: Readonly<Partial<Record<LetterState, number>>> = {
  requested: 180,
  accepted: 180,
  drafted: 180,
  declined: 30,
  delivered: 30,
};

/** A citizen's note that is done with; no archive wants it. */
export const closedNoteDays = 30;
