/**
 * What the program itself keeps count of: letters by what became of those asked for in the period,
 * dossiers on the list of overdue ones by their appointment, duties of this unit by their deadline,
 * undertakings by their day, comments by the period with which they were let in.
 */
export const registers = [
  'letters.apology.asked',
  'letters.apology.given',
  'letters.apology.on-time',
  'letters.thanks.asked',
  'letters.thanks.given',
  'letters.thanks.on-time',
  'letters.congratulation.asked',
  'letters.congratulation.given',
  'letters.congratulation.on-time',
  'letters.condolence.asked',
  'letters.condolence.given',
  'letters.condolence.on-time',
  'letters.all.asked',
  'letters.all.given',
  'letters.all.on-time',
  'dossiers.overdue',
  'dossiers.apologised',
  'dossiers.apologised-before',
  'tasks.due',
  'tasks.done',
  'tasks.on-time',
  'held.propaganda',
  'held.training',
  'held.inspection',
  'held.receiving',
  'held.dialogue',
  'held.reward',
  'inbox.received',
  'inbox.answered',
] as const;
export type Register = (typeof registers)[number];

/** Counts of a period; what cannot be read at the moment is not there. */
export interface RegisterCounts {
  /** Whether the period is over: before that a count of today would tell what happened today. */
  readonly isOver: boolean;
  readonly counts: Readonly<Partial<Record<Register, number>>>;
}

export function isOfLetters(register: Register): boolean {
  return register.startsWith('letters.');
}
