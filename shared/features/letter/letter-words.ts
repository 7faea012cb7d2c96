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

/** On what a letter's personal data rests; `unrecorded`: from before consent was noted at the desk. */
export const letterGrounds = ['consent', 'duty', 'unrecorded'] as const;

/** Who agreed at the desk: who is named in the letter, somebody of the family, a child's parent. */
export const consentGivers = ['self', 'family', 'parent'] as const;
export type ConsentGiver = (typeof consentGivers)[number];

/** By word, after the text was read out, or with a signature on the printed sheet. */
export const consentWays = ['word', 'paper'] as const;
export type ConsentWay = (typeof consentWays)[number];

export const requestOutcomes = ['done', 'refused'] as const;
/** Why a wish is refused. */
export const refusalReasons = ['signed-already', 'not-the-subject', 'not-found', 'law'] as const;
