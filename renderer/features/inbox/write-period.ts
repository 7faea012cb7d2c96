/** `2026-11-20` as `20/11/2026`. */
export function writeDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** `17/11/2026`, `17–18/11/2026` or `30/11/2026 – 01/12/2026`: as short as it stays clear. */
export function writePeriod(from: string, to: string): string {
  if (from === to) return writeDay(from);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return sameMonth ? `${from.slice(8)}–${writeDay(to)}` : `${writeDay(from)} – ${writeDay(to)}`;
}

/** `2026-11` as `11/2026`. */
export function writeMonth(month: string): string {
  return month.split('-').toReversed().join('/');
}
