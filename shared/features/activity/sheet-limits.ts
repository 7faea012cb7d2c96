/** What a page sends of a file at the most; a larger one is refused before it is sent. */
export const mostSheetRows = 400;
export const mostSheetColumns = 40;
/** Characters; a longer one is cut, for no month and no number is so long. */
export const longestCell = 120;
