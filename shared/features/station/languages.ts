/** The languages a citizen can choose; the first is what the next person finds. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];
