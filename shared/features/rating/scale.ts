/**
 * Five levels, stored as 5 (Rất hài lòng) to 1 (Rất không hài lòng). The order is the order on
 * the glass, from left to right, and is the same for everyone.
 */
export const scores = [5, 4, 3, 2, 1] as const;
export type Score = (typeof scores)[number];

/** The wording the scores were given under; a change of any word makes a new label set. */
export const labelSet = 'hl5.1';

/** Which question the scores answer; issue of the built-in questionnaire. */
export const questionnaire = 'kiosk@1';
