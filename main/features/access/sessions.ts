import type { Seat } from '#main/door.ts';
import type { Session } from '#shared/features/access/access.contract.ts';
import { rightsOfRoles, type PersonRole } from '#shared/features/access/rights.ts';

interface SignedIn {
  readonly session: Session;
  idle: NodeJS.Timeout;
}

export interface SessionsOptions {
  readonly idleAfterSeconds: () => number;
  /** Told after every sign-in and sign-out, with the seat it happened at. */
  readonly onChange: (seatId: string) => void;
}

/** Who is signed in where. Kept in memory only: a restart signs everybody out. */
export function createSessions({ idleAfterSeconds, onChange }: SessionsOptions) {
  const signedIn = new Map<string, SignedIn>();

  function startIdleTimer(seatId: string): NodeJS.Timeout {
    return setTimeout(() => end(seatId), idleAfterSeconds() * 1000).unref();
  }

  function end(seatId: string): void {
    const found = signedIn.get(seatId);
    if (!found) return;
    clearTimeout(found.idle);
    signedIn.delete(seatId);
    onChange(seatId);
  }

  function sessionOf(person: {
    code: string;
    name: string;
    roles: readonly PersonRole[];
  }): Session {
    const { code, name, roles } = person;
    return {
      person: { code, name, roles: [...roles] },
      rights: [...rightsOfRoles(roles)],
      idleAfterSeconds: idleAfterSeconds(),
    };
  }

  return {
    find: (seat: Seat | undefined): Session | undefined => seat && signedIn.get(seat.id)?.session,

    begin(
      seat: Seat,
      person: { code: string; name: string; roles: readonly PersonRole[] },
    ): Session {
      end(seat.id);
      const session = sessionOf(person);
      signedIn.set(seat.id, { session, idle: startIdleTimer(seat.id) });
      onChange(seat.id);
      return session;
    },

    end: (seat: Seat) => end(seat.id),

    /** Wherever this person sits, they sit there no longer. */
    endOf(code: string): void {
      for (const [seatId, { session }] of signedIn) if (session.person.code === code) end(seatId);
    },

    /** What has been changed about a person holds at once wherever they sit. */
    renew(person: { code: string; name: string; roles: readonly PersonRole[] }): void {
      for (const [seatId, found] of signedIn) {
        if (found.session.person.code !== person.code) continue;
        signedIn.set(seatId, { ...found, session: sessionOf(person) });
        onChange(seatId);
      }
    },

    /** The people as they are now: who may not sign in any more sits nowhere. */
    follow(
      people: readonly {
        code: string;
        name: string;
        roles: readonly PersonRole[];
        state: string;
      }[],
    ): void {
      for (const [seatId, found] of signedIn) {
        const person = people.find(({ code }) => code === found.session.person.code);
        if (person?.state !== 'active') {
          end(seatId);
          continue;
        }
        const session = sessionOf(person);
        if (JSON.stringify(session) === JSON.stringify(found.session)) continue;
        signedIn.set(seatId, { ...found, session });
        onChange(seatId);
      }
    },

    /** Somebody is still there: the time until sign-out starts again. */
    stay(seat: Seat | undefined): void {
      const found = seat && signedIn.get(seat.id);
      if (!found) return;
      clearTimeout(found.idle);
      found.idle = startIdleTimer(seat.id);
    },

    anybody: () => signedIn.size > 0,
  };
}
export type Sessions = ReturnType<typeof createSessions>;
