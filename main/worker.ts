import { parentPort, workerData } from 'node:worker_threads';
import type { evaluatorOrder } from './evaluations.ts';
import { jobs, type JobMessage, type JobOrder } from './jobs.ts';
import { openReader } from './storage/database.ts';

const order = workerData as JobOrder | typeof evaluatorOrder;
if (!('keeps' in order)) await runJob(order);
else if (parentPort !== null) {
  // no other work waits for it to be read
  const { answerEvaluations } = await import('./answer-evaluations.ts');
  answerEvaluations(parentPort);
}

async function runJob({ databaseFile, name, input }: JobOrder): Promise<void> {
  const post = (message: JobMessage) => parentPort?.postMessage(message);
  const db = openReader(databaseFile);
  try {
    const job = jobs[name] as (db: unknown, input: unknown, onProgress: unknown) => unknown;
    const output = await job(db, input, (progress: never) => post({ kind: 'progress', progress }));
    post({ kind: 'done', output });
  } finally {
    db.close();
  }
}
