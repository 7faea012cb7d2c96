import { parentPort, workerData } from 'node:worker_threads';
import { jobs, type JobMessage, type JobOrder } from './jobs.ts';
import { openReader } from './storage/database.ts';

const { databaseFile, name, input } = workerData as JobOrder;
const post = (message: JobMessage) => parentPort?.postMessage(message);

const db = openReader(databaseFile);
try {
  const job = jobs[name] as (db: unknown, input: unknown, onProgress: unknown) => unknown;
  const output = await job(db, input, (progress: never) => post({ kind: 'progress', progress }));
  post({ kind: 'done', output });
} finally {
  db.close();
}
