import type { Door, Seat } from '#main/door.ts';
import { changesOf, type Signal } from '#main/platform/signal.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { listPeople, type StoredPerson } from './person-store.ts';
import { listRecoverable } from './recovery-store.ts';
import { recover, type RecoverDeps } from './recover.ts';
import { signIn } from './sign-in.ts';
import { trialPeople } from './trial-people.ts';

export interface AccessDeps extends RecoverDeps {
  readonly unitName: () => string;
  readonly folderKind: FolderKind;
  /** Fires with a seat's id whenever somebody signs in or out there. */
  readonly changed: Signal<string>;
}

export function createAccessRouter(door: Door['access'], deps: AccessDeps) {
  const sessionAt = (seat: Seat | undefined) => ({ session: deps.sessions.find(seat) ?? null });
  return {
    show: door.show.handler(() => {
      const people = listPeople(deps.db).filter(({ state }) => state === 'active');
      return {
        unitName: deps.unitName(),
        folderKind: deps.folderKind,
        people: people.map(({ code, name, roles, secretKind }) => ({
          code,
          name,
          roles: [...roles],
          secret: secretKind,
        })),
        recoverable: listRecoverable(deps.db),
        lockedSeconds: deps.lock.lockedSeconds(),
        trialPins: deps.folderKind === 'trial' ? trialPinsOf(people) : [],
      };
    }),
    signIn: door.signIn.handler(async ({ input, context, errors }) => {
      const seat = context.caller.seat;
      if (!seat) throw new Error('a caller that may sign in has a seat');
      const outcome = await signIn(deps, seat, input);
      switch (outcome.is) {
        case 'signedIn':
          return outcome.session;
        case 'wrong':
          throw errors.SECRET_WRONG({ data: { attemptsLeft: outcome.attemptsLeft } });
        case 'locked':
          throw errors.SCREEN_LOCKED({ data: { seconds: outcome.seconds } });
        case 'shut':
          throw errors.ACCOUNT_SHUT();
        default:
          return outcome satisfies never;
      }
    }),
    recover: door.recover.handler(async ({ input, errors }) => {
      const outcome = await recover(deps, input);
      switch (outcome.result) {
        case 'recovered':
          return { pin: outcome.pin, recoveryCode: outcome.recoveryCode };
        case 'wrong':
          throw errors.SECRET_WRONG({ data: { attemptsLeft: outcome.attemptsLeft } });
        case 'locked':
          throw errors.SCREEN_LOCKED({ data: { seconds: outcome.seconds } });
        default:
          return outcome satisfies never;
      }
    }),
    signOut: door.signOut.handler(({ context }) => {
      if (context.caller.seat) deps.sessions.end(context.caller.seat);
      return {};
    }),
    stay: door.stay.handler(() => ({})), // the door has already noted the presence
    watch: door.watch.handler(async function* ({ context, signal }) {
      const { seat } = context.caller;
      const changes = changesOf(deps.changed, signal);
      yield sessionAt(seat);
      for await (const seatId of changes) {
        if (seatId === seat?.id) yield sessionAt(seat);
      }
    }),
  };
}

/** The PINs that still open something: whoever tries the program out may change one. */
function trialPinsOf(people: readonly StoredPerson[]): { code: string; pin: string }[] {
  const unchanged = people.filter(({ secretSinceMs }) => secretSinceMs === undefined);
  return trialPeople
    .filter(({ code }) => unchanged.some((person) => person.code === code))
    .map(({ code, pin }) => ({ code, pin }));
}
