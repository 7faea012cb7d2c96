import { Worker } from 'node:worker_threads';
import { countRatings, type ReleasedArrivals } from './features/activity/count-ratings.ts';
import { writeAnswersFile } from './features/campaign/answers-file.ts';
import { computeFigures } from './features/figures/compute-figures.ts';
import type { FiguresJob } from './features/figures/index.ts';
import {
  openWithPassphrase,
  sealWithPassphrase,
  type PassphraseSealing,
} from './features/letter/passphrase-file.ts';
import { readSheet } from './features/letter/read-table-file.ts';
import { countNewAnswers } from './features/figures/release-store.ts';
import { createSettingsReader } from './features/folder/folder-store.ts';
import { checkStore } from './features/health/check-health.ts';
import { allResponses, readJudgedResponses } from './features/rating/response-store.ts';
import type { CopyJob } from './features/letter/documents/copy-template.ts';
import type { TemplateFolders } from './features/letter/documents/find-template.ts';
import type { DraftJob } from './features/letter/documents/merge-draft.ts';
import type { LettersJob } from './features/letter/documents/save-letters.ts';
import type { RegisterJob } from './features/letter/documents/save-register.ts';
import { verifyRatings } from './features/rating/verify-ratings.ts';
import { exportTables, type ExportJob } from './features/tables/export-tables.ts';
import { hourStatusAt } from '#shared/features/folder/opening-hours.ts';
import type { Database } from './storage/database.ts';

type Progress = { readonly rows: number; readonly atMost: number };
type OnProgress = (progress: Progress) => void;

/** What scans much runs in a worker on a connection that only reads, so that a tap is never late. */
export const jobs = {
  checkStore: (db: Database) => checkStore(db, () => verifyRatings(db)),
  countNewAnswers,
  countRatings: (db: Database, releases: readonly ReleasedArrivals[]) => {
    const settingsAt = createSettingsReader(db);
    const isOpenAt = (utcMs: number, offsetMinutes: number) =>
      hourStatusAt(settingsAt(utcMs).settings, utcMs, offsetMinutes) !== 'closed';
    return releases.map((range) => countRatings(readJudgedResponses(db, range), isOpenAt));
  },
  writeAnswers: writeAnswersFile,
  computeFigures: (db: Database, { minimum, ranges }: FiguresJob) =>
    ranges.map((range) => computeFigures(readJudgedResponses(db, range), minimum)),
  exportTables: (db: Database, job: ExportJob, onProgress: OnProgress) =>
    exportTables({ db, responses: allResponses(db) }, job, onProgress),
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
  saveRegister: async (_db: Database, job: RegisterJob) => {
    const { saveRegister } = await import('./features/letter/documents/save-register.ts');
    return saveRegister(job);
  },
} satisfies Record<string, (db: Database, input: never, onProgress: never) => unknown>;

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

/** Runs a job to its end in a worker of its own. */
export function createJobRunner(databaseFile: string, workerUrl: URL) {
  return function runJob<Name extends JobName>(
    name: Name,
    input: Input<Name>,
    onProgress: (progress: Progress) => void = () => {},
  ): Promise<Output<Name>> {
    const workerData: JobOrder = { databaseFile, name, input };
    const worker = new Worker(workerUrl, { workerData });
    worker.unref(); // a program that is asked to stop does not wait for it
    return new Promise((resolve, reject) => {
      worker.on('message', (message: JobMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else resolve(message.output as Output<Name>); // the worker runs the job of that name
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`job ${name} ended early with code ${code}`)));
    });
  };
}
