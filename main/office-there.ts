import {
  listFormerPeople,
  listOfficePeople,
  managesPeople,
  preparePeople,
} from './features/access/people-of-office.ts';
import {
  createSettingsReader,
  getFolder,
  listSettings,
  recordSettings,
} from './features/folder/folder-store.ts';
import type { OfficeDeps } from './features/office/change-office.ts';
import type { Moment } from './platform/clock.ts';
import type { Database } from './storage/database.ts';

/** The office of a folder, as who changes it needs it: settings and people of one database. */
export function officeThere(
  db: Database,
  now: () => Moment,
  settingsAt = createSettingsReader(db),
): OfficeDeps {
  return {
    db,
    now,
    settingsAt,
    stationCode: getFolder(db).station_code,
    people: () => listOfficePeople(db),
    formerPeople: () => listFormerPeople(db),
    isAdmin: managesPeople,
    newestVersion: () => listSettings(db)[0]?.version ?? 0,
    recordSettings: (version) => recordSettings(db, version),
    preparePeople: (next, nowMs) => preparePeople(db, next, nowMs),
  };
}
