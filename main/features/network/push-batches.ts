import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '#main/platform/sha256-of.ts';
import type { Address } from '#shared/features/network/address.ts';
import type { PushTrouble } from '#shared/features/network/network.contract.ts';
import { CallTrouble, callDesk, type DeskLine } from './call-desk.ts';
import type { NetworkKeys } from './network-keys.ts';

/** The desk that this station sends to. */
export interface DeskThere {
  readonly fingerprint: string;
  /** The key its card pins; undefined on a card of before it could. */
  readonly pin: string | undefined;
}

/** A batch that is kept here until the desk has said that it has it. */
export interface WaitingBatch {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What goes once a day beside the batches, whatever is in it. */
export interface LettersBeside {
  /** Undefined where nothing more of it goes today. */
  readonly next: (actor: string) => Promise<WaitingBatch | 'storeFull' | undefined>;
  /** The desk has it, or will not have it. */
  readonly over: () => void;
}

export interface PushDeps {
  readonly keys: () => NetworkKeys | undefined;
  readonly desk: () => DeskThere | undefined;
  /** Where to call, the likeliest first. */
  readonly addresses: () => readonly Address[];
  /** Whether closed days have rows that no batch has. */
  readonly hasNew: () => boolean;
  /** Closes a batch of what is new, as for a stick. */
  readonly close: (
    actor: string,
  ) => Promise<Extract<PushTrouble, 'closingBusy' | 'storeFull' | 'noRoomHere'> | null>;
  /** Batches that wait, the oldest first; without those that this desk refused, but for `again`. */
  readonly waiting: (desk: DeskThere, again: boolean) => readonly WaitingBatch[];
  readonly recordCarried: (name: string, actor: string) => 'storeFull' | null;
  /** Requests for letters, which leave no record here; undefined on the command line. */
  readonly letters: LettersBeside | undefined;
  /** Takes a receipt in, as from a stick; the reason if it is not believed. */
  readonly takeReceipt: (
    text: string,
    actor: string,
  ) => Promise<{
    readonly trouble: 'receiptRefused' | 'storeFull';
    readonly detail: string;
  } | null>;
  /** The newest version of this desk's settings that is here. */
  readonly settingsHere: () => number;
  readonly takeSettings: (
    file: string,
    actor: string,
  ) => Promise<{ readonly version: number } | { readonly refused: string } | null>;
  /** The program's alone, for what came and is not read yet. */
  readonly scratch: string;
  readonly recordContact: (contact: {
    readonly desk: DeskThere;
    readonly isReached: boolean;
    readonly trouble: PushTrouble | null;
    readonly detail: string | null;
  }) => void;
}

export interface Pushed {
  readonly trouble: PushTrouble | null;
  readonly detail: string | null;
  /** Batches that the desk has now and had not before. */
  readonly pushed: number;
  readonly settings: number | null;
  /** Whether bytes came further than before, however it ended. */
  readonly hasMoved: boolean;
}

export interface PushOrder {
  readonly actor: string;
  readonly signal: AbortSignal;
  /** A person asks: what the desk refused before is offered once more. */
  readonly again: boolean;
}

/**
 * One call at the desk: closes what is new, gives every batch that waits, takes receipts and settings. What
 * is cut goes on at the next call; nothing is let go here before the desk has signed for it.
 */
export async function pushBatches(deps: PushDeps, order: PushOrder): Promise<Pushed> {
  const nothing = { detail: null, pushed: 0, settings: null, hasMoved: false };
  const [desk, keys] = [deps.desk(), deps.keys()];
  if (desk === undefined) return { ...nothing, trouble: 'noDesk' };
  if (desk.pin === undefined) return { ...nothing, trouble: 'noPin' };
  if (keys === undefined) return { ...nothing, trouble: 'noKeys' };
  const addresses = deps.addresses();
  const tally = { pushed: 0, settings: null as number | null, hasMoved: false };
  let first: Trouble | undefined;
  let isReached = false;
  try {
    const line = await callFirst(addresses, { keys, pin: desk.pin, signal: order.signal });
    try {
      first = await talk(deps, line, {
        ...order,
        desk,
        tally,
        onReached: () => (isReached = true),
      });
    } finally {
      line.close();
    }
  } catch (error) {
    if (!(error instanceof CallTrouble)) throw error;
    first = { trouble: error.trouble, detail: null };
  }
  const { trouble, detail } = first ?? { trouble: null, detail: null };
  deps.recordContact({ desk, isReached, trouble, detail });
  return { ...tally, trouble, detail };
}

interface Trouble {
  readonly trouble: PushTrouble;
  readonly detail: string | null;
}

interface Talk extends PushOrder {
  readonly desk: DeskThere;
  readonly tally: { pushed: number; settings: number | null; hasMoved: boolean };
  readonly onReached: () => void;
}

/** Where nobody answers, the next address is tried; what somebody answered counts. */
async function callFirst(
  addresses: readonly Address[],
  how: Omit<Parameters<typeof callDesk>[0], 'address'>,
): Promise<DeskLine> {
  let last = new CallTrouble('noAddress');
  for (const address of addresses) {
    try {
      return await callDesk({ ...how, address });
    } catch (error) {
      if (!(error instanceof CallTrouble)) throw error;
      // another machine may have the address now, and the desk the next one
      last = last.trouble === 'otherKey' ? last : error;
    }
  }
  throw last;
}

/** Everything there is to say; what goes wrong with one thing does not hold up the others. */
async function talk(deps: PushDeps, line: DeskLine, talk: Talk): Promise<Trouble | undefined> {
  const { actor, desk, tally } = talk;
  const troubles: Trouble[] = [];
  const note = (trouble: PushTrouble | null, detail: string | null = null) => {
    if (trouble !== null) troubles.push({ trouble, detail });
  };
  // the first answer shows that the desk knows this station: only then is a batch closed
  await takeReceipts(deps, line, actor, note);
  talk.onReached();
  if (deps.hasNew()) note(await deps.close(actor));
  for (const batch of deps.waiting(desk, talk.again)) {
    const given = await give(line, batch, tally);
    for (const text of given.receipts) await takeReceipt(deps, text, actor, note);
    note(given.trouble, given.detail);
    if (given.trouble === 'noRoom') break; // the next one would not fit either
    if (given.trouble !== null) continue;
    note(deps.recordCarried(batch.name, actor));
    if (given.isNew) tally.pushed += 1;
  }
  await takeSettings(deps, line, talk, note);
  await giveLetters(deps, line, talk, note);
  return troubles[0];
}

/** Beside the batches and never without them, so that it follows nobody's visit. */
async function giveLetters(
  deps: PushDeps,
  line: DeskLine,
  { actor, tally }: Talk,
  note: Note,
): Promise<void> {
  const letters = await deps.letters?.next(actor);
  if (letters === undefined) return;
  if (letters === 'storeFull') return note(letters);
  const { trouble, detail, receipts } = await give(line, letters, tally);
  for (const text of receipts) await takeReceipt(deps, text, actor, note);
  note(trouble, detail);
  if (trouble === null || trouble === 'refused') deps.letters?.over();
  return undefined;
}

type Note = (trouble: PushTrouble | null, detail?: string | null) => void;

async function takeReceipts(
  deps: PushDeps,
  line: DeskLine,
  actor: string,
  note: Note,
): Promise<void> {
  for (const text of await line.receipts()) await takeReceipt(deps, text, actor, note);
}

async function takeReceipt(deps: PushDeps, text: string, actor: string, note: Note): Promise<void> {
  const refused = await deps.takeReceipt(text, actor);
  if (refused !== null) note(refused.trouble, refused.detail);
}

interface Given {
  readonly trouble: PushTrouble | null;
  readonly detail: string | null;
  readonly isNew: boolean;
  readonly receipts: readonly string[];
}

const given: Given = { trouble: null, detail: null, isNew: false, receipts: [] };
const tries = 3;

/** Gives one batch, from where the desk has it. */
async function give(line: DeskLine, batch: WaitingBatch, tally: Talk['tally']): Promise<Given> {
  const { name, file, bytes, sha256 } = batch;
  for (let tried = 0; tried < tries; tried += 1) {
    const offered = await line.offer({ name, bytes, sha256 });
    if (offered.is === 'here') return given;
    if (offered.is !== 'wanted') return { ...given, trouble: offered.is };
    if (offered.from < bytes) {
      await line.send(name, file, { from: offered.from, bytes });
      tally.hasMoved = true;
    }
    const finished = await finish(line, name);
    if (finished.is === 'taken') {
      const { state, reason, receipts } = finished;
      if (state !== 'refused') return { ...given, receipts, isNew: state !== 'already' };
      return reason === 'noRoom'
        ? { ...given, trouble: 'noRoom' }
        : { ...given, receipts, trouble: 'refused', detail: reason };
    }
    // the desk got other bytes than were offered: the line's fault, or this disk's
    if ((await sha256Of(file)) !== sha256) return { ...given, trouble: 'keptDamaged' };
  }
  return { ...given, trouble: 'cut' };
}

async function finish(line: DeskLine, name: string) {
  for (;;) {
    const finished = await line.finish(name);
    if (finished.is !== 'working') return finished;
  }
}

async function takeSettings(
  deps: PushDeps,
  line: DeskLine,
  { actor, tally }: Talk,
  note: Note,
): Promise<void> {
  mkdirSync(deps.scratch, { recursive: true });
  const file = join(deps.scratch, `${randomUUID()}.hlb`);
  try {
    if ((await line.settings(deps.settingsHere(), file)) === 'none') return;
    const taken = await deps.takeSettings(file, actor);
    if (taken === null) return;
    if ('refused' in taken) note('settingsRefused', taken.refused);
    else tally.settings = taken.version;
  } finally {
    rmSync(file, { force: true });
  }
}
