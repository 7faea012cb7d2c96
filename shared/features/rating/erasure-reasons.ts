/**
 * Why words are erased for good: each is about a person's data. That words blame somebody or are
 * unwelcome is none.
 */
export const erasureReasons = ['writerAsked', 'personAsked', 'numbers', 'privateLife'] as const;
export type ErasureReason = (typeof erasureReasons)[number];
