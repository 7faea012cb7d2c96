import { randomUUID } from 'node:crypto';
import { rightsOfRoles } from '#shared/features/access/rights.ts';
import type { Page } from '#shared/pages.ts';
import { callerWithRights, type Caller } from './door.ts';
import { listPeople } from './features/access/person-store.ts';
import type { Sessions } from './features/access/sessions.ts';
import type { Database } from './storage/database.ts';

/** A page's way in. Closing it signs out whoever sat there. */
export interface Connection {
  readonly caller: Caller;
  close(): void;
}

const citizen = callerWithRights(rightsOfRoles(['citizen']));
const visitorRights = rightsOfRoles(['visitor']);

/** Lets pages in: what each may do follows from the page and who sits there, whatever it sends. */
export function createEntrances(db: Database, sessions: Sessions): (page: Page) => Connection {
  let dataVersion = db.pragma('data_version', { simple: true });
  /** The command line may have changed the people meanwhile: that holds at once. */
  function followPeople(): void {
    const now = db.pragma('data_version', { simple: true });
    if (now !== dataVersion && sessions.anybody()) sessions.follow(listPeople(db));
    dataVersion = now;
  }

  return (page) => {
    if (page === 'kiosk') return { caller: citizen, close: () => {} };
    const seat = { id: randomUUID() };
    const caller: Caller = {
      seat,
      rights() {
        followPeople();
        return new Set([...visitorRights, ...(sessions.find(seat)?.rights ?? [])]);
      },
      onPresence: () => sessions.stay(seat),
    };
    return { caller, close: () => sessions.end(seat) };
  };
}
