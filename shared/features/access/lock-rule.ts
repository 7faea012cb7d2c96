/** The fifth wrong secret in a row locks the screen. */
export const attemptsBeforeLock = 5;
/** The twentieth wrong secret for one account shuts it, until it gets a new secret. */
export const attemptsBeforeShut = 20;
const firstLockMs = 30_000;
const longestLockMs = 24 * 60 * 60 * 1000;

/** Milliseconds a screen stays locked after `wrong` wrong secrets in a row: 30 s, then doubling. */
export function lockAfter(wrong: number): number {
  if (wrong < attemptsBeforeLock) return 0;
  return Math.min(firstLockMs * 2 ** (wrong - attemptsBeforeLock), longestLockMs);
}
