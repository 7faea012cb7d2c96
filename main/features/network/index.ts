import type { Caller as PageCaller, Door } from '#main/door.ts';
import type { Moment } from '#main/platform/clock.ts';
import type { AuditEntry } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { readAddress, writeAddress } from '#shared/features/network/address.ts';
import type {
  Contact,
  ListenState,
  NetworkState,
  PushState,
} from '#shared/features/network/network.contract.ts';
import type { DeskListener } from './desk-listener.ts';
import { findChoice, findContact, recordChoice, type NetworkChoice } from './network-store.ts';
import { listOwnAddresses } from './own-addresses.ts';
import type { DeskThere, Pushed } from './push-batches.ts';
import type { PushRound } from './push-round.ts';

/** A desk or a station that this folder knows, as the network sees it. */
export interface KnownThere extends DeskThere {
  /** What it is called: a unit, or a station by code and name. */
  readonly code: string;
  readonly name: string;
}

export interface NetworkDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly actorOf: (caller: PageCaller) => string;
  readonly audit: (actor: string, action: string, detail: AuditEntry['detail']) => void;
  readonly listener: Pick<DeskListener, 'follow' | 'state' | 'strangers'>;
  readonly round: Pick<PushRound, 'follow' | 'now' | 'isPushing'>;
  /** The unit whose desk this station sends to. */
  readonly desk: () => KnownThere | undefined;
  /** The office's stations, as their newest cards say. */
  readonly stations: () => readonly KnownThere[];
  /** Where the desk's card says that it is. */
  readonly addressesOfCard: () => readonly string[];
  readonly waiting: () => { readonly batches: number; readonly hasNew: boolean };
}

export function createNetworkRouter(door: Door['network'], deps: NetworkDeps) {
  const { db, round, listener } = deps;

  function decide(choice: Partial<NetworkChoice>, caller: PageCaller, action: string): boolean {
    return recordDecision(deps, choice, { actor: deps.actorOf(caller), action });
  }

  return {
    show: door.show.handler(() => showNetwork(deps)),
    look: door.look.handler(() => pushStateOf(deps)),
    listen: door.listen.handler(async ({ input: { on, port }, context, errors }) => {
      const isKept = decide({ listens: on, port }, context.caller, listenAction(on));
      if (!isKept) throw errors.STORE_FULL();
      await listener.follow(on ? port : undefined);
      return showNetwork(deps);
    }),
    push: door.push.handler(({ input: { on, address: typed }, context, errors }) => {
      const address = typed === null || typed === '' ? null : readAddress(typed);
      if (address === undefined) throw errors.ADDRESS_INVALID();
      const desk = deps.desk();
      if (on && desk === undefined) throw errors.NO_DESK();
      if (on && desk?.pin === undefined) throw errors.NO_PIN();
      if (on && address === null && deps.addressesOfCard().length === 0) throw errors.NO_ADDRESS();
      const said = address === null ? null : writeAddress(address);
      const isKept = decide({ pushes: on, address: said }, context.caller, pushAction(on));
      if (!isKept) throw errors.STORE_FULL();
      round.follow('now');
      return showNetwork(deps);
    }),
    pushNow: door.pushNow.handler(async ({ context, errors }) => {
      if (!findChoice(db).pushes) throw errors.OFF();
      const { trouble, detail, pushed, settings }: Pushed = await round.now(
        deps.actorOf(context.caller),
      );
      return { trouble, detail, pushed, settings, state: pushStateOf(deps) };
    }),
  };
}

export const listenAction = (on: boolean) =>
  on ? 'network.listening-on' : 'network.listening-off';
export const pushAction = (on: boolean) => (on ? 'network.pushing-on' : 'network.pushing-off');

/** Records what somebody decided, with who; whether there was room for it. */
export function recordDecision(
  { db, audit }: Pick<NetworkDeps, 'db' | 'audit'>,
  choice: Partial<NetworkChoice>,
  { actor, action }: { readonly actor: string; readonly action: string },
): boolean {
  return commitUnlessFull(
    db,
    () => {
      const next = { ...findChoice(db), ...choice };
      recordChoice(db, next);
      audit(actor, action, { port: next.port, ...(next.address && { address: next.address }) });
      return true;
    },
    false,
  );
}

export function showNetwork(deps: NetworkDeps): NetworkState {
  return { desk: listenStateOf(deps), station: pushStateOf(deps) };
}

function listenStateOf(deps: NetworkDeps): ListenState {
  const { listens, port } = findChoice(deps.db);
  return {
    isOn: listens,
    port,
    state: listens ? deps.listener.state() : 'off',
    addresses: listOwnAddresses(port),
    stations: deps.stations().map(({ code, name, pin, fingerprint }) => ({
      code,
      name,
      hasPin: pin !== undefined,
      reachedAt: contactOf(deps, fingerprint)?.reachedAt ?? null,
    })),
    strangers: deps.listener.strangers(),
  };
}

function pushStateOf(deps: NetworkDeps): PushState {
  const { pushes, address } = findChoice(deps.db);
  const desk = deps.desk();
  return {
    isOn: pushes,
    desk: desk === undefined ? null : { unitName: desk.name, hasPin: desk.pin !== undefined },
    addresses: address === null ? [...deps.addressesOfCard()] : [address],
    address,
    contact: desk === undefined ? null : contactOf(deps, desk.fingerprint),
    isPushing: deps.round.isPushing(),
    ...waitingOf(deps),
  };
}

/** Told no more of than that: see `BatchesWaiting`. */
function waitingOf(deps: NetworkDeps) {
  const { batches, hasNew } = deps.waiting();
  return { batches, hasNew };
}

function contactOf({ db, now }: NetworkDeps, fingerprint: string): Contact | null {
  const found = findContact(db, fingerprint);
  if (found === undefined) return null;
  const { offsetMinutes } = now();
  const { trouble, detail } = found;
  const written = (utcMs: number) => writeMoment(utcMs, offsetMinutes);
  return {
    triedAt: written(found.tried_at_ms),
    reachedAt: found.reached_at_ms === null ? null : written(found.reached_at_ms),
    trouble,
    detail,
  };
}

/** On the office's clock, to the minute. */
function writeMoment(utcMs: number, offsetMinutes: number): string {
  const here = new Date(utcMs + offsetMinutes * 60_000).toISOString().slice(0, 16);
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  const zone = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${here}:00${offsetMinutes < 0 ? '-' : '+'}${zone}`;
}
