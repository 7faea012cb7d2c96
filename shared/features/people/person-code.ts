import { z } from 'zod';

/** What the audit calls somebody who is no person. */
const reserved = new Set(['program', 'set-up', 'command-line']);

/** Lower-case letters, digits and single hyphens: typed on a command line, printed in an audit. */
export const personCode = z
  .string()
  .max(32)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .refine((code) => !reserved.has(code), 'the audit uses this code for the program');

/** The first of `nd-01`, `nd-02`, … that nobody has or had: a code outlives its person's name. */
export function freeCode(taken: readonly string[]): string {
  const codes = new Set(taken);
  for (let number = 1; ; number += 1) {
    const code = `nd-${String(number).padStart(2, '0')}`;
    if (!codes.has(code)) return code;
  }
}
