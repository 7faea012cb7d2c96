/** Codes of what is chosen at the desk; their words stand in the locales. */

export const declineReasons = [
  'not-ours',
  'already-answered',
  'not-confirmed',
  'withdrawn',
  'unreadable',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const handOverWays = ['counter', 'home', 'post', 'sms', 'other'] as const;
export type HandOverWay = (typeof handOverWays)[number];

export const subjectWishes = [
  'access',
  'correction',
  'deletion',
  'withdrawal',
  'objection',
] as const;

/** Why a letter is deleted without its receipt code, after somebody showed papers. */
export const deletionReasons = [
  'papers-shown',
  'consent-withdrawn',
  'wrong-person',
  'recorded-by-mistake',
] as const;
export type DeletionReason = (typeof deletionReasons)[number];

export const requestOutcomes = ['done', 'refused'] as const;
/** Why a wish is refused. */
export const refusalReasons = ['signed-already', 'not-the-subject', 'not-found', 'law'] as const;
