import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { deskReasons } from './wire.ts';

/** Why a station did not come to its end with its desk; words stand under `trouble`. */
export const pushTroubles = [
  /** No desk's card was taken in. */
  'noDesk',
  /** The desk's card is of before it could be met on the network. */
  'noPin',
  /** Neither the card nor anybody says where the desk is. */
  'noAddress',
  /** No machine has that name. */
  'addressUnknown',
  /** Nobody answers there: switched off, another address, or a firewall. */
  'notReached',
  /** Somebody answers who has another key than the desk's card says. */
  'otherKey',
  ...deskReasons,
  /** The desk's disk is too full. */
  'noRoom',
  'tooLarge',
  /** The line was cut; it goes on from there. */
  'cut',
  /** The desk refused a batch; `detail` is the reason. */
  'refused',
  /** A batch could not be closed: this machine's disk. */
  'noRoomHere',
  'closingBusy',
  'storeFull',
  'keptDamaged',
  /** What came as a receipt is none; `detail` is the reason. */
  'receiptRefused',
  /** Settings of the desk were not taken; `detail` is the reason. */
  'settingsRefused',
  /** This machine could not keep a key for the network. */
  'noKeys',
] as const;
export type PushTrouble = (typeof pushTroubles)[number];

const moment = z.iso.datetime({ offset: true });

/** The last time the two sides met. */
export const Contact = z.object({
  triedAt: moment,
  /** Null: never yet. */
  reachedAt: moment.nullable(),
  trouble: z.enum(pushTroubles).nullable(),
  /** A code of `batchFaults`, `heldReasons` or the like, as the trouble says. */
  detail: z.string().nullable(),
});
export type Contact = z.infer<typeof Contact>;

/** How a station reaches its desk. */
export const PushState = z.object({
  isOn: z.boolean(),
  /** The unit whose desk it is; null while no card of one was taken in. */
  desk: z.object({ unitName: z.string(), hasPin: z.boolean() }).nullable(),
  /** Where it is called: what a person said, else the card's. */
  addresses: z.array(z.string()),
  /** What a person said. */
  address: z.string().nullable(),
  contact: Contact.nullable(),
  isPushing: z.boolean(),
  /** Batches that wait here. */
  batches: z.int(),
  /** Closed days have rows that no batch has. */
  hasNew: z.boolean(),
});
export type PushState = z.infer<typeof PushState>;

/** How a desk is reached by its stations. */
export const ListenState = z.object({
  isOn: z.boolean(),
  port: z.int(),
  /** What came of it: `portTaken` by another program, or the system refused. */
  state: z.enum(['off', 'listening', 'portTaken', 'failed', 'noKeys']),
  /** Where stations find this machine now. */
  addresses: z.array(z.string()),
  /** Stations whose cards pin a key, with when they last called. */
  stations: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** False: its card is of before, and has to be taken in again. */
      hasPin: z.boolean(),
      reachedAt: moment.nullable(),
    }),
  ),
  /** Callers whose key no card here pins, since the program started. */
  strangers: z.int(),
});
export type ListenState = z.infer<typeof ListenState>;

export const NetworkState = z.object({ desk: ListenState, station: PushState });
export type NetworkState = z.infer<typeof NetworkState>;

export const PushOutcome = z.object({
  trouble: z.enum(pushTroubles).nullable(),
  detail: z.string().nullable(),
  /** Batches that the desk has now and had not before. */
  pushed: z.int(),
  /** Version of the settings that came down. */
  settings: z.int().nullable(),
  state: PushState,
});
export type PushOutcome = z.infer<typeof PushOutcome>;

export const networkContract = {
  show: operation('station.configure', { background: true }).output(NetworkState),
  /** What of it concerns whoever carries batches. */
  look: operation('batches.carry', { background: true }).output(PushState),
  /** Lets stations reach this desk, or no longer. */
  listen: operation('station.configure')
    .input(z.strictObject({ on: z.boolean(), port: z.int().min(1024).max(65_535) }))
    .output(NetworkState)
    .errors({ STORE_FULL: refusal }),
  /** Has this station call its desk by itself, or no longer; `address` null: where the card says. */
  push: operation('station.configure')
    .input(z.strictObject({ on: z.boolean(), address: z.string().trim().max(80).nullable() }))
    .output(NetworkState)
    .errors({
      ADDRESS_INVALID: refusal,
      NO_DESK: refusal,
      NO_PIN: refusal,
      NO_ADDRESS: refusal,
      STORE_FULL: refusal,
    }),
  /** Calls the desk now. */
  pushNow: operation('batches.carry').output(PushOutcome).errors({ OFF: refusal }),
};
