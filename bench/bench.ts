import { parseArgs } from 'node:util';
import { measureBatch } from './batch.ts';
import { measureColdStart } from './cold-start.ts';
import { measureCommit } from './durable-commit.ts';
import { measureEvaluation } from './evaluation.ts';
import { measureGathering } from './gather.ts';
import { measureInbox } from './inbox.ts';
import { launchChromium } from './kiosk-browser.ts';
import { measureLetters } from './letters.ts';
import type { Measured } from './measured.ts';
import { measurePageWeight } from './page-weight.ts';
import { makePlace } from './place.ts';
import { fullPlan, quickPlan } from './plan.ts';
import { measureQueries } from './queries.ts';
import { describeMachine, formatTable } from './report.ts';
import { measureSubmissions } from './submissions.ts';
import { measureExports } from './table-export.ts';
import { measureTaps } from './tap-to-thanks.ts';
import { measureVisits } from './visits.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true } },
});
const plan = values.quick === true ? quickPlan : fullPlan;

// ends in process.exit, so that the place goes and nothing stays behind
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const place = makePlace();
const measured: Measured[] = [];
const chromium = await launchChromium();
console.log(describeMachine(chromium.version()));
await chromium.close(); // nothing runs beside what is measured
const steps: Readonly<Record<string, () => Promise<readonly Measured[]>>> = {
  starts: async () => {
    const browser = await launchChromium();
    return measureColdStart(browser, place, plan.coldStarts).finally(() => browser.close());
  },
  taps: () => measureTaps(place, plan.taps),
  visits: () => measureVisits(place, plan.visits),
  commits: async () => [measureCommit(place, plan.commits)],
  weight: async () => [await measurePageWeight(place)],
  submissions: () => measureSubmissions(place, plan.submissions),
  letters: async () => [await measureLetters(place, plan.letters)],
  batch: async () => [await measureBatch(place, plan.batch)],
  gather: async () => [await measureGathering(place, plan.gathered)],
  evaluation: () => measureEvaluation(place, plan.evaluatedRows),
  queries: () => measureQueries(place, plan.queriedRows),
  exports: () => measureExports(place, plan),
  // over the store that the exports leave
  inbox: () => measureInbox(place, plan.exports.at(-1)?.label ?? ''),
};
const wanted = values.only ?? Object.keys(steps);
for (const [name, work] of Object.entries(steps))
  if (wanted.includes(name)) await measure(name, work);
console.log(`\n${formatTable(measured)}`);

async function measure(name: string, work: () => Promise<readonly Measured[]>): Promise<void> {
  const startedMs = performance.now();
  measured.push(...(await work()));
  console.log(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
}
