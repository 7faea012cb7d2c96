import { randomInt } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dataFolderAt, type DataFolder } from '#main/storage/data-folder.ts';
import { clientFrom, openPage } from '#tests/support/core-process-visit.ts';
import { startCore, type CoreProcess } from '#tests/support/core-process.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { createLine, gatherCrowd } from './crowd.ts';
import { examineStore, nothingWrong } from './examine-store.ts';
import { createRandom } from './random.ts';

const kills = Number(process.env['HAILONG_KILLS'] ?? 12);
/** The same seed draws the same taps and the same moments; how far the core is by then it does not. */
const seed = Number(process.env['HAILONG_SEED'] ?? randomInt(1_000_000));

let folder: DataFolder;
let core: CoreProcess | undefined;

beforeEach(() => {
  folder = dataFolderAt(makeTempFolder());
});

afterEach(async () => {
  await core?.kill();
  removeFolder(folder.path);
});

it(
  `keeps every thanked rating, and each once, over ${kills} kills (seed ${seed})`,
  { timeout: 30_000 + kills * 5_000 },
  async () => {
    const random = createRandom(seed);
    const line = createLine();
    const crowd = gatherCrowd({ people: 6, seed, line });
    let killedWhileStarting = 0;

    for (let killed = 0; killed < kills; killed += 1) {
      if (random.chance(0.25)) {
        core = startCore({ dataFolder: folder.path });
        await passed(random.between(20, 400));
        killedWhileStarting += 1;
      } else {
        await openAgain();
        await Promise.race([passed(random.between(5, 500)), crowd.stays]);
        line.close();
      }
      expect(await core?.kill()).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    }

    await openAgain();
    await crowd.leave();
    const { sent, thanked, sentAgain } = crowd.ledger;
    expect(await core?.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(examineStore(folder.database, crowd.ledger)).toEqual(nothingWrong);
    expect(thanked).toEqual(new Set(sent.keys()));
    process.stdout.write(
      `${kills} kills (${killedWhileStarting} of them while starting), seed ${seed}: ` +
        `${thanked.size} ratings thanked and found, ${sentAgain} sent again\n`,
    );

    /** Starts the core anew and lets the crowd in once the store has been found whole. */
    async function openAgain(): Promise<void> {
      core = startCore({ dataFolder: folder.path });
      const { kiosk } = await core.ready;
      expect(examineStore(folder.database, crowd.ledger)).toEqual(nothingWrong);
      line.open(clientFrom(await openPage(kiosk)));
    }
  },
);
