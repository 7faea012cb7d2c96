/** `20/11/2026` */
export function writeDay(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** Reads `20/11/2026`, `5/1/2027` or `5-1-2027`; undefined for a day that no calendar has. */
export function readDay(text: string): string | undefined {
  const {
    day = '',
    month = '',
    year = '',
  } = /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>20\d{2})$/.exec(text.trim())?.groups ??
  {};
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(read.valueOf()) && read.toISOString().startsWith(written)
    ? written
    : undefined;
}
