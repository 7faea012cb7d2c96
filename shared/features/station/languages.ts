/** The languages the program is complete in; the first is what the next person finds. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];
export const firstLanguage = languages[0];
