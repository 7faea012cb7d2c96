import type { LetterDeps } from './letter-deps.ts';
import type { LetterRow } from './letter-store.ts';

/**
 * Whether a letter has not reached the desk yet. What is read on the day it came lies before the
 * reader's last sign-in, and what waits then and was not read lies behind it: with two ratings
 * behind the last sign-in of a day that would name the rating. Its citizen can always see or delete
 * it by the receipt's code.
 */
export function isResting(
  { source, requested_on: requestedOn }: Pick<LetterRow, 'source' | 'requested_on'>,
  { restingDay }: Pick<LetterDeps, 'restingDay'>,
): boolean {
  return source === 'kiosk' && requestedOn === restingDay();
}
