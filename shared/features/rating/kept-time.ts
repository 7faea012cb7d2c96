import { minuteOfDayAt } from '#shared/calendar.ts';

const minuteMs = 60_000;

/**
 * When a rating is kept as given: the start of its hour on the office's clock, or the last moment in
 * that hour at which the office opened or closed, so that in or out of opening hours stays true. A finer
 * time, beside the next one, says how long the kiosk was busy in between: who wrote a letter there could
 * be told from those who did not (docs/linkage.md). `edges` are minutes of the day.
 */
export function keptUtcMs(
  { utcMs, offsetMinutes }: { readonly utcMs: number; readonly offsetMinutes: number },
  edges: readonly number[],
): number {
  const minute = minuteOfDayAt(utcMs, offsetMinutes);
  const hour = minute - (minute % 60);
  const kept = Math.max(hour, ...edges.filter((edge) => hour < edge && edge <= minute));
  const startOfMinuteMs = Math.floor(utcMs / minuteMs) * minuteMs;
  return startOfMinuteMs - (minute - kept) * minuteMs;
}
