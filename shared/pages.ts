/** The two pages the program shows. What a caller may do starts with the page, not with what it sends. */
export const pages = ['kiosk', 'desk'] as const;
export type Page = (typeof pages)[number];
