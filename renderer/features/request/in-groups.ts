/** In fours, as people read and copy codes; spaces count for nothing where it is typed in. */
export function inGroups(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
