import type { Database } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { listSessions } from './session-store.ts';

/**
 * Sessions that are over, for the superior: day, kind and length. Not where they were held, which staff
 * write as they like and which may be somebody's home, nor when on that day.
 */
export function tellSessions(
  db: Database,
  { utcMs, offsetMinutes }: { readonly utcMs: number; readonly offsetMinutes: number },
): OfficeRow[] {
  return listSessions(db, 0, utcMs)
    .filter(({ endsAtMs }) => endsAtMs <= utcMs)
    .map(({ id, mode, modelCode, entryCode, openedAtMs, endsAtMs }) => ({
      session: id,
      held_on: dayAt(openedAtMs, offsetMinutes),
      mode,
      model_code: modelCode,
      entry_code: entryCode,
      minutes: Math.max(0, Math.round((endsAtMs - openedAtMs) / 60_000)),
    }));
}
