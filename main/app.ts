import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Router } from '@orpc/server';
import trialLetters from '#resources/trial/letters.json' with { type: 'json' };
import withholdingWords from '#resources/inbox/withholding-words.json' with { type: 'json' };
import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { dayAt, usualOffsetMinutes } from '#shared/calendar.ts';
import type { Contract } from '#shared/contract.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { isWorkingDay } from '#shared/features/folder/opening-hours.ts';
import { OfficeSettings, stationOf } from '#shared/features/folder/office-settings.ts';
import { createSensitiveWords } from '#shared/features/inbox/sensitive-words.ts';
import { keptUtcMs } from '#shared/features/rating/kept-time.ts';
import { rightsOfRoles } from '#shared/features/access/rights.ts';
import { officeOf } from '#shared/features/office/office-file.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import type { ReceiptPaper } from '#shared/features/letter/receipt-paper.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { Page } from '#shared/pages.ts';
import { callerWithRights, createDoor, type CallContext, type Caller, type Seat } from './door.ts';
import { createAccessRouter } from './features/access/index.ts';
import { createPersonRegister } from './features/access/person-register.ts';
import { findPerson, listPeople } from './features/access/person-store.ts';
import { createScreenLock, deskScreen } from './features/access/screen-lock.ts';
import { createSessions } from './features/access/sessions.ts';
import { recordTrialPeople } from './features/access/trial-people.ts';
import { createActivityRouter } from './features/activity/index.ts';
import { createCoverageFinder } from './features/activity/known-coverage.ts';
import { shippedFigures } from './features/activity/shipped-figures.ts';
import { checkSignatures } from './features/campaign/check-campaigns.ts';
import { createCampaignRouter, createCampaigns } from './features/campaign/index.ts';
import { createConfidentialRouter } from './features/confidential/index.ts';
import { createDifficultyRouter } from './features/difficulty/index.ts';
import { createFigures, createFiguresRouter } from './features/figures/index.ts';
import { releasePeriods } from './features/figures/release-periods.ts';
import { listReleases, type NewAnswersQuery } from './features/figures/release-store.ts';
import { applyRetention } from './features/folder/apply-retention.ts';
import { createFolder } from './features/folder/create-folder.ts';
import {
  createSettingsReader,
  findFolder,
  findIncarnation,
  forgetAnswered,
  getFolder,
  listSettings,
  recordSettingsNow,
} from './features/folder/folder-store.ts';
import { confirmDay, findProvenDay } from './features/folder/passing-day-store.ts';
import { createGlanceRouter } from './features/glance/index.ts';
import { createHealthRouter } from './features/health/index.ts';
import { createLetterRouter, createLetters, type LettersOptions } from './features/letter/index.ts';
import { checkLetters } from './features/letter/check-letters.ts';
import { checkBackup } from './features/health/check-backups.ts';
import { checkCalendar, isAhead, checkSurroundings } from './features/health/check-health.ts';
import { erasedAction } from './features/inbox/erase-words.ts';
import { createInboxStore } from './features/inbox/inbox-store.ts';
import { createInboxRouter } from './features/inbox/index.ts';
import { openBatches } from './features/inbox/open-batches.ts';
import { countWaiting, type Erasure } from './features/inbox/show-items.ts';
import { createLanguages, createLanguagesRouter } from './features/languages/index.ts';
import { createPaperRouter } from './features/paper/index.ts';
import { createPeopleRouter } from './features/people/index.ts';
import { hasRedactions } from './features/rating/chain-store.ts';
import { captureContextOf, paperContextOf } from './features/rating/capture-context.ts';
import { createRatingRouter } from './features/rating/index.ts';
import { redactComment } from './features/rating/redact-comment.ts';
import { createRatingStore } from './features/rating/rating-store.ts';
import { recordPaperForm } from './features/rating/record-paper-form.ts';
import { recordReceipt } from './features/rating/record-receipt.ts';
import { createReceiptRouter } from './features/receipt/index.ts';
import { createReceiptStore } from './features/receipt/receipt-store.ts';
import { createReceipts } from './features/receipt/receipts.ts';
import { checkLanguages } from './features/languages/check-languages.ts';
import { checkQuestionnaires } from './features/questionnaire/check-questionnaires.ts';
import { createOfficeRouter } from './features/office/index.ts';
import { writeOfficeFile } from './features/office/write-office-file.ts';
import { createQuestionnaires } from './features/questionnaire/index.ts';
import { createRosterRouter } from './features/roster/index.ts';
import { findConfirmedOfficer } from './features/roster/known-roster.ts';
import { createSessionRouter } from './features/session/index.ts';
import { createKnownPlan } from './features/session/known-plan.ts';
import { createServing } from './features/session/serving.ts';
import { createSessionFinder } from './features/session/session-store.ts';
import { sessionsOfDay } from './features/session/sessions-of-day.ts';
import { createStationRouter } from './features/station/index.ts';
import { createShowing } from './showing.ts';
import { createTablesRouter, tableFileName } from './features/tables/index.ts';
import { layOffice } from './found-office.ts';
import { createBackupRound } from './backup-round.ts';
import { findNewestTrustedMs } from './newest-trusted.ts';
import { createJobRunner } from './jobs.ts';
import { officeThere } from './office-there.ts';
import { openLetters } from './open-letters.ts';
import { isLarge, openStore } from './open-store.ts';
import { createClock, type SystemClock } from './platform/clock.ts';
import type { Log } from './platform/log.ts';
import { createSignal } from './platform/signal.ts';
import { createTemporaryFiles } from './platform/temporary-files.ts';
import { listAuditOfAction, recordAudit } from './storage/audit-store.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { emptyLog } from './storage/empty-log.ts';
import { officeBeside } from './storage/office-beside.ts';
import { toStartError, type Database } from './storage/database.ts';

export interface AppOptions {
  readonly folder: DataFolder;
  readonly system: SystemClock;
  readonly log: Log;
  /** Where the worker's entry lies; it differs between the sources and the bundle. */
  readonly workerUrl: URL;
  /** Where the built clips lie; without it nothing is read aloud. */
  readonly audioFolder?: string;
  /** Where the built templates of letters lie; without them only the office's own are there. */
  readonly letterTemplates?: string;
  /** What trying a receipt's code costs, where letters are simulated by the thousand. */
  readonly codeCost?: LettersOptions['codeCost'];
}

/** The running core, as a host sees it. */
export interface App {
  readonly router: Router<Contract, CallContext>;
  readonly folderKind: FolderKind;
  /** Resolves when an office was set up: the host closes this and starts in the office. */
  readonly moved: Promise<void>;
  connect(page: Page): Connection;
  /** What a host can do about the hidden corner; without it the corner does nothing. */
  offerDesk(desk: DeskHere): void;
  /** How a host prints the citizens' page; without it the page has its browser print. */
  offerPrinter(printer: PrinterHere): void;
  /** What a clip's file holds; undefined for one that is not on a language's list. */
  readClip(language: string, clip: string): Buffer | undefined;
  close(): void;
}

/** The desk on the screen that citizens use, as a host brings it. */
export interface DeskHere {
  /** `shown`: it is in front now. `follow`: the citizens' page goes there by itself. */
  bring(): 'shown' | 'follow';
  /** Told whenever somebody signs in or out at the desk. */
  onSessions(anybody: boolean): void;
}

/** Prints the citizens' page as it is laid out for paper; whether the printer has taken it. */
export type PrinterHere = (paper: ReceiptPaper) => Promise<boolean>;

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

async function assemble(options: AppOptions): Promise<App> {
  const { folder, system, log, workerUrl, audioFolder, letterTemplates } = options;
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
  const lastTrustedMs = findNewestTrustedMs(db);
  const { trustedMs } = createClock({
    system,
    offsetMinutes: usualOffsetMinutes,
    lastTrustedMs,
  }).now();
  const { offsetMinutes } = settingsAt(trustedMs).settings;
  const incarnationId = findIncarnation(db, stationCode);
  if (incarnationId === undefined) throw new Error('this station has no incarnation');

  const store = createRatingStore(db, incarnationId);
  const clock = createClock({ system, offsetMinutes, lastTrustedMs });
  const runJob = createJobRunner(folder.database, workerUrl);
  const changed = createSignal<string>();
  const settings = () => settingsAt(clock.now().trustedMs).settings;
  const temporary = createTemporaryFiles(folder.temporary);
  const emptyTemporary = () => {
    const left = temporary.empty();
    if (left > 0) log.error(`temporary files: ${left} held by another program`);
  };
  emptyTemporary();
  let deskHere: DeskHere | undefined; // known once the host is
  let printerHere: PrinterHere | undefined;
  const sessions = createSessions({
    idleAfterSeconds: () => settings().desk.idleAfterSeconds,
    onChange(seatId) {
      letters.seatChanged(seatId);
      if (!sessions.anybody()) emptyTemporary();
      changed.fire(seatId);
      deskHere?.onSessions(sessions.anybody());
    },
  });
  const findSession = createSessionFinder(db);
  const pastSettingsAt = createSettingsReader(db); // apart, so that looking back costs no tap
  const plan = createKnownPlan(db, (utcMs) => pastSettingsAt(utcMs).settings);
  const servingAt = createServing({
    find: findSession,
    plan,
    fieldCode: () => captureContextOf({ ...capturing(), session: undefined }).fieldCode,
  });
  const questionnaires = createQuestionnaires(db, folder.questionnaires, () =>
    keptUtcMs(clock.now(), []),
  );
  for (const { file, fault } of questionnaires.faults) log.error(`questionnaire ${file}: ${fault}`);
  const languages = createLanguages(() => ({
    folder: folder.languages,
    audioFolder,
    questionnaires: questionnaires.list(),
  }));
  for (const { file, fault, detail } of languages.faults()) {
    log.error(`language ${file}: ${fault} ${detail}`);
  }

  const capturing = () => {
    const { version, settings } = settingsAt(clock.now().trustedMs);
    return { settings, settingsVersion: version, stationCode, trial: folderKind !== 'office' };
  };
  const captureContext = () => {
    const serving = servingAt(clock.now());
    const { mode: session, modelCode = null } = serving ?? {};
    return captureContextOf({ ...capturing(), session, modelCode });
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

  const provenDay = () => findProvenDay(db, clock.now(), lastTrustedMs);
  const removed = applyRetention(folder, settings().retention, provenDay());
  if (removed > 0) audit('program', 'files.removed', { files: removed });
  const letters = await createLetters({
    db: openLetters(folder),
    clock,
    provenDay,
    choices: () => {
      const decided = settings();
      return {
        ...decided.letters,
        recipient: decided.letters.recipient,
        unitName: decided.unit.name,
        parentName: decided.unit.parent?.name,
        place: decided.letters.place,
        signer: decided.letters.signer,
        isWorkingDay: (day) => isWorkingDay(decided, day),
        receiptPaper: stationOf(decided, stationCode).receiptPaper,
      };
    },
    keysFolder: folder.keys,
    backupsFolder: folder.backups,
    log,
    trialPassphrase: folderKind === 'trial' ? trialLetters.passphrase : undefined,
    lock: createScreenLock(db, 'letters', () => system.monotonicMs()),
    codeCost: options.codeCost,
    actorOf,
    othersMayCheck: (person) =>
      listPeople(db).some(
        ({ code, roles, state }) =>
          state === 'active' && code !== person && rightsOfRoles(roles).has('letters.handle'),
      ),
    knowsPerson: (code) => {
      const person = findPerson(db, code);
      return person !== undefined && person.state !== 'left';
    },
    isPaused,
    printer: () => printerHere,
    templates: { own: folder.letterTemplates, shipped: letterTemplates },
    exportsFolder: folder.exports,
    isTrial: folderKind !== 'office',
    nameOf: (code) => findPerson(db, code)?.name,
    onClose: emptyTemporary,
    mergeDraft: (job) => runJob('mergeDraft', job),
    saveLetters: (job) => runJob('saveLetters', job),
    listTemplates: (folders) => runJob('listTemplates', folders),
    copyTemplate: (job) => runJob('copyTemplate', job),
    saveRegister: (job) => runJob('saveRegister', job),
    readSheet: (file) => runJob('readSheet', file),
    sealWithPassphrase: (sealing) => runJob('sealWithPassphrase', sealing),
    openWithPassphrase: (opening) => runJob('openWithPassphrase', opening),
    recordRecipient: (author, recipient) =>
      db
        .transaction(() => {
          const decided = settings();
          const next = { ...decided, letters: { ...decided.letters, recipient } };
          recordSettingsNow(db, clock.now(), { settings: next, author });
          audit(author, 'settings.changed', { changed: 'letters' });
        })
        .immediate(),
  });
  const backups = createBackupRound({
    folder: folder.backups,
    clock,
    log,
    startedAtMs: findFolder(db)?.created_at_ms ?? 0,
    backUp: (job) => runJob('backUpForDay', job),
    audit: (action, detail) => audit('program', action, detail),
  });
  const inbox = createInboxStore(db);
  const releasing = {
    db,
    now: () => clock.now(),
    minimum: () => settings().release.minimumNewAnswers,
    floors: () => settings().release.floors,
    isWorkingDay: (day: string) => isWorkingDay(settings(), day),
    countNewAnswers: (query: NewAnswersQuery) => runJob('countNewAnswers', query),
  };
  const figures = createFigures({
    ...releasing,
    compute: (job) => runJob('computeFigures', job),
    counterNames: () => namesOf(settings().counters),
    findQuestionnaire: questionnaires.find,
  });
  const findCoverage = createCoverageFinder({
    db,
    now: () => clock.now(),
    isWorkingDay: (day) => isWorkingDay(settings(), day),
    listReleases: figures.listReleases,
    countRatings: (releases) => runJob('countRatings', releases),
    startedAtMs: () => findFolder(db)?.created_at_ms ?? 0,
    smallest: figures.smallest,
  });

  /** What a check of the whole store found wrong; a large store gets it beside the first taps. */
  let complaints: readonly Check[] = [];
  const checkWhole = async () => {
    const checks = await runJob('checkStore', undefined);
    complaints = checks.filter(({ verdict }) => verdict !== 'good');
    for (const { name, finding } of complaints) log.error(`the store: ${name} ${finding}`);
  };
  const opening = {
    db,
    store: inbox,
    now: () => clock.now(),
    minimumWriters: () => settings().inbox.minimumWriters,
    release: () => releasePeriods(releasing),
    releasedAfter: (arrival: number) => releasedAfter(db, arrival),
    sensitiveWords: () =>
      createSensitiveWords(
        withholdingWords,
        listPeople(db).map(({ name }) => name),
      ),
    audit,
  };
  // of a large store there may be years to let in: nobody at the desk waits for that, or the check
  if (isLarge(db)) {
    void openBatches(opening)
      .catch((error) => db.open && log.error('inbox not opened', error))
      .then(checkWhole)
      .catch((error) => log.error('store not checked', error));
  }

  /** What an earlier run did not come to the end of is seen to as well. */
  const eraseEverywhere = async () => {
    emptyLog(db);
    try {
      await runJob('eraseInCopies', folder.backups);
    } catch (error) {
      log.error('copies not erased', error); // the next start tries again
    }
  };
  if (hasRedactions(db)) void eraseEverywhere();
  let erasures: ReadonlyMap<string, Erasure> | undefined; // read when somebody first asks

  const { promise: moved, resolve: move } = Promise.withResolvers<void>();
  const lock = createScreenLock(db, deskScreen, () => system.monotonicMs());
  const door = createDoor(log);
  const office = createOfficeRouter(door.office, {
    ...officeThere(db, () => clock.now(), settingsAt),
    folderKind,
    versions: () => listSettings(db),
    versionInForce: () => settingsAt(clock.now().trustedMs).version,
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
    onChange() {
      sessions.follow(listPeople(db));
      changed.fire('office');
    },
  });
  const router = {
    rating: createRatingRouter(door.rating, {
      db,
      store,
      clock,
      randomBytes,
      questionnaires,
      capture,
      findOtherRecorder: (gift) => (campaigns.takes(gift) ? campaigns.recorder : undefined),
    }),
    station: createStationRouter(door.station, {
      ...createShowing({
        folderKind,
        stationCode,
        now: () => clock.now(),
        settingsAt,
        servingAt,
        campaignAt: campaigns.askedAt,
        isPaused,
        offersLetters: letters.offered,
        questionnaires,
        languages,
        capturing: captureContext,
      }),
      db,
      now: () => clock.now(),
      settingsAt,
      recordSettingsNow,
      questionnaires,
      bringDesk: () => (deskOnThisScreen() ? deskHere?.bring() : undefined) ?? 'none',
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
      plan,
      now: () => clock.now(),
      settingsAt,
      recordSettingsNow,
      actorOf,
      deskOnThisScreen,
      onChange: () => changed.fire('session'),
    }),
    paper: createPaperRouter(door.paper, {
      db,
      now: () => clock.now(),
      newId: randomUUID,
      settings,
      questionnaires,
      recordForm: (form, counterCode) =>
        recordPaperForm(
          { store, clock, questionnaires, randomBytes, newId: randomUUID },
          paperContextOf(capturing(), counterCode),
          form,
        ),
      actorOf,
    }),
    roster: createRosterRouter(door.roster, {
      db,
      now: () => clock.now(),
      settingsAt,
      recordSettingsNow,
      people: () => listPeople(db).map(({ code, name }) => ({ code, name })),
      actorOf,
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
      lock,
      unitName: () => settings().unit.name,
      nowMs: () => clock.now().utcMs,
      audit,
    }),
    office: office.router,
    people: createPeopleRouter(door.people, {
      db,
      people: createPersonRegister({ db, lock, audit, nowMs: () => clock.now().utcMs }),
      now: () => clock.now(),
      unitName: () => settings().unit.name,
      endSessionsOf: sessions.endOf,
      renewSessionsOf: sessions.renew,
      actorOf,
    }),
    figures: createFiguresRouter(door.figures, {
      db,
      now: () => clock.now(),
      figures,
      findCoverage,
      floors: releasing.floors,
      counterNames: () => namesOf(settings().counters),
      counterCodes: () => settings().counters.map(({ code }) => code),
      findOfficer: (at) => findConfirmedOfficer(db, settings().roster, at),
      computeQuarter: (job) => runJob('computeQuarter', job),
      countCells: (job) => runJob('countCells', job),
      actorOf,
    }),
    activity: createActivityRouter(door.activity, {
      db,
      now: () => clock.now(),
      set: shippedFigures(),
      findCoverage,
      release: figures.listPeriods,
      actorOf,
    }),
    difficulty: createDifficultyRouter(door.difficulty, {
      db,
      now: () => clock.now(),
      actorOf,
      unitName: () => settings().unit.name,
      fields: () => settings().fields,
    }),
    glance: createGlanceRouter(door.glance, {
      db,
      now: () => clock.now(),
      listPeriods: figures.listPeriods,
      showPeriods: figures.show,
      smallest: figures.smallest,
      findCoverage,
      sessionsOfToday: () => sessionsOfDay({ db, find: findSession, plan }, clock.now()),
      inbox: (rights) =>
        rights.has('inbox.read') ? countWaiting(inbox, rights.has('inbox.lead')) : undefined,
      letters: (rights) =>
        rights.has('letters.handle') && letters.offered() ? letters.lettersDue() : undefined,
      nameReason: (ref, option) => nameOption(questionnaires.find(ref), 'reasons', option),
      settingsAt,
      recordSettingsNow,
      actorOf,
    }),
    letter: createLetterRouter(door.letter, letters),
    inbox: createInboxRouter(door.inbox, {
      ...opening,
      folderKind,
      unitName: () => settings().unit.name,
      actorOf,
      personName: (code) => findPerson(db, code)?.name ?? code,
      answered: () => settings().answered,
      recordAnswered: (author, answered) =>
        recordSettingsNow(db, clock.now(), {
          settings: { ...settings(), answered: [...answered] },
          author,
        }),
      onPublic: () => changed.fire('station'),
      redact: (comment) =>
        redactComment({ store, clock, context: captureContext, newId: randomUUID }, comment),
      forgetAnswered: (isForgotten) => forgetAnswered(db, isForgotten),
      erasures: () => (erasures ??= findErasures(db)),
      onErased: async () => {
        erasures = undefined;
        await eraseEverywhere();
      },
    }),
    confidential: createConfidentialRouter(door.confidential, {
      db,
      now: () => clock.now(),
      release: async () => {
        await releasePeriods(releasing);
        return confidentialPeriods(db);
      },
      count: (job) => runJob('countAsked', job),
      findQuestionnaire: questionnaires.find,
      questionnaires: questionnaires.list,
      inUse: () => {
        const { questionnaire } = settings();
        const { utcMs, offsetMinutes } = clock.now();
        return {
          questionnaire: questionnaires.inForce(questionnaire, dayAt(utcMs, offsetMinutes)),
          isAsked: questionnaire.sensitive,
        };
      },
      actorOf,
      personName: (code) => findPerson(db, code)?.name ?? code,
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
      isDateInDoubt: () => isAhead(clock.now(), provenDay()),
      isClockTrusted: () => clock.now().state === 'trusted',
      confirmDate: (caller) =>
        db
          .transaction(() => {
            const before = provenDay();
            const moment = clock.now();
            confirmDay(db, moment);
            const day = dayAt(moment.utcMs, moment.offsetMinutes);
            audit(actorOf(caller.seat), 'date.confirmed', { before, day });
          })
          .immediate(),
      check: () => [
        ...complaints,
        ...checkSurroundings(folder.path, clock.now()),
        checkCalendar(clock.now(), provenDay()),
        checkQuestionnaires(questionnaires, settings().questionnaire),
        ...checkSignatures(campaigns),
        checkLanguages(languages.faults()),
        checkLetters(letters.deps),
        checkBackup('backups', backups.there(), backups.today()),
        checkBackup('letterBackups', letters.backups(), backups.today()),
      ],
    }),
  };

  let dataVersion = db.pragma('data_version', { simple: true });
  /** The command line may have changed the people meanwhile: that holds at once. */
  function followPeople(): void {
    const now = db.pragma('data_version', { simple: true });
    if (now !== dataVersion && sessions.anybody()) sessions.follow(listPeople(db));
    dataVersion = now;
  }

  /** A connection from a page: what it may do follows from the page, whatever it sends. */
  function connect(page: Page): Connection {
    if (page === 'kiosk') return { caller: citizen, close: () => {} };
    const seat = { id: randomUUID() };
    const visitorRights = rightsOfRoles(['visitor']);
    const caller: Caller = {
      seat,
      rights() {
        followPeople();
        return new Set([...visitorRights, ...(sessions.find(seat)?.rights ?? [])]);
      },
      onPresence: () => sessions.stay(seat),
    };
    return { caller, close: () => sessions.end(seat) };
  }

  return {
    router,
    folderKind,
    moved,
    connect,
    offerDesk(desk) {
      deskHere = desk;
    },
    offerPrinter(printer) {
      printerHere = printer;
    },
    readClip: languages.readClip,
    close() {
      office.close();
      emptyTemporary();
      receipts.close();
      backups.close();
      letters.close();
      db.close();
    },
  };
}

const citizen = callerWithRights(rightsOfRoles(['citizen']));

/** Released days that reach beyond an arrival, the oldest first. */
function releasedAfter(db: Database, arrival: number) {
  return listReleases(db)
    .filter(({ to_arrival }) => to_arrival > arrival)
    .map(({ from_day, to_day, to_arrival }) => ({
      fromDay: from_day,
      toDay: to_day,
      toArrival: to_arrival,
    }))
    .toReversed();
}

/** Released periods as answers for the leader are counted in them, the oldest first. */
function confidentialPeriods(db: Database) {
  return listReleases(db)
    .map(({ id, from_day, to_day, minimum, after_arrival, to_arrival }) => ({
      id,
      fromDay: from_day,
      toDay: to_day,
      minimum,
      afterArrival: after_arrival,
      toArrival: to_arrival,
    }))
    .toReversed();
}

function namesOf(list: readonly { code: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(list.map(({ code, name }) => [code, name]));
}

/** What the audit says of erased words, by comment. */
function findErasures(db: Database): ReadonlyMap<string, Erasure> {
  return new Map(
    listAuditOfAction(db, erasedAction).map(({ actor, atMs, offsetMinutes, detail }) => [
      String(detail['comment']),
      { actor, atMs, offsetMinutes, reason: detail['reason'] },
    ]),
  );
}

/** What an option of a question is called, by language. */
function nameOption(questionnaire: Questionnaire | undefined, question: string, option: string) {
  return Object.fromEntries(
    Object.entries(questionnaire?.texts ?? {}).flatMap(([language, texts]) => {
      const name = texts[`${question}.${option}`];
      return name === undefined ? [] : [[language, name]];
    }),
  );
}
