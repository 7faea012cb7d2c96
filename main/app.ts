import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Router } from '@orpc/server';
import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { usualOffsetMinutes } from '#shared/calendar.ts';
import type { Contract } from '#shared/contract.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { isWorkingDay } from '#shared/features/folder/opening-hours.ts';
import { OfficeSettings, stationOf } from '#shared/features/folder/office-settings.ts';
import { rightsOfRoles } from '#shared/features/access/rights.ts';
import { officeOf } from '#shared/features/office/office-file.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import type { Page } from '#shared/pages.ts';
import { callerWithRights, createDoor, type CallContext, type Caller, type Seat } from './door.ts';
import { createAccessRouter } from './features/access/index.ts';
import { createScreenLock } from './features/access/screen-lock.ts';
import { createSessions } from './features/access/sessions.ts';
import { recordTrialPeople } from './features/access/trial-people.ts';
import { checkSignatures } from './features/campaign/check-campaigns.ts';
import { createCampaignRouter, createCampaigns } from './features/campaign/index.ts';
import { createFiguresRouter } from './features/figures/index.ts';
import { applyRetention } from './features/folder/apply-retention.ts';
import { createFolder } from './features/folder/create-folder.ts';
import {
  createSettingsReader,
  findFolder,
  findIncarnation,
  getFolder,
  listSettings,
  recordSettingsNow,
} from './features/folder/folder-store.ts';
import { createHealthRouter } from './features/health/index.ts';
import { checkSurroundings } from './features/health/check-health.ts';
import { createLanguages, createLanguagesRouter } from './features/languages/index.ts';
import { captureContextOf } from './features/rating/capture-context.ts';
import { createRatingRouter } from './features/rating/index.ts';
import { createRatingStore } from './features/rating/rating-store.ts';
import { recordReceipt } from './features/rating/record-receipt.ts';
import { createReceiptRouter } from './features/receipt/index.ts';
import { createReceiptStore } from './features/receipt/receipt-store.ts';
import { createReceipts } from './features/receipt/receipts.ts';
import { checkLanguages } from './features/languages/check-languages.ts';
import { checkQuestionnaires } from './features/questionnaire/check-questionnaires.ts';
import { createOfficeRouter } from './features/office/index.ts';
import { writeOfficeFile } from './features/office/write-office-file.ts';
import { createQuestionnaires } from './features/questionnaire/index.ts';
import { createSessionRouter } from './features/session/index.ts';
import { createSessionFinder } from './features/session/session-store.ts';
import { createStationRouter } from './features/station/index.ts';
import { createShowing } from './showing.ts';
import { createTablesRouter, tableFileName } from './features/tables/index.ts';
import { layOffice } from './found-office.ts';
import { createJobRunner } from './jobs.ts';
import { officeThere } from './office-there.ts';
import { isLarge, openStore } from './open-store.ts';
import { createClock, type Moment, type SystemClock } from './platform/clock.ts';
import type { Log } from './platform/log.ts';
import { createSignal } from './platform/signal.ts';
import { recordAudit } from './storage/audit-store.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { officeBeside } from './storage/office-beside.ts';
import { toStartError } from './storage/database.ts';

export interface AppOptions {
  readonly folder: DataFolder;
  readonly system: SystemClock;
  readonly log: Log;
  /** Where the worker's entry lies; it differs between the sources and the bundle. */
  readonly workerUrl: URL;
  /** Where the built clips lie; without it nothing is read aloud. */
  readonly audioFolder?: string;
}

/** The running core, as a host sees it. */
export interface App {
  readonly router: Router<Contract, CallContext>;
  readonly folderKind: FolderKind;
  /** Resolves when an office was set up: the host closes this and starts in the office. */
  readonly moved: Promise<void>;
  connect(page: Page): Connection;
  /** What a clip's file holds; undefined for one that is not on a language's list. */
  readClip(language: string, clip: string): Buffer | undefined;
  close(): void;
}

/** A page's way in. Closing it signs out whoever sat there. */
export interface Connection {
  readonly caller: Caller;
  close(): void;
}

const beatMs = 5_000;
/** Enough for an answer to leave before its host is closed. */
const answerMs = 250;

/** The program without a host: its store, its features behind the one door, and its callers. */
export async function createApp(options: AppOptions): Promise<App> {
  try {
    return await assemble(options);
  } catch (error) {
    throw toStartError(error, options.folder.database);
  }
}

async function assemble({ folder, system, log, workerUrl, audioFolder }: AppOptions): Promise<App> {
  const db = openStore(folder);
  const startedAt = createClock({
    system,
    offsetMinutes: usualOffsetMinutes,
    lastTrustedMs: undefined,
  }).now();
  if (!findFolder(db)) {
    const settings = OfficeSettings.parse(trialSettings);
    createFolder(db, { kind: 'trial', settings, author: 'program', moment: startedAt });
  }
  const { kind: folderKind, station_code: stationCode } = getFolder(db);
  if (folderKind === 'trial') await recordTrialPeople(db);

  const settingsAt = createSettingsReader(db);
  const { offsetMinutes } = settingsAt(startedAt.utcMs).settings;
  const incarnationId = findIncarnation(db, stationCode);
  if (incarnationId === undefined) throw new Error('this station has no incarnation');

  const store = createRatingStore(db, incarnationId);
  const clock = createClock({ system, offsetMinutes, lastTrustedMs: store.findNewestTrustedMs() });
  const runJob = createJobRunner(folder.database, workerUrl);
  const changed = createSignal<string>();
  const settings = () => settingsAt(clock.now().utcMs).settings;
  const sessions = createSessions({
    idleAfterSeconds: () => settings().desk.idleAfterSeconds,
    onChange: (seatId) => changed.fire(seatId),
  });
  const findSession = createSessionFinder(db);
  const openSessionAt = (moment: Moment) => findSession(moment).open;
  const questionnaires = createQuestionnaires(db, folder.questionnaires, () => clock.now().utcMs);
  for (const { file, fault } of questionnaires.faults) log.error(`questionnaire ${file}: ${fault}`);
  const languages = createLanguages(() => ({
    folder: folder.languages,
    audioFolder,
    questionnaires: questionnaires.list(),
  }));
  for (const { file, fault, detail } of languages.faults()) {
    log.error(`language ${file}: ${fault} ${detail}`);
  }

  const captureContext = () => {
    const moment = clock.now();
    const { version, settings } = settingsAt(moment.utcMs);
    const session = openSessionAt(moment)?.mode;
    const trial = folderKind !== 'office';
    return captureContextOf({ settings, settingsVersion: version, stationCode, trial, session });
  };
  const deskOnThisScreen = () => stationOf(settings(), stationCode).deskOnThisScreen;
  const isPaused = () => deskOnThisScreen() && sessions.anybody();
  const capture = () => (isPaused() ? undefined : captureContext());
  const trusting = () => ({ supervisors: settings().supervisors, folderKind });
  const campaigns = createCampaigns({ db, clock, capture, trusting, deskOnThisScreen });
  for (const id of campaigns.altered) log.error(`campaign ${id}: altered in the store`);
  const receipts = createReceipts({ store: createReceiptStore(db), clock, randomBytes, log });
  const actorOf = (seat: Seat | undefined) => sessions.find(seat)?.person.code ?? 'program';
  const audit = (actor: string, action: string, detail = {}) =>
    recordAudit(db, clock.now(), { actor, action, detail });

  const removed = applyRetention(folder, settings().retention, clock.now());
  if (removed > 0) audit('program', 'files.removed', { files: removed });

  /** What a check of the whole store found wrong; a large store gets it beside the first taps. */
  let complaints: readonly Check[] = [];
  const checkWhole = async () => {
    const checks = await runJob('checkStore', undefined);
    complaints = checks.filter(({ verdict }) => verdict !== 'good');
    for (const { name, finding } of complaints) log.error(`the store: ${name} ${finding}`);
  };
  if (isLarge(db)) void checkWhole().catch((error) => log.error('store not checked', error));

  const { promise: moved, resolve: move } = Promise.withResolvers<void>();
  const door = createDoor(log);
  const office = createOfficeRouter(door.office, {
    ...officeThere(db, () => clock.now(), settingsAt),
    folderKind,
    versions: () => listSettings(db),
    versionInForce: () => settingsAt(clock.now().utcMs).version,
    actorOf,
    audit,
    writeExport: (text) => writeOfficeFile(folder.exports, clock.now(), text),
    setUp: {
      target: officeBeside(folder.path),
      lay: (file, author) =>
        layOffice({
          target: officeBeside(folder.path),
          office: officeOf(file, []),
          author,
          moment: clock.now(),
          startSettings: folder.settings,
        }),
      onSettled: () => setTimeout(move, answerMs), // the page that asked hears the answer first
    },
    onChange: () => changed.fire('office'),
  });
  const router = {
    rating: createRatingRouter(door.rating, {
      db,
      store,
      clock,
      randomBytes,
      newId: randomUUID,
      questionnaires,
      capture,
      context: captureContext,
      findOtherRecorder: (gift) => (campaigns.takes(gift) ? campaigns.recorder : undefined),
      audit: (caller, action, detail) => audit(actorOf(caller.seat), action, detail),
    }),
    station: createStationRouter(door.station, {
      ...createShowing({
        folderKind,
        stationCode,
        now: () => clock.now(),
        settingsAt,
        openSessionAt,
        campaignAt: campaigns.askedAt,
        isPaused,
        questionnaires,
        languages,
        counterCode: () => captureContext().counterCode,
      }),
      db,
      now: () => clock.now(),
      settingsAt,
      recordSettingsNow,
      questionnaires,
      actorOf,
      changed,
      beatMs,
    }),
    receipt: createReceiptRouter(door.receipt, {
      receipts,
      isOffered: () => settings().receipts && campaigns.askedAt(clock.now()) === undefined,
      record: (gift, choose) => recordReceipt({ db, store, clock, capture }, gift, choose),
    }),
    session: createSessionRouter(door.session, {
      db,
      find: findSession,
      now: () => clock.now(),
      actorOf,
      deskOnThisScreen,
      onChange: () => changed.fire('session'),
    }),
    campaign: createCampaignRouter(door.campaign, {
      campaigns,
      actorOf,
      writeAnswers: (job) => runJob('writeAnswers', job),
      exportsFolder: folder.exports,
      audit: ({ seat }, action, detail) => audit(actorOf(seat), action, detail),
      onChange: () => changed.fire('campaign'),
    }),
    access: createAccessRouter(door.access, {
      db,
      sessions,
      changed,
      folderKind,
      lock: createScreenLock(db, 'desk', () => system.monotonicMs()),
      unitName: () => settings().unit.name,
      audit,
    }),
    office: office.router,
    figures: createFiguresRouter(door.figures, {
      db,
      now: () => clock.now(),
      minimum: () => settings().release.minimumNewAnswers,
      isWorkingDay: (day) => isWorkingDay(settings(), day),
      countNewAnswers: (query) => runJob('countNewAnswers', query),
      compute: (job) => runJob('computeFigures', job),
      counterNames: () => namesOf(settings().counters),
      findQuestionnaire: questionnaires.find,
    }),
    tables: createTablesRouter(door.tables, {
      runExport: (job, onProgress) => runJob('exportTables', job, onProgress),
      fileFor: ({ format }) => {
        mkdirSync(folder.exports, { recursive: true });
        return join(folder.exports, tableFileName(clock.now(), format));
      },
      audit: ({ seat }, { format, from = '', to = '' }) =>
        audit(actorOf(seat), 'tables.exported', { format, from, to }),
    }),
    languages: createLanguagesRouter(door.languages, {
      languages,
      settings,
      changeSettings: ({ seat }, next, action, detail) =>
        db
          .transaction(() => {
            const author = actorOf(seat);
            recordSettingsNow(db, clock.now(), { settings: next, author });
            audit(author, action, detail);
          })
          .immediate(),
      onChange: () => changed.fire('languages'),
    }),
    health: createHealthRouter(door.health, {
      check: () => [
        ...complaints,
        ...checkSurroundings(folder.path, clock.now()),
        checkQuestionnaires(questionnaires, settings().questionnaire),
        ...checkSignatures(campaigns),
        checkLanguages(languages.faults()),
      ],
    }),
  };

  /** A connection from a page: what it may do follows from the page, whatever it sends. */
  function connect(page: Page): Connection {
    if (page === 'kiosk') return { caller: citizen, close: () => {} };
    const seat = { id: randomUUID() };
    const visitorRights = rightsOfRoles(['visitor']);
    const caller: Caller = {
      seat,
      rights: () => new Set([...visitorRights, ...(sessions.find(seat)?.rights ?? [])]),
      onPresence: () => sessions.stay(seat),
    };
    return { caller, close: () => sessions.end(seat) };
  }

  return {
    router,
    folderKind,
    moved,
    connect,
    readClip: languages.readClip,
    close() {
      office.close();
      receipts.close();
      db.close();
    },
  };
}

const citizen = callerWithRights(rightsOfRoles(['citizen']));

function namesOf(list: readonly { code: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(list.map(({ code, name }) => [code, name]));
}
