import { parseArgs } from 'node:util';
import { measureColdStart } from './cold-start.ts';
import { measureCommit } from './durable-commit.ts';
import { measureInbox } from './inbox.ts';
import { launchChromium } from './kiosk-browser.ts';
import { measureLetters } from './letters.ts';
import type { Measured } from './measured.ts';
import { measurePageWeight } from './page-weight.ts';
import { makePlace } from './place.ts';
import { fullPlan, quickPlan } from './plan.ts';
import { describeMachine, formatTable } from './report.ts';
import { measureSubmissions } from './submissions.ts';
import { measureExports } from './table-export.ts';
import { measureTaps } from './tap-to-thanks.ts';
import { measureVisits } from './visits.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
const plan = values.quick === true ? quickPlan : fullPlan;

// ends in process.exit, so that the place goes and nothing stays behind
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const place = makePlace();
const measured: Measured[] = [];
const browser = await launchChromium();
console.log(describeMachine(browser.version()));
await measure('cold starts', () => measureColdStart(browser, place, plan.coldStarts));
await browser.close();
await measure('taps', () => measureTaps(place, plan.taps));
await measure('visits', () => measureVisits(place, plan.visits));
await measure('commits', async () => [measureCommit(place, plan.commits)]);
await measure('page weight', async () => [await measurePageWeight(place)]);
await measure('submissions', () => measureSubmissions(place, plan.submissions));
await measure('letters', async () => [await measureLetters(place, plan.letters)]);
await measure('exports', () => measureExports(place, plan));
await measure('inbox', () => measureInbox(place, plan.exports.at(-1)?.label ?? ''));
console.log(`\n${formatTable(measured)}`);

async function measure(name: string, work: () => Promise<readonly Measured[]>): Promise<void> {
  const startedMs = performance.now();
  measured.push(...(await work()));
  console.log(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
}
