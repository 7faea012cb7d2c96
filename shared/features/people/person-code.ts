/** What the audit calls somebody who is no person. */
const reserved = new Set(['program', 'set-up', 'command-line']);

/** Lower-case letters, digits and single hyphens: typed on a command line, printed in an audit. */
export function isPersonCode(code: string): boolean {
  return code.length <= 32 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code) && !reserved.has(code);
}

/** The first of `nd-01`, `nd-02`, … that nobody has or had: a code outlives its person's name. */
export function freeCode(taken: readonly string[]): string {
  const codes = new Set(taken);
  for (let number = 1; ; number += 1) {
    const code = `nd-${String(number).padStart(2, '0')}`;
    if (!codes.has(code)) return code;
  }
}
