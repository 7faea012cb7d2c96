/** Longest name, in UTF-16 units: it stands in tables and on slips. */
export const longestName = 80;

/** Longest remark, in UTF-16 units: half a page. */
export const longestRemark = 1_000;

/** Lines of the audit that are read at once. */
export const linesPerPage = 20;
