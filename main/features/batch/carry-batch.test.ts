import { randomBytes, hash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { plugIn, type Stick } from '#tests/support/stick.ts';
import { carryBatch, lookAtFolder, type CarryTarget } from './carry-batch.ts';
import { hashOnMedium } from './read-medium.ts';
import { parseMounts, parseWindowsDisks } from './removable-media.ts';

const fileName = 'hailong-01819-may-1-00001-3f9a6c01.hlb';
const bytes = randomBytes(9 * 1024 * 1024 + 77);
const sha256 = hash('sha256', bytes, 'hex');

let place: string;
let source: string;
let sticks: Stick[];
beforeEach(() => {
  place = makeTempFolder();
  mkdirSync(join(place, 'data'));
  source = join(place, 'data', `${sha256}.hlb`);
  writeFileSync(source, bytes);
  sticks = [];
});
afterEach(() => {
  for (const stick of sticks) stick.pull();
  removeFolder(place);
});

const file = () => ({ source, bytes: bytes.length, sha256, fileName });

async function targetAt(folder: string): Promise<CarryTarget> {
  const target = await lookAtFolder(folder, join(place, 'data'));
  if (!('device' in target)) throw new Error(target.fault);
  return target;
}

/** A stick of its own; the test is skipped, and says so, where none can be mounted. */
function plugged(
  test: TestContext,
  options: Omit<Parameters<typeof plugIn>[0], 'place'> = {},
): Stick {
  const stick = plugIn({ place, ...options });
  if (typeof stick === 'string') {
    process.stdout.write(`no stick can be plugged in here: ${stick}\n`);
    return test.skip(stick);
  }
  sticks.push(stick);
  return stick;
}

/** Does something as soon as the first of a batch is on the stick. */
async function onceBegun(folder: string, deed: () => void): Promise<void> {
  while (!readdirSync(folder).some((name) => name.endsWith('.part'))) await turn();
  deed();
}

describe('carrying a batch', () => {
  it('writes it whole under its name, and the second time finds it there', async (test) => {
    const stick = plugged(test);
    const target = await targetAt(stick.folder);
    expect(await carryBatch(target, file())).toEqual({ carried: true, how: 'written' });
    expect(readdirSync(stick.folder)).toEqual([fileName]);
    expect(readFileSync(join(stick.folder, fileName)).equals(bytes)).toBe(true);
    expect(await carryBatch(target, file())).toEqual({ carried: true, how: 'already' });
  });

  it('replaces what stands there under its name and is something else', async () => {
    const target = await targetAt(place);
    writeFileSync(join(place, fileName), 'torn off');
    expect(await carryBatch(target, file())).toEqual({ carried: true, how: 'written' });
    expect(readFileSync(join(place, fileName)).equals(bytes)).toBe(true);
  });

  it('leaves nothing on a stick that is too small, and says what it needs', async (test) => {
    const stick = plugged(test, { megabytes: 6 });
    const outcome = await carryBatch(await targetAt(stick.folder), file());
    expect(outcome).toMatchObject({ fault: 'noRoom', detail: '11' });
    expect(readdirSync(stick.folder)).toEqual([]);
  });

  it('says that a stick takes nothing', async (test) => {
    const stick = plugged(test, { isReadOnly: true });
    const outcome = await carryBatch(await targetAt(stick.folder), file());
    expect(outcome).toMatchObject({ carried: false, fault: 'readOnly' });
  });

  it('says that the stick was pulled, and leaves nothing where it was', async (test) => {
    const stick = plugged(test);
    const target = await targetAt(stick.folder);
    const [outcome] = await Promise.all([
      carryBatch(target, file()),
      onceBegun(stick.folder, () => stick.pull()),
    ]);
    expect(outcome).toMatchObject({ carried: false, fault: 'pulled' });
    expect(readdirSync(stick.folder)).toEqual([]);
    expect(existsSync(source)).toBe(true);
  });

  it('says that another stick came in its place, and puts nothing on that one', async (test) => {
    const stick = plugged(test);
    const target = await targetAt(stick.folder);
    const [outcome] = await Promise.all([
      carryBatch(target, file()),
      onceBegun(stick.folder, () => {
        stick.pull();
        plugged(test, { name: 'other', folder: stick.folder });
      }),
    ]);
    expect(outcome).toMatchObject({ carried: false, fault: 'swapped' });
    expect(readdirSync(stick.folder)).toEqual([]);
    const later = await carryBatch(target, file());
    expect(later).toMatchObject({ carried: false, fault: 'swapped' });
  });

  it('says that a stick gives back something else than was written', async () => {
    const target = await targetAt(place);
    const outcome = await carryBatch(target, file(), async () => '0'.repeat(64));
    expect(outcome).toMatchObject({ carried: false, fault: 'damaged' });
    expect(readdirSync(place)).toEqual(['data']);
  });

  it('carries nothing that is no longer what was built', async () => {
    writeFileSync(source, bytes.subarray(1));
    const outcome = await carryBatch(await targetAt(place), file());
    expect(outcome).toEqual({ carried: false, why: 'KEPT_DAMAGED' });
    expect(readdirSync(place)).toEqual(['data']);
  });

  it('goes to no file, to no folder that is not there, and not among the data', async () => {
    const faultAt = async (folder: string) => await lookAtFolder(folder, join(place, 'data'));
    expect(await faultAt(source)).toMatchObject({ fault: 'notAFolder' });
    expect(await faultAt(join(place, 'nowhere'))).toMatchObject({ fault: 'folderMissing' });
    expect(await faultAt('stick')).toMatchObject({ fault: 'folderMissing' });
    expect(await faultAt(join(place, 'data'))).toMatchObject({ fault: 'insideData' });
    mkdirSync(join(place, 'data', 'batches'));
    expect(await faultAt(join(place, 'data', 'batches'))).toMatchObject({ fault: 'insideData' });
    mkdirSync(join(place, 'data-beside'));
    expect(await faultAt(join(place, 'data-beside'))).toHaveProperty('device');
  });
});

describe('reading back', () => {
  it('reads the medium and not the memory of what was just written', async (test) => {
    const stick = plugged(test, { format: 'ext4' });
    const written = join(stick.folder, fileName);
    copyFileSync(source, written);
    expect(await hashOnMedium(written)).toBe(sha256);
    // the stick loses a bit that nobody tells the system of
    const at = readFileSync(stick.image).indexOf(bytes.subarray(0, 512));
    expect(at).toBeGreaterThan(0);
    const image = openSync(stick.image, 'r+');
    writeSync(image, Buffer.from([(bytes[100] ?? 0) ^ 1]), 0, 1, at + 100);
    closeSync(image);
    expect(hash('sha256', readFileSync(written), 'hex')).toBe(sha256);
    expect(await hashOnMedium(written)).not.toBe(sha256);
  });
});

describe('the media of a machine', () => {
  it('are read from what Linux has mounted', () => {
    const mounts = parseMounts(
      '/dev/sdb1 /media/can-bo/USB\\040nh\u00c3\u00a0 vfat rw,nosuid 0 0\nproc /proc proc rw 0 0\n/dev/sr0 /media/cd iso9660 ro 0 0\n',
    );
    expect(mounts).toEqual([
      { device: '/dev/sdb1', folder: '/media/can-bo/USB nhà', isReadOnly: false },
      { device: '/dev/sr0', folder: '/media/cd', isReadOnly: true },
    ]);
  });

  it('are read from what Windows says, one or several, a reader without a card left out', () => {
    const usb = {
      DeviceID: 'E:',
      VolumeName: 'USB',
      FreeSpace: 4_000_000_000,
      Size: 8_000_000_000,
    };
    const medium = {
      folder: 'E:\\',
      name: 'USB',
      freeBytes: 4_000_000_000,
      bytes: 8_000_000_000,
      isReadOnly: false,
    };
    expect(parseWindowsDisks(JSON.stringify(usb))).toEqual([medium]);
    const empty = { DeviceID: 'F:', VolumeName: null, FreeSpace: null, Size: null };
    expect(parseWindowsDisks(JSON.stringify([usb, empty]))).toEqual([medium]);
    expect(parseWindowsDisks('')).toEqual([]);
  });
});
