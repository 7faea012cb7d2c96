import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { ReceiptPaper } from '#shared/features/letter/receipt-paper.ts';
import type { Page } from '#shared/pages.ts';
import { assembleAssessment } from './assembly/assessment.ts';
import { assembleBatches } from './assembly/batches.ts';
import { createCaptureRouters } from './assembly/capture-routers.ts';
import { assembleCapture } from './assembly/capture.ts';
import { assembleCharts } from './assembly/charts.ts';
import { assembleConnection } from './assembly/connection.ts';
import { assembleEvaluation } from './assembly/evaluation.ts';
import { assembleFigures } from './assembly/figures.ts';
import { assembleGaming } from './assembly/gaming.ts';
import { assembleGather } from './assembly/gather.ts';
import { assembleGlance } from './assembly/glance.ts';
import { layGround, type GroundOptions } from './assembly/ground.ts';
import { assembleHealth } from './assembly/health.ts';
import { assembleInbox } from './assembly/inbox.ts';
import { assembleIntake } from './assembly/intake.ts';
import { assembleLetters } from './assembly/letters.ts';
import { assembleModels } from './assembly/models.ts';
import { assembleNetwork } from './assembly/network.ts';
import { assembleOffice } from './assembly/office.ts';
import { createRegisterCounter } from './assembly/registers.ts';
import { assembleReport } from './assembly/report.ts';
import { assembleTasks } from './assembly/tasks.ts';
import { createDoor, type Routers, type Seat } from './door.ts';
import { createEntrances, type Connection } from './entrances.ts';
import { createSessions } from './features/access/sessions.ts';
import { createLetterRouter, type LettersOptions } from './features/letter/index.ts';
import { createIntakeKeys } from './intake-keys.ts';
import { keptThere } from './kept-there.ts';
import type { NetworkLimits } from './features/network/limits.ts';
import { networkKeysThere } from './network-there.ts';
import { isLarge } from './open-store.ts';
import { verifiedScoresIn } from './verified-there.ts';
import { toStartError } from './storage/database.ts';

export interface AppOptions extends GroundOptions {
  /** Where the built clips lie; without it nothing is read aloud. */
  readonly audioFolder?: string;
  /** Where the built templates of letters lie; without them only the office's own are there. */
  readonly letterTemplates?: string;
  /** What trying a receipt's code costs, where letters are simulated by the thousand. */
  readonly codeCost?: LettersOptions['codeCost'];
  /** What a desk bears of its network, where it is tried how it bears it. */
  readonly networkLimits?: Partial<NetworkLimits>;
}

/** The running core, as a host sees it. */
export interface App {
  readonly router: Routers;
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

/** The program without a host: its store, its features behind the one door, and its callers. */
export async function createApp(options: AppOptions): Promise<App> {
  try {
    return await assemble(options);
  } catch (error) {
    throw toStartError(error, options.folder.database);
  }
}

async function assemble(options: AppOptions): Promise<App> {
  const { audioFolder, letterTemplates, codeCost } = options;
  let deskHere: DeskHere | undefined; // known once the host is
  let printerHere: PrinterHere | undefined;
  const door = createDoor(options.log);
  const ground = await layGround(options);
  const { db, log, folderKind, settings, changed, emptyTemporary } = ground;
  const sessions = createSessions({
    idleAfterSeconds: () => settings().desk.idleAfterSeconds,
    onChange(seatId) {
      letters.seatChanged(seatId);
      if (!sessions.anybody()) emptyTemporary();
      changed.fire(seatId);
      deskHere?.onSessions(sessions.anybody());
    },
  });
  const actorOf = (seat: Seat | undefined) => sessions.find(seat)?.person.code ?? 'program';

  const capture = assembleCapture({ ...ground, audioFolder, isAnybodyIn: sessions.anybody });
  const { isPaused, questionnaires, languages } = capture;
  const letters = await assembleLetters({
    ...ground,
    letterTemplates,
    codeCost,
    actorOf,
    isPaused,
    printer: () => printerHere,
    resealBeside: (opener) => assessment.reseal(opener.openBytes),
  });
  const health = assembleHealth(door, {
    ...ground,
    ...capture,
    letters,
    actorOf,
    network: () => network.check(),
  });
  const findQuestionnaire = questionnaires.find;
  const figures = assembleFigures(door, { ...ground, findQuestionnaire, actorOf });
  const { releasing } = figures;
  const assessment = assembleAssessment(door, {
    ...ground,
    figures: figures.figures,
    findQuestionnaire,
    countRegisters: createRegisterCounter({
      db,
      letters: letters.deps.db,
      unitCode: () => ground.settings().unit.code,
    }),
    seats: letters.deps.seats,
    verifiedScores: verifiedScoresIn(db, () => ground.now().offsetMinutes),
    actorOf,
  });
  const keys = createIntakeKeys(db, ground.folder, ground.identity);
  const keepPublic = keptThere({
    ...ground,
    keys,
    run: (job) => ground.runJob('keepPublic', job),
    onLeft: (why) => db.open && log.error('kept batches not sealed anew', why),
  });
  const inbox = assembleInbox(door, {
    ...ground,
    ...capture,
    releasing,
    actorOf,
    eraseInKept: keepPublic,
  });
  const networkKeys = await networkKeysThere(ground.folder, ground.identity.incarnation, log);
  const batches = assembleBatches(door, {
    ...ground,
    networkKeys,
    problems: health.problems,
    intakeKeys: keys,
    letters,
    findCoverage: figures.findCoverage,
    actorOf,
  });
  const { eraseEverywhere } = inbox;
  const intake = assembleIntake(door, {
    ...ground,
    ...capture,
    keys,
    letters,
    actorOf,
    eraseEverywhere,
    keepPublic,
    nameCriteria: assessment.nameCriteria,
  });
  const network = assembleNetwork(door, {
    ...ground,
    ...intake,
    networkKeys,
    keys,
    limits: options.networkLimits,
    problems: health.problems,
    letters: batches.letters,
    today: letters.deps.today,
    waiting: batches.waiting,
    actorOf,
  });
  void intake.finish().catch((error) => db.open && log.error('intake not finished', error));
  void network.start().catch((error) => db.open && log.error('network not begun', error));
  // of a large store there may be years to let in: nobody at the desk waits for that, or the check
  if (isLarge(db)) {
    void inbox
      .letIn()
      .catch((error) => db.open && log.error('inbox not opened', error))
      .then(health.checkWhole)
      .catch((error) => log.error('store not checked', error));
  }
  inbox.finishErasing();
  const office = assembleOffice(door, { ...ground, sessions, languages, actorOf });

  const gaming = assembleGaming(door, { ...ground, ...figures, actorOf });
  const tasks = assembleTasks(door, { ...ground, ...capture, actorOf });
  const gather = assembleGather(door, { ...ground, actorOf });
  const evaluation = assembleEvaluation(door, {
    ...ground,
    ...figures,
    workerUrl: options.workerUrl,
    gatherDesk: gather.desk,
  });
  const connection = assembleConnection(door, { ...ground, networkKeys, actorOf });

  const router: Routers = {
    ...createCaptureRouters(door, {
      ...ground,
      capture,
      actorOf,
      offersLetters: letters.offered,
      bringDesk: () => deskHere?.bring(),
    }),
    ...assembleModels(door, { ...ground, plan: capture.plan, actorOf }),
    letter: createLetterRouter(door.letter, letters),
    ...figures.routers,
    ...assessment.routers,
    ...tasks.routers,
    ...gaming.routers,
    ...assembleCharts(door, { ...ground, actorOf }),
    ...inbox.routers,
    ...intake.routers,
    ...gather.routers,
    ...evaluation.routers,
    ...assembleReport(door, { ...ground, ...evaluation, actorOf }),
    ...assembleGlance(door, {
      ...ground,
      ...capture,
      ...figures,
      countWaiting: inbox.countWaiting,
      remindOfBatches: batches.remind,
      remindOfTasks: tasks.remind,
      remindOfQuestions: gaming.remind,
      letters,
      actorOf,
    }),
    ...office.routers,
    ...batches.routers,
    ...health.routers,
    ...connection.routers,
    ...network.routers,
  };

  return {
    router,
    folderKind,
    moved: office.moved,
    connect: createEntrances(db, sessions),
    offerDesk(desk) {
      deskHere = desk;
    },
    offerPrinter(printer) {
      printerHere = printer;
    },
    readClip: languages.readClip,
    close() {
      network.close();
      evaluation.close();
      office.close();
      emptyTemporary();
      capture.receipts.close();
      health.close();
      letters.close();
      ground.keepMark();
      db.close();
    },
  };
}
