import type { Day } from '#shared/calendar.ts';

/** A day as people here type it (`5/11/2026`, `05-11-2026`), or undefined for what is no day. */
export function parseDay(text: string): Day | undefined {
  const found = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(text);
  if (found === null) return undefined;
  const [, date = '', month = '', year = ''] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  // 31/02 is moved into March by some readers of dates
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  return isReal ? day : undefined;
}
