/** `27/11/2026` for `2026-11-27`. */
export function writeDay(day: string): string {
  return day.split('-').toReversed().join('/');
}
