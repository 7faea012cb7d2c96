import type { Door, Routers, Seat } from '#main/door.ts';
import { createAccessRouter } from '#main/features/access/index.ts';
import { createPersonRegister } from '#main/features/access/person-register.ts';
import { listPeople } from '#main/features/access/person-store.ts';
import { createScreenLock, deskScreen } from '#main/features/access/screen-lock.ts';
import type { Sessions } from '#main/features/access/sessions.ts';
import { listSettings, recordSettingsNow } from '#main/features/folder/folder-store.ts';
import { createLanguagesRouter, type Languages } from '#main/features/languages/index.ts';
import { createOfficeRouter } from '#main/features/office/index.ts';
import { writeOfficeFile } from '#main/features/office/write-office-file.ts';
import { createPeopleRouter } from '#main/features/people/index.ts';
import { createRosterRouter } from '#main/features/roster/index.ts';
import { layOffice } from '#main/found-office.ts';
import { officeThere } from '#main/office-there.ts';
import { officeBeside } from '#main/storage/office-beside.ts';
import { officeOf } from '#shared/features/office/office-file.ts';
import type { Ground } from './ground.ts';

export interface OfficeDeps extends Pick<
  Ground,
  | 'db'
  | 'folder'
  | 'folderKind'
  | 'system'
  | 'now'
  | 'settingsAt'
  | 'settings'
  | 'changed'
  | 'audit'
> {
  readonly sessions: Sessions;
  readonly languages: Languages;
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** Enough for an answer to leave before its host is closed. */
const answerMs = 250;

/** The office as it is set up: its file, its people, who stands where, and its languages. */
export function assembleOffice(
  door: Pick<Door, 'office' | 'access' | 'people' | 'roster' | 'languages'>,
  deps: OfficeDeps,
) {
  const { db, folder, folderKind, now, settingsAt, settings } = deps;
  const { changed, audit, sessions, actorOf } = deps;
  const { promise: moved, resolve: move } = Promise.withResolvers<void>();
  const lock = createScreenLock(db, deskScreen, () => deps.system.monotonicMs());
  const unitName = () => settings().unit.name;
  const nowMs = () => now().utcMs;
  const office = createOfficeRouter(door.office, {
    ...officeThere(db, now, settingsAt),
    folderKind,
    versions: () => listSettings(db),
    versionInForce: () => settingsAt(now().trustedMs).version,
    actorOf,
    audit,
    writeExport: (text) => writeOfficeFile(folder.exports, now(), text),
    setUp: {
      target: officeBeside(folder.path),
      lay: (file, author) =>
        layOffice({
          target: officeBeside(folder.path),
          office: officeOf(file, []),
          author,
          moment: now(),
          startSettings: folder.settings,
        }),
      onSettled: () => setTimeout(move, answerMs), // the page that asked hears the answer first
    },
    onChange() {
      sessions.follow(listPeople(db));
      changed.fire('office');
    },
  });
  const routers: Routers<'office' | 'access' | 'people' | 'roster' | 'languages'> = {
    office: office.router,
    access: createAccessRouter(door.access, {
      db,
      sessions,
      changed,
      folderKind,
      lock,
      unitName,
      nowMs,
      audit,
    }),
    people: createPeopleRouter(door.people, {
      db,
      people: createPersonRegister({ db, lock, audit, nowMs }),
      now,
      unitName,
      endSessionsOf: sessions.endOf,
      renewSessionsOf: sessions.renew,
      actorOf,
    }),
    roster: createRosterRouter(door.roster, {
      db,
      now,
      settingsAt,
      recordSettingsNow,
      people: () => listPeople(db).map(({ code, name }) => ({ code, name })),
      actorOf,
    }),
    languages: createLanguagesRouter(door.languages, {
      languages: deps.languages,
      settings,
      changeSettings: ({ seat }, next, action, detail) =>
        db
          .transaction(() => {
            const author = actorOf(seat);
            recordSettingsNow(db, now(), { settings: next, author });
            audit(author, action, detail);
          })
          .immediate(),
      onChange: () => changed.fire('languages'),
    }),
  };
  return {
    routers,
    /** Resolves when an office was set up from this trial. */
    moved,
    close: () => office.close(),
  };
}
