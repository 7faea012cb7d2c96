import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { recordTrialPeople } from '#main/features/access/trial-people.ts';
import { applyRetention } from '#main/features/folder/apply-retention.ts';
import { createFolder } from '#main/features/folder/create-folder.ts';
import {
  createSettingsReader,
  findFolder,
  getFolder,
  type SettingsVersion,
} from '#main/features/folder/folder-store.ts';
import type { Identity } from '#main/features/batch/identity/identity.ts';
import { keepMark, settleLife } from '#main/features/batch/identity/settle-life.ts';
import { findProvenDay } from '#main/features/folder/passing-day-store.ts';
import { createJobRunner } from '#main/jobs.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { openStore } from '#main/open-store.ts';
import { createClock, type Clock, type Moment, type SystemClock } from '#main/platform/clock.ts';
import { createMachine, type Machine } from '#main/platform/machine.ts';
import type { Log } from '#main/platform/log.ts';
import { createSignal, type Signal } from '#main/platform/signal.ts';
import { createTemporaryFiles } from '#main/platform/temporary-files.ts';
import { recordAudit, type AuditEntry } from '#main/storage/audit-store.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';
import type { Database } from '#main/storage/database.ts';
import { usualOffsetMinutes, type Day } from '#shared/calendar.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';

export interface GroundOptions {
  readonly folder: DataFolder;
  readonly system: SystemClock;
  readonly log: Log;
  /** Where the worker's entry lies; it differs between the sources and the bundle. */
  readonly workerUrl: URL;
  /** This machine, unless a test plays another one. */
  readonly machine?: Machine;
}

/** What every part of the program stands on. */
export interface Ground extends Pick<GroundOptions, 'folder' | 'system' | 'log'> {
  readonly db: Database;
  readonly folderKind: FolderKind;
  readonly folderId: string;
  /** The station that this folder itself is. */
  readonly stationCode: string;
  /** The keys of the life that the folder is in now. */
  readonly identity: Identity;
  /** That life: sequence numbers belong to it. */
  readonly incarnationId: string;
  readonly machine: Machine;
  /** Notes beside the keys how far the database has come; at every closing of a batch, too. */
  readonly keepMark: () => void;
  readonly clock: Clock;
  readonly now: () => Moment;
  readonly settingsAt: (utcMs: number) => SettingsVersion;
  /** As they are in force now. */
  readonly settings: () => OfficeSettings;
  readonly runJob: ReturnType<typeof createJobRunner>;
  /** Fires with what changed, or with a seat's id when somebody signs in or out there. */
  readonly changed: Signal<string>;
  readonly audit: (actor: string, action: string, detail?: AuditEntry['detail']) => void;
  /** The day by which is reckoned how long something was kept: never one that only a clock says. */
  readonly provenDay: () => Day;
  readonly emptyTemporary: () => void;
}

/** Opens the folder's store, makes it a trial where it is none yet, and lets go of old files. */
export async function layGround(options: GroundOptions): Promise<Ground> {
  const { folder, system, log, workerUrl } = options;
  const db = openStore(folder);
  if (!findFolder(db)) layTrial(db, clockOf(system).now());
  const { kind: folderKind, folder_id: folderId, station_code: stationCode } = getFolder(db);
  if (folderKind === 'trial') await recordTrialPeople(db);

  const settingsAt = createSettingsReader(db);
  const lastTrustedMs = findNewestTrustedMs(db);
  const { trustedMs } = clockOf(system, lastTrustedMs).now();
  const { offsetMinutes } = settingsAt(trustedMs).settings;
  const clock = createClock({ system, offsetMinutes, lastTrustedMs });
  const now = () => clock.now();
  const machine = options.machine ?? createMachine();
  const keysFolder = folder.keys;
  const identity = await settleLife({ db, keysFolder, folderId, stationCode, machine }, now());
  const markDown = () => {
    if (!db.open) return;
    try {
      keepMark({ db, keysFolder }, identity.incarnation);
    } catch (error) {
      log.error('mark not kept', error); // the one before stands; a full disk keeps no kiosk from starting
    }
  };
  markDown();
  const settings = () => settingsAt(now().trustedMs).settings;
  const audit: Ground['audit'] = (actor, action, detail = {}) =>
    recordAudit(db, now(), { actor, action, detail });
  const temporary = createTemporaryFiles(folder.temporary);
  const emptyTemporary = () => {
    const left = temporary.empty();
    if (left > 0) log.error(`temporary files: ${left} held by another program`);
  };
  emptyTemporary();
  const provenDay = () => findProvenDay(db, now(), lastTrustedMs);
  const removed = applyRetention(folder, settings().retention, provenDay());
  if (removed > 0) audit('program', 'files.removed', { files: removed });

  return {
    folder,
    system,
    log,
    db,
    folderKind,
    folderId,
    stationCode,
    identity,
    incarnationId: identity.incarnation,
    machine,
    keepMark: markDown,
    clock,
    now,
    settingsAt,
    settings,
    runJob: createJobRunner(folder.database, workerUrl),
    changed: createSignal<string>(),
    audit,
    provenDay,
    emptyTemporary,
  };
}

/** Before the settings are read, which say where the office is. */
function clockOf(system: SystemClock, lastTrustedMs?: number): Clock {
  return createClock({ system, offsetMinutes: usualOffsetMinutes, lastTrustedMs });
}

function layTrial(db: Database, moment: Moment): void {
  const settings = OfficeSettings.parse(trialSettings);
  createFolder(db, { kind: 'trial', settings, author: 'program', moment });
}
