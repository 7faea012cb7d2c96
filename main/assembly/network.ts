import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBatchKeys } from '#main/batch-keys.ts';
import { buildSettingsFor, openBatchFiles } from '#main/batch-ports.ts';
import type { Door, Routers, Seat } from '#main/door.ts';
import { readCard } from '#main/features/batch/card/card-file.ts';
import { closingAlone } from '#main/features/batch/close-batch.ts';
import { createDailyLetters } from '#main/features/batch/daily-letters.ts';
import { keptFile } from '#main/features/batch/kept-batches.ts';
import type { LettersPort } from '#main/features/batch/letters-port.ts';
import { parseSshPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import { createTrust } from '#main/features/connection/trust.ts';
import { authorOfSettings } from '#main/features/folder/folder-store.ts';
import { findBatch, listBatches } from '#main/features/intake/intake-store.ts';
import { closeSettings } from '#main/features/intake/send-settings.ts';
import { listSettingsOut } from '#main/features/intake/settings-store.ts';
import type { WrittenReceipt } from '#main/features/intake/write-receipts.ts';
import { createStationAnswers, type Taken } from '#main/features/network/answer-station.ts';
import { createDeskListener } from '#main/features/network/desk-listener.ts';
import { createNetworkRouter } from '#main/features/network/index.ts';
import { usualLimits, type NetworkLimits } from '#main/features/network/limits.ts';
import type { Caller } from '#main/features/network/listen.ts';
import type { NetworkKeys } from '#main/features/network/network-keys.ts';
import { findChoice, recordContact } from '#main/features/network/network-store.ts';
import { pushBatches } from '#main/features/network/push-batches.ts';
import { createPushRound } from '#main/features/network/push-round.ts';
import { createUnfinishedBatches } from '#main/features/network/unfinished-batches.ts';
import type { IntakeKeys } from '#main/intake-keys.ts';
import { checkNetworkThere, knownThere } from '#main/network-there.ts';
import { pushingThere } from '#main/pushing-there.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { Taking } from '#shared/features/intake/intake.contract.ts';
import { release } from '#shared/release.ts';
import type { Ground } from './ground.ts';

export interface NetworkAssembly extends Pick<
  Ground,
  | 'db'
  | 'folder'
  | 'folderKind'
  | 'stationCode'
  | 'identity'
  | 'keepMark'
  | 'now'
  | 'settings'
  | 'settingsAt'
  | 'runJob'
  | 'audit'
  | 'log'
  | 'changed'
  | 'system'
> {
  readonly networkKeys: NetworkKeys | undefined;
  readonly keys: IntakeKeys;
  readonly problems: () => readonly string[];
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly limits?: Partial<NetworkLimits> | undefined;
  readonly takeInOf: (
    stationCodes: ReadonlySet<string>,
    file: string,
  ) => Promise<Taking | undefined>;
  readonly receiptsOf: (authors: ReadonlySet<string>) => Promise<readonly WrittenReceipt[]>;
  /** How requests for letters leave this folder, and the office's day. */
  readonly letters: LettersPort;
  readonly today: () => Day;
  readonly waiting: () => { readonly batches: number; readonly hasNew: boolean };
}

/** A command may have switched the network on or off beside the running program. */
const followEveryMs = 10_000;
const contactEveryMs = 60_000;

/** The office's network: stations that call their desk, and the desk that listens. All off at first. */
export function assembleNetwork(door: Pick<Door, 'network'>, assembly: NetworkAssembly) {
  const { db, folder, identity, now, audit, log, changed } = assembly;
  const networkKeys = () => assembly.networkKeys;
  const trust = createTrust({ db, readCard, parseKey: parseSshPublicKey });
  const limits = { ...usualLimits, ...assembly.limits };
  const monotonicMs = () => assembly.system.monotonicMs();

  function callerBy(pin: string): Caller | 'stationUnknown' | 'stationRevoked' {
    const pinned = trust
      .list()
      .filter(({ role, card }) => role === 'station' && card.network?.pin === pin);
    if (pinned.length === 0) return 'stationUnknown';
    const trusted = pinned.filter(({ isRevoked }) => !isRevoked);
    if (trusted.length === 0) return 'stationRevoked';
    return {
      pin,
      stationCodes: new Set(trusted.flatMap(({ card }) => card.station?.code ?? [])),
      fingerprints: trusted.map(({ fingerprint }) => fingerprint),
    };
  }

  const notedMs = new Map<string, number>();
  function noteCall(who: Caller | string): void {
    if (typeof who === 'string') return;
    for (const fingerprint of who.fingerprints) {
      const before = notedMs.get(fingerprint) ?? Number.NEGATIVE_INFINITY;
      if (monotonicMs() - before < contactEveryMs) continue;
      notedMs.set(fingerprint, monotonicMs());
      const atMs = now().utcMs;
      const contact = { tried_at_ms: atMs, reached_at_ms: atMs, trouble: null, detail: null };
      commitUnlessFull(db, () => recordContact(db, { fingerprint, ...contact }), undefined);
    }
  }

  async function takeIn({ stationCodes }: Caller, file: string): Promise<Taken> {
    const taking = await assembly.takeInOf(stationCodes, file);
    const taken = taking?.files[0];
    if (taking === undefined || taken === undefined)
      throw new Error('a file that is here is taken');
    const { receipts: names, receiptFolder: place } = taking;
    const receipts =
      place === null ? [] : names.map((name) => readFileSync(join(place, name), 'utf8'));
    return { state: taken.state, reason: taken.reason, receipts };
  }

  async function receiptsFor({ stationCodes }: Caller): Promise<string[]> {
    const authors = listBatches(db)
      .filter(({ station_code: code }) => code !== null && stationCodes.has(code))
      .map(({ author_key }) => author_key);
    return (await assembly.receiptsOf(new Set(authors))).map(({ text }) => text);
  }

  /** One batch of settings for all stations; a station whose card came later gets a newer one. */
  async function settingsAfter(caller: Caller, have: number): Promise<string | undefined> {
    const inForce = assembly.settingsAt(now().trustedMs);
    const isNamed = inForce.settings.stations.some(({ code }) => caller.stationCodes.has(code));
    if (inForce.version <= have || !isNamed) return undefined;
    const newest = trust.listNewest('station');
    const theirs = newest.filter(({ fingerprint }) => caller.fingerprints.includes(fingerprint));
    if (theirs.length === 0) return undefined;
    const own = parseSshPublicKey(identity.publicKey);
    for (const name of listSettingsOut(db, identity.incarnation, inForce.version)) {
      const file = keptFile(folder.batches.out, name);
      const sealed = await openBatchFiles
        .verify(file, () => own ?? 'senderUnknown')
        .catch(() => undefined); // lost or damaged here: another one is closed
      const isFor = theirs.some(({ card }) => sealed?.envelope.sealedFor.includes(card.recipient));
      if (isFor) return file;
    }
    const { out } = folder.batches;
    const closed = await closeSettings({
      db,
      out,
      now,
      identity,
      recipients: assembly.keys.stations(),
      programVersion: release.version,
      folderKind: assembly.folderKind,
      inForce,
      author: authorOfSettings(db, inForce.version),
      alone: (work) => closingAlone({ out, patienceMs: 5_000 }, work),
      keepMark: assembly.keepMark,
      audit: (action, detail) => audit('program', action, detail),
      build: buildSettingsFor(identity.signingKey),
    });
    return closed === 'BUSY' ? undefined : closed?.file; // the station asks again
  }

  const unfinished = createUnfinishedBatches({
    folder: join(folder.batches.in, 'arriving'),
    limits,
    nowMs: () => Date.now(), // as the file system dates what came
  });
  const listener = createDeskListener({
    keys: networkKeys,
    limits,
    monotonicMs,
    callerBy,
    log,
    onCall: noteCall,
    answer: createStationAnswers({
      unfinished,
      isHere: (name) => {
        const found = findBatch(db, name);
        return found !== undefined && found.state !== 'entering';
      },
      takeIn,
      receipts: receiptsFor,
      settingsAfter,
      log,
    }),
  });

  const pushing = pushingThere({
    ...assembly,
    trust,
    networkKeys,
    intakeKeys: assembly.keys,
    keys: createBatchKeys(db, identity),
    out: folder.batches.out,
    runBuild: (job, onProgress) => assembly.runJob('buildStationBatch', job, onProgress),
    letters: {
      port: assembly.letters,
      daily: createDailyLetters(assembly.letters, assembly.today),
    },
    onSettings: () => changed.fire('office'),
  });
  const round = createPushRound({
    isOn: () => db.open && findChoice(db).pushes,
    push: (order) => pushBatches(pushing, order),
    random: Math.random,
    log: { error: (message, error) => db.open && log.error(message, error) },
    after(ms, then) {
      const timer = setTimeout(then, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  });

  const routers: Routers<'network'> = {
    network: createNetworkRouter(door.network, {
      db,
      now,
      audit,
      listener,
      round,
      actorOf: ({ seat }) => assembly.actorOf(seat),
      ...knownThere(trust),
      waiting: assembly.waiting,
    }),
  };

  let followed: string | undefined;
  const follow = async (when: 'now' | 'before'): Promise<void> => {
    const choice = findChoice(db);
    const isNew = JSON.stringify(choice) !== followed;
    followed = JSON.stringify(choice);
    const isDeaf = choice.listens && listener.state() !== 'listening';
    if (isNew || isDeaf) await listener.follow(choice.listens ? choice.port : undefined);
    if (isNew) round.follow(when);
  };
  const timer = setInterval(
    () => void follow('now').catch((error) => db.open && log.error('network', error)),
    followEveryMs,
  );
  timer.unref();

  return {
    routers,
    /** Goes on with what was switched on before. */
    start: () => follow('before'),
    check: () => {
      const isDeaf = findChoice(db).listens && !['listening', 'off'].includes(listener.state());
      return checkNetworkThere(db, { ...now(), isDeaf });
    },
    close(): void {
      clearInterval(timer);
      round.close();
      void listener.follow(undefined);
    },
  };
}
