import type { Identity } from '#main/features/batch/identity/identity.ts';
import { identityIn } from '#main/hosts/cli/connection-folder.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';
import type { Database } from '#main/storage/database.ts';
import { usualOffsetMinutes } from '#shared/calendar.ts';

/** The keys of a folder, made as its first start makes them. */
export function identityOfFolder(folder: DataFolder, db: Database): Promise<Identity> {
  const clock = createClock({
    system: createSystemClock(),
    offsetMinutes: usualOffsetMinutes,
    lastTrustedMs: undefined,
  });
  return identityIn(folder, { db, now: () => clock.now() });
}
