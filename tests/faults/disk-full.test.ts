import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dataFolderAt } from '#main/storage/data-folder.ts';
import type { NewRating } from '#shared/features/rating/rating.contract.ts';
import { clientFrom, openPage } from '#tests/support/core-process-visit.ts';
import { startCore, type CoreProcess } from '#tests/support/core-process.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import type { Ledger } from './crowd.ts';
import { examineStore, nothingWrong } from './examine-store.ts';

/** Room for a store that has just begun, and little more. */
const diskBytes = 4 * 1024 * 1024;

let place: string;
let disk: string;
let core: CoreProcess | undefined;

beforeEach(() => {
  place = makeTempFolder();
  disk = join(place, 'disk');
  mkdirSync(disk);
});

afterEach(async () => {
  await core?.kill();
  if (isMounted()) execFileSync('umount', [disk]);
  removeFolder(place);
});

it('refuses ratings and letters when the disk is full, and takes them when there is room again', async (test) => {
  const obstacle = mountSmallDisk();
  if (obstacle !== undefined) {
    process.stdout.write(`no small disk can be mounted here: ${obstacle}\n`);
    return test.skip(obstacle);
  }
  const folder = dataFolderAt(join(disk, 'data'));
  core = startCore({ dataFolder: folder.path });
  const client = clientFrom(await openPage((await core.ready).kiosk));
  const ledger: Ledger = { sent: new Map(), thanked: new Set(), sentAgain: 0 };
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(freeBytes() - 256 * 1024));

  const refused = await tapUntilRefused();
  expect(await tap(refused)).toBe('STORE_FULL'); // and it stays so
  expect(examineStore(folder.database, ledger)).toEqual(nothingWrong);
  expect(ledger.thanked.has(refused.id)).toBe(false);
  const [id, secret] = [randomUUID(), randomUUID()];
  expect(await ask()).toBe('STORE_FULL');

  rmSync(ballast);
  expect(await tap(refused)).toBe('recorded');
  expect(await ask()).toMatch(/^[2-9A-HJKMNP-Z]{12}$/);
  expect(await core.stop()).toMatchObject({ code: 0, stderr: '' });
  expect(examineStore(folder.database, ledger)).toEqual(nothingWrong);
  expect(ledger.thanked).toEqual(new Set(ledger.sent.keys()));
  return undefined;

  async function tapUntilRefused(): Promise<NewRating> {
    for (;;) {
      const rating: NewRating = {
        id: randomUUID(),
        score: 2,
        questionnaire: 'kiosk@2',
        scaleOrder: 'descending',
        language: 'vi',
        readyMs: 2_000,
      };
      const outcome = await tap(rating);
      if (outcome === 'STORE_FULL') return rating;
      expect(outcome).toBe('recorded');
    }
  }

  async function ask(): Promise<string> {
    const { kinds } = await client.letter.offer();
    const [shown] = kinds.find(({ kind }) => kind === 'thanks-note')?.consents ?? [];
    if (shown === undefined) return 'not offered';
    const { text: _, ...consent } = shown;
    const contents = { kind: 'thanks-note', from: {}, to: 'office', words: 'Cảm ơn.' } as const;
    const { error, data } = await safe(client.letter.request({ id, secret, contents, consent }));
    if (error) return 'code' in error ? error.code : error.message;
    return data.code;
  }

  async function tap(rating: NewRating): Promise<string> {
    ledger.sent.set(rating.id, rating);
    const { error } = await safe(client.rating.submit(rating));
    if (error) return 'code' in error ? error.code : error.message;
    ledger.thanked.add(rating.id);
    return 'recorded';
  }
});

/** Undefined when it is mounted, else why it cannot be. */
function mountSmallDisk(): string | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', disk], {
      stdio: 'pipe',
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').trim() : String(error);
  }
}

function isMounted(): boolean {
  return statfsSync(disk).blocks * statfsSync(disk).bsize === diskBytes;
}

function freeBytes(): number {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
}
