/** How far something has got: noted, sent to who can decide, answered by them, done with. */
export const difficultyStates = ['open', 'sent', 'answered', 'closed'] as const;
export type DifficultyState = (typeof difficultyStates)[number];

/** Where it can go on to. What was closed too early is opened again; nothing is lost by it. */
export const nextStates: Readonly<Record<DifficultyState, readonly DifficultyState[]>> = {
  open: ['sent', 'closed'],
  sent: ['answered', 'closed'],
  answered: ['closed', 'sent'],
  closed: ['open'],
};
