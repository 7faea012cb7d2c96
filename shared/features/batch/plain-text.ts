import { z } from 'zod';

/**
 * Text that shows as it is, on a screen, a terminal or paper: no line's end or other control character,
 * nothing invisible or that turns the direction of writing.
 */
export function plainText(longest: number) {
  return z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]*$/u, { error: 'textInvalid' });
}

/** What a unit or a station is called. */
export const plainName = plainText(200).min(1);
