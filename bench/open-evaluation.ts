import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEvaluations } from '#main/evaluations.ts';
import { runDeskWork } from '#main/features/gather/desk-work.ts';
import { markOfStore } from '#main/features/gather/store-mark.ts';
import { makeReport } from '#main/features/report/make-report.ts';
import { createJobRunner } from '#main/jobs.ts';
import { openStore } from '#main/open-store.ts';
import { prepareDataFolder } from '#main/storage/data-folder.ts';
import type {
  Evaluation,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReportFormat } from '#shared/features/report/report.contract.ts';
import type { OwnSide } from '#shared/features/evaluation/source.ts';
import type { OpenedEvaluation } from './evaluation.ts';
import { inProject } from './place.ts';

const [, , place = '', path = '', result = ''] = process.argv;
const workerUrl = pathToFileURL(inProject('out/main/worker.js'));
const today = '2027-01-04';

// a worker opens the desk's own store, whatever it does
const folder = prepareDataFolder(join(place, 'desk'));
openStore(folder).close();
const runJob = createJobRunner(folder.database, workerUrl);
const evaluations = createEvaluations(workerUrl);
const work = runDeskWork({
  path,
  folderKind: 'simulated',
  today: () => today,
  unit: () => ({ code: '01', codeSystem: 'QD19-2025', name: 'Tỉnh thử' }),
  runWork: (order, onProgress) => runJob('gather', order, onProgress),
  actorOf: () => 'bench',
  audit: () => {},
});
const own: OwnSide = {
  ...{ place: 'store', office: { code: '01', name: 'Tỉnh thử' }, madeOn: today },
  ...{ ruleVersion: 'misuse-2', floor: 10, models: [], figures: [], facts: [] },
};
const year: EvaluationQuestion = {
  ...{ from: '2026-01', to: '2026-12', model: null, units: [], beside: 'none' },
};

const awake = setInterval(() => {}, 1_000); // workers keep no process awake
const openedMs = performance.now();
const before = process.cpuUsage();
const source = await work('evaluationSource', undefined, (why) => new Error(why));
const order = { place: 'store', mark: markOfStore(path), own } as const;
const opened = await ask(year, source);
const openingMs = performance.now() - openedMs;
const { user, system } = process.cpuUsage(before);
const openingCpuSeconds = (user + system) / 1e6;

const questions: readonly EvaluationQuestion[] = [
  { ...year, beside: 'monthsBefore', from: '2026-07' },
  { ...year, model: 'model-1', beside: 'outsideModel' },
  { ...year, units: ['10001', '10002', '10003'], beside: 'otherUnits' },
  { ...year, from: '2026-04', to: '2026-06' },
  year,
];
const changesMs: number[] = [];
for (let turn = 0; turn < 4; turn += 1) {
  for (const question of questions) {
    const askedMs = performance.now();
    await ask(question);
    changesMs.push(performance.now() - askedMs);
  }
}
evaluations.close();
const docxMs = await timeOfReport(['docx']);
const reportMs = await timeOfReport(['docx', 'pdf', 'xlsx']);
clearInterval(awake);
writeFileSync(
  result,
  JSON.stringify({
    ...{ openingMs, openingCpuSeconds, changesMs, docxMs, reportMs },
  } satisfies OpenedEvaluation),
);

async function ask(question: EvaluationQuestion, bytes?: Uint8Array): Promise<Evaluation> {
  const answer = await evaluations.ask({
    ...order,
    question,
    ...(bytes !== undefined && { source: bytes }),
  });
  if (answer.is !== 'evaluation') throw new Error(`no evaluation but ${answer.is}`);
  if (answer.evaluation.chosen.figure === null) throw new Error('nothing was evaluated');
  return answer.evaluation;
}

async function timeOfReport(formats: readonly ReportFormat[]): Promise<number> {
  const office = { name: 'Tỉnh thử' };
  const source = { kind: 'monthly', evaluation: opened, office, isTrial: true } as const;
  const startedMs = performance.now();
  const { written } = await makeReport({ source, formats, folder: place });
  if (!written) throw new Error('no report was written');
  return performance.now() - startedMs;
}
