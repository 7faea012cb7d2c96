import { nextDay } from '#shared/calendar.ts';

/** `20/11/2026` */
export function writeDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** `17/11/2026`, `17–18/11/2026` or `30/11/2026 – 01/12/2026`: as short as it stays clear. */
export function writeDays(from: string, to: string): string {
  if (from === to) return writeDay(from);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return sameMonth ? `${from.slice(8)}–${writeDay(to)}` : `${writeDay(from)} – ${writeDay(to)}`;
}

/** Runs of days that follow each other, as first and last. */
export function runsOfDays(days: readonly string[]): (readonly [string, string])[] {
  return runsOf(days, (day, next) => nextDay(day) === next);
}

/** Runs of hours that follow each other, as first and last. */
export function runsOfHours(hours: readonly string[]): (readonly [string, string])[] {
  return runsOf(hours, (hour, next) => Number(hour) + 1 === Number(next));
}

function runsOf(
  keys: readonly string[],
  follows: (key: string, next: string) => boolean,
): (readonly [string, string])[] {
  const runs: (readonly [string, string])[] = [];
  for (const key of keys) {
    const last = runs.at(-1);
    if (last && follows(last[1], key)) runs.splice(-1, 1, [last[0], key]);
    else runs.push([key, key]);
  }
  return runs;
}
