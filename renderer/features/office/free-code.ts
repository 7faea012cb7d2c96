/** The first numbered code that no entry has. */
export function freeCode(
  entries: readonly { readonly code: string }[],
  codeOf: (number: number) => string,
): string {
  const taken = new Set(entries.map(({ code }) => code));
  let number = 1;
  while (taken.has(codeOf(number))) number += 1;
  return codeOf(number);
}
