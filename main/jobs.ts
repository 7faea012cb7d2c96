import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { OfficeBatchJob } from './features/batch/office/build-office-batch.ts';
import type { StationBatchJob } from './features/batch/build-station-batch.ts';
import { evidenceInCopies } from './evidence-in-copies.ts';
import { backUpEvidence, type EvidenceBackupJob } from './features/assessment/evidence-copies.ts';
import { checkFiles, type CheckFilesJob } from './features/assessment/check-files.ts';
import type { SealFileJob } from './features/assessment/seal-file.ts';
import type { ArchiveJob } from './features/assessment/write-archive.ts';
import { countAsked, type AskedJob } from './features/confidential/count-asked.ts';
import { countRatings, type ReleasedArrivals } from './features/activity/count-ratings.ts';
import { eraseInCopies } from './erase-in-copies.ts';
import { writeAnswersFile } from './features/campaign/answers-file.ts';
import { computeFigures } from './features/figures/compute-figures.ts';
import { computeQuarter } from './features/figures/compute-quarter.ts';
import { countCells } from './features/figures/count-cells.ts';
import type { CellsJob, FiguresJob, QuarterJob } from './features/figures/index.ts';
import {
  openWithPassphrase,
  sealWithPassphrase,
  type PassphraseSealing,
} from './features/letter/passphrase-file.ts';
import { readSheet } from './features/letter/read-table-file.ts';
import { listQuestionnaires } from './features/questionnaire/questionnaire-store.ts';
import { shippedQuestionnaires } from './features/questionnaire/shipped-questionnaires.ts';
import { findHomePools } from './features/figures/find-home-pools.ts';
import { listHomeReleases, type HomeQuery } from './features/figures/home-release-store.ts';
import { countNewAnswers } from './features/figures/release-store.ts';
import {
  openBatchFiles,
  resealFor,
  sealPartFor,
  type KeepPublicJob,
  type PassOnJob,
} from './batch-ports.ts';
import { countOffice, type OfficeCounting } from './features/evaluation/count-office.ts';
import type { StoreOrder } from './features/gather/store-work.ts';
import { keepPublic } from './features/intake/keep-public.ts';
import { passOn } from './features/intake/pass-on.ts';
import { prepareBatch, type IntakeOrder } from './features/intake/prepare-batch.ts';
import { prepareKept, type KeptOrder } from './features/intake/prepare-kept.ts';
import { askOfMonth } from './features/gaming/ask-of-month.ts';
import type { MonthJob } from './features/gaming/raise-questions.ts';
import { hashOfRow } from './features/rating/rating-row.ts';
import { createSettingsReader } from './features/folder/folder-store.ts';
import { checkStore } from './features/health/check-health.ts';
import {
  allResponses,
  listTrustedBefore,
  readJudgedResponses,
} from './features/rating/response-store.ts';
import type { CopyJob } from './features/letter/documents/copy-template.ts';
import type { TemplateFolders } from './features/letter/documents/find-template.ts';
import type { DraftJob } from './features/letter/documents/merge-draft.ts';
import type { LettersJob } from './features/letter/documents/save-letters.ts';
import type { RegisterJob } from './features/letter/documents/save-register.ts';
import type { ReportJob } from './features/report/make-report.ts';
import { hashOfWords, verifyRatings } from './features/rating/verify-ratings.ts';
import { exportTables, type ExportJob } from './features/tables/export-tables.ts';
import type { Month } from '#shared/features/activity/month.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import { hourStatusAt } from '#shared/features/folder/opening-hours.ts';
import { backUpForDay } from './storage/daily-backup.ts';
import type { Database } from './storage/database.ts';

interface OfficeCountingJob extends OfficeCounting {
  readonly periods: readonly {
    readonly month: Month;
    readonly afterArrival: number;
    readonly toArrival: number;
  }[];
}

type Progress = { readonly rows: number; readonly atMost: number };
type OnProgress = (progress: Progress) => void;

/** What scans much runs in a worker on a connection that only reads, so that a tap is never late. */
export const jobs = {
  backUpForDay,
  backUpEvidence: (db: Database, job: EvidenceBackupJob) =>
    backUpEvidence({ db, namedInCopies: () => evidenceInCopies(job.backups) }, job),
  checkStore: (db: Database) => checkStore(db, () => verifyRatings(db)),
  countNewAnswers,
  countRatings: (db: Database, releases: readonly ReleasedArrivals[]) => {
    const settingsAt = createSettingsReader(db);
    const isOpenAt = (utcMs: number, offsetMinutes: number) =>
      hourStatusAt(settingsAt(utcMs).settings, utcMs, offsetMinutes) !== 'closed';
    return releases.map((range) =>
      countRatings(readJudgedResponses(db, range), isOpenAt, listTrustedBefore(db, range)),
    );
  },
  eraseInCopies,
  buildStationBatch: async (db: Database, job: StationBatchJob, onProgress: OnProgress) => {
    const { buildStationBatch } = await import('./features/batch/build-station-batch.ts');
    return buildStationBatch({ db, questionnaires: questionnairesOf(db) }, job, onProgress);
  },
  buildOfficeBatch: async (db: Database, job: OfficeBatchJob) => {
    const { buildOfficeBatch } = await import('./features/batch/office/build-office-batch.ts');
    return buildOfficeBatch(db, job);
  },
  countAsked: (db: Database, job: AskedJob) =>
    countAsked(db, job, (range) => readJudgedResponses(db, range)),
  writeAnswers: writeAnswersFile,
  computeFigures: (db: Database, { minimum, ranges }: FiguresJob) =>
    readPeriods(db, ranges).map(({ responses, counterFloor }) =>
      computeFigures(responses, minimum, counterFloor),
    ),
  computeQuarter: (db: Database, { periods, minimum }: QuarterJob) =>
    computeQuarter(readPeriods(db, periods), minimum),
  countCells: (db: Database, { stretches, minimum }: CellsJob) =>
    stretches.map(({ isQuarter, periods }) =>
      countCells({ isQuarter, periods: readPeriods(db, periods) }, minimum),
    ),
  /** As bytes, as the store's: they go from thread to thread as they are. */
  countOffice: (db: Database, { periods, ...counting }: OfficeCountingJob) =>
    serialize(
      countOffice(
        periods.map(({ month, ...range }) => ({
          month,
          responses: readJudgedResponses(db, range),
        })),
        counting,
      ),
    ),
  findHomePools: (db: Database, query: HomeQuery) =>
    findHomePools(db, query, (range) => readJudgedResponses(db, range)),
  askOfMonth: (db: Database, { range, ...order }: MonthJob) =>
    askOfMonth(readJudgedResponses(db, range), order),
  exportTables: (db: Database, job: ExportJob, onProgress: OnProgress) =>
    exportTables(exportSourceOf(db), job, onProgress),
  prepareIntake: (db: Database, order: IntakeOrder) =>
    prepareBatch({ db, files: openBatchFiles, chain: { hashOfRow, hashOfWords } }, order),
  prepareKept: (db: Database, order: KeptOrder) =>
    prepareKept({ db, files: openBatchFiles, chain: { hashOfRow, hashOfWords } }, order),
  passOnBatch: (_db: Database, { sealing, ...order }: PassOnJob) =>
    passOn({ ...openBatchFiles, reseal: resealFor(sealing) }, order),
  keepPublic: (db: Database, { sealing, ...order }: KeepPublicJob) =>
    keepPublic(
      {
        db,
        files: {
          ...openBatchFiles,
          reseal: resealFor(sealing),
          sealPart: sealPartFor(sealing),
        },
      },
      order,
    ),
  // DuckDB is larger than all the rest: it is fetched by whoever gathers and by nobody else
  gather: async (_db: Database, order: StoreOrder, onProgress: OnProgress) => {
    const { workInStore } = await import('./features/gather/store-work.ts');
    const { batchFiles } = await import('./gather-files.ts');
    const words = async () => {
      const { createWords } = await import('./words.ts');
      const [vi, en] = [createWords('vi'), createWords('en')];
      return {
        vi: (key: string) => vi(`open-data:${key}`),
        en: (key: string) => en(`open-data:${key}`),
      };
    };
    return workInStore(order, { files: batchFiles, words }, onProgress);
  },
  readSheet: (_db: Database, file: Uint8Array) => readSheet(file),
  // a passphrase is slow to try on purpose: half a second that no tap waits for
  sealWithPassphrase: (_db: Database, sealing: PassphraseSealing) => sealWithPassphrase(sealing),
  openWithPassphrase: (_db: Database, opening: Parameters<typeof openWithPassphrase>[0]) =>
    openWithPassphrase(opening),
  // what reads and writes documents is fetched when it is needed: the program starts without it
  mergeDraft: async (_db: Database, job: DraftJob) => {
    const { mergeDraft } = await import('./features/letter/documents/merge-draft.ts');
    return mergeDraft(job);
  },
  saveLetters: async (_db: Database, job: LettersJob, onProgress: OnProgress) => {
    const { saveLetters } = await import('./features/letter/documents/save-letters.ts');
    return saveLetters(job, onProgress);
  },
  listTemplates: async (_db: Database, folders: TemplateFolders) => {
    const { listTemplates } = await import('./features/letter/documents/list-templates.ts');
    return listTemplates(folders);
  },
  copyTemplate: async (_db: Database, job: CopyJob) => {
    const { copyTemplate } = await import('./features/letter/documents/copy-template.ts');
    return copyTemplate(job);
  },
  // what proves an office's scores may be hundreds of megabytes
  sealFile: async (_db: Database, job: SealFileJob) => {
    const { sealFile } = await import('./features/assessment/seal-file.ts');
    return sealFile(job);
  },
  checkFiles: (_db: Database, job: CheckFilesJob) => checkFiles(job),
  writeArchive: async (_db: Database, job: ArchiveJob) => {
    const { writeArchive } = await import('./features/assessment/write-archive.ts');
    return writeArchive(job);
  },
  makeReport: async (_db: Database, job: ReportJob) => {
    const { makeReport } = await import('./features/report/make-report.ts');
    return makeReport(job);
  },
  saveRegister: async (_db: Database, job: RegisterJob) => {
    const { saveRegister } = await import('./features/letter/documents/save-register.ts');
    return saveRegister(job);
  },
} satisfies Record<string, (db: Database, input: never, onProgress: never) => unknown>;

/** Those that answers were given under, as they stood then; of before they were kept, the program's. */
export function questionnairesOf(db: Database) {
  return (): readonly Questionnaire[] => {
    const kept = listQuestionnaires(db);
    const refs = new Set(kept.map(refOf));
    return [...kept, ...shippedQuestionnaires().filter((each) => !refs.has(refOf(each)))];
  };
}

function exportSourceOf(db: Database) {
  return { db, responses: allResponses(db), homePools: () => listHomeReleases(db) };
}

function readPeriods(db: Database, periods: QuarterJob['periods']) {
  return periods.map(({ counterFloor, ...range }) => ({
    responses: readJudgedResponses(db, range),
    counterFloor,
  }));
}

type Jobs = typeof jobs;
export type JobName = keyof Jobs;
type Input<Name extends JobName> = Parameters<Jobs[Name]>[1];
type Output<Name extends JobName> = Awaited<ReturnType<Jobs[Name]>>;

/** What a worker is started with. */
export interface JobOrder {
  readonly databaseFile: string;
  readonly name: JobName;
  readonly input: unknown;
}

export type JobMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly output: unknown };

/** What somebody waits for at the desk and takes about a second; the others scan. */
const quickJobs: ReadonlySet<JobName> = new Set([
  'eraseInCopies',
  'copyTemplate',
  'listTemplates',
  'mergeDraft',
  'readSheet',
  'sealWithPassphrase',
  'openWithPassphrase',
  'sealFile',
]);

type Lane = 'scan' | 'quick' | 'check' | 'gather';

/**
 * A large store is checked for half a minute, in which somebody may want to see a figure; thousands of
 * batches are gathered for longer.
 */
function laneOf(name: JobName): Lane {
  if (name === 'gather') return 'gather';
  return name === 'checkStore' ? 'check' : quickJobs.has(name) ? 'quick' : 'scan';
}

/**
 * Runs a job to its end in a worker of its own. One scan at a time, with one quick job, the check
 * of the whole store and one work of gathering beside it: many workers would take the cores that a tap needs.
 */
export function createJobRunner(databaseFile: string, workerUrl: URL) {
  const inTurn = {
    scan: createQueue(),
    quick: createQueue(),
    check: createQueue(),
    gather: createQueue(),
  };
  return function runJob<Name extends JobName>(
    name: Name,
    input: Input<Name>,
    onProgress: (progress: Progress) => void = () => {},
  ): Promise<Output<Name>> {
    const order: JobOrder = { databaseFile, name, input };
    return inTurn[laneOf(name)](() => runWorker<Name>(workerUrl, order, onProgress));
  };
}

/** Begins each work when the one before has ended, however that ended. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return function enqueue<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
}

function runWorker<Name extends JobName>(
  workerUrl: URL,
  order: JobOrder,
  onProgress: (progress: Progress) => void,
): Promise<Output<Name>> {
  const worker = new Worker(workerUrl, { workerData: order });
  worker.unref(); // a program that is asked to stop does not wait for it
  return new Promise((resolve, reject) => {
    let output: { readonly value: Output<Name> } | undefined;
    worker.on('message', (message: JobMessage) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else output = { value: message.output as Output<Name> }; // the worker runs the job of that name
    });
    worker.on('error', reject);
    // the next one begins when this one's connection is closed
    worker.on('exit', (code) => {
      if (output === undefined)
        reject(new Error(`job ${order.name} ended early with code ${code}`));
      else resolve(output.value);
    });
  });
}
