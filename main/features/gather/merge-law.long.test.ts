import { randomUUID } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { batchFiles } from '#main/gather-files.ts';
import { noDecisions } from '#shared/features/batch/ledger.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { play, someSteps } from '#tests/support/histories.ts';
import { modelOf } from '#tests/support/merge-model.ts';
import { sealPlay } from '#tests/support/played-batches.ts';
import { createBatchMaker, writeCard, type BatchMaker } from '#tests/support/station-batches.ts';
import { openGatherStore } from './index.ts';
import { createStore } from './store-folder.ts';

const today = '2026-11-21';
const histories = 20;

let root: string;
let template: string;
let maker: BatchMaker;
let stores = 0;

beforeAll(async () => {
  root = makeTempFolder();
  template = join(root, 'template');
  const unit = { code: '01', codeSystem: 'QD19-2025', name: 'Sở Nội vụ' };
  await createStore(template, { kind: 'real', unit }, batchFiles);
  const store = await openGatherStore(template, batchFiles);
  const { recipient } = JSON.parse(store.ownCard(today).document) as { recipient: string };
  store.close();
  maker = await createBatchMaker(join(root, 'made'), recipient);
});
afterAll(() => {
  maker.close();
  removeFolder(root);
});

/** What a store is after files came in one import after the other. */
async function gathered(
  cards: readonly string[],
  imports: readonly (readonly string[])[],
  { decisions, at }: { readonly decisions: string; readonly at: number },
) {
  const path = join(root, `store-${(stores += 1)}`);
  cpSync(template, path, { recursive: true });
  let store = await openGatherStore(path, batchFiles);
  try {
    store.trust(cards);
    for (const [turn, files] of imports.entries()) {
      if (turn === at) {
        // made elsewhere, of batches that may not be here yet
        store.close();
        writeFileSync(join(path, 'decisions.json'), decisions);
        store = await openGatherStore(path, batchFiles);
      }
      if (files.length === 0) continue;
      const { refused } = await store.importFiles(files, today);
      expect(refused).toEqual([]);
    }
    const { hash, findings } = await store.verify();
    expect(findings).toEqual([]);
    const { held } = await store.report({ asOf: today, silentAfterDays: 14 });
    return { hash, held: new Set(held.map(({ name }) => name)), ...(await store.count()) };
  } finally {
    store.close();
    removeFolder(path);
  }
}

/** As a store keeps what somebody decided. */
function fileOf(aside: readonly string[]): string {
  const made = { by: 'tong-hop', on: today, undone: null };
  const decisions = aside.map((name) => ({
    id: randomUUID(),
    decision: { is: 'line', counts: 'f'.repeat(64), aside: [name], ground: 'senderSays' },
    ...made,
  }));
  return JSON.stringify({ format: 'hai-long-decisions/1', decisions });
}

it('gives real stores of the same sealed files one hash, as the law has it', async () => {
  // what was never carried is missing, what was carried came in any order
  const history = someSteps.chain((steps) =>
    fc.tuple(
      fc.shuffledSubarray([...play(steps)]),
      fc.constant(play(steps)),
      fc.subarray([...play(steps)]).map((each) => each.slice(0, 2)),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      history.filter(([some]) => some.length > 1),
      fc.nat(),
      async ([some, made, aside], cut) => {
        const { lives, files, names } = await sealPlay(made, maker);
        const cards = lives.map((life) => writeCard(join(root, 'cards'), life));
        const filesOf = (batches: typeof some) =>
          batches.map(({ name }) => files.get(name) ?? '').filter((file) => file !== '');
        const at = cut % some.length;
        const offLine = new Set(aside.map(({ name }) => name));
        const decided = { ...noDecisions, offLine };
        const decisions = fileOf([...offLine].map((name) => names.get(name) ?? ''));
        const model = modelOf(some, decided);
        const once = await gathered(cards, [filesOf(some)], { decisions, at: 0 });
        // one after the other, the other way round, with replays
        const piecemeal = await gathered(
          cards,
          [
            filesOf(some.slice(at)),
            filesOf(some.slice(0, at).toReversed()),
            filesOf(some.slice(0, 2)),
          ],
          { decisions, at: cut % 3 },
        );
        expect(piecemeal).toEqual(once);
        const held = [...model.standing].filter(([, state]) => state !== 'counted');
        expect(once.held).toEqual(new Set(held.map(([name]) => names.get(name))));
        expect(once.rows).toBe(model.rows.size);
      },
    ),
    { numRuns: histories },
  );
}, 1_800_000);
