/** `20/11/2026` */
export function writeDay(day: string): string {
  return day.split('-').toReversed().join('/');
}
