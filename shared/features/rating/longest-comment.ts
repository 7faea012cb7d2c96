/** A comment's longest length in characters (GOV.UK's limit for the same question). */
export const longestComment = 1200;
