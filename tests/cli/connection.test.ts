import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#main/hosts/cli/command.ts';
import { connection } from '#main/hosts/cli/connection.ts';
import { createDoctor } from '#main/hosts/cli/doctor.ts';
import { createApp } from '#main/app.ts';
import { silentLog } from '#main/platform/log.ts';
import { createMachine, type Machine } from '#main/platform/machine.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { prepareDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import { createWords, sentenceFor } from '#main/words.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aMachine } from '#tests/support/other-machine.ts';
import { aStation, makeFolder, workerUrl, type TestOffice } from '#tests/support/test-app.ts';

const itPin = '864209';
const staffPin = '246810';
let place: string;
beforeEach(() => {
  place = makeTempFolder();
});
afterEach(() => removeFolder(place));

async function aFolder(name: string, office: TestOffice = {}): Promise<DataFolder> {
  const folder = prepareDataFolder(join(place, name));
  await makeFolder(folder, {
    people: [
      { code: 'cntt', role: 'it', secret: itPin },
      { code: 'can-bo', role: 'staff', secret: staffPin },
    ],
    ...office,
  });
  return folder;
}

/** Runs a command as the entry does: what it says, or why it ended. */
async function run(command: Command, args: string[], typed = '', secret = itPin): Promise<string> {
  const said: string[] = [];
  const words = createWords('vi');
  try {
    await command({
      args,
      words,
      print: (text) => said.push(text),
      askLines: async () => [typed],
      askSecret: async () => secret,
    });
  } catch (error) {
    said.push(sentenceFor(error, words));
  }
  return said.join('\n');
}

const cli = (...args: string[]) => run(connection, args);
const codeIn = (text: string) => /Mã đối chiếu: ([\d ]{47})/.exec(text)?.[1] ?? '';

async function cardOf(folder: DataFolder, name: string) {
  const file = join(place, `${name}.hlc`);
  const said = await cli('card', '--data', folder.path, '--out', file);
  return { file, code: codeIn(said), said };
}

describe('connection', () => {
  it('saves a card, takes it in after the number was typed, and lists and revokes it', async () => {
    const office = await aFolder('office');
    const station = await aFolder('station', {
      settings: { stations: [aStation({ code: 'may-2', name: 'Máy 2' })] },
    });
    const { file, code, said } = await cardOf(station, 'may-2');
    expect(said).toContain('Máy đánh giá “Máy 2” (may-2)');
    const enrol = ['enrol', file, '--data', office.path, '--as', 'cntt'];
    expect(await run(connection, enrol, '12345')).toContain('Mã đối chiếu không khớp');
    expect(await run(connection, enrol, code, staffPin)).toContain('không đúng');
    expect(await run(connection, [...enrol.slice(0, -1), 'can-bo'], code, staffPin)).toContain(
      'không có quyền',
    );
    expect(await cli('list', '--data', office.path)).toContain('Chưa nhận thẻ nào');
    expect(await run(connection, enrol, code)).toContain('Đã nhận thẻ');
    expect(await run(connection, enrol)).toContain('đã được nhận từ trước');
    expect(await cli('list', '--data', office.path)).toContain('ĐANG TIN');

    writeFileSync(file, readFileSync(file, 'utf8').replace('may-2', 'may-3'));
    expect(await run(connection, enrol, code)).toContain('đã bị sửa');
    const revoke = ['revoke', code, '--reason', 'lost', '--data', office.path, '--as', 'cntt'];
    expect(await cli(...revoke)).toContain('Đã thôi tin');
    expect(await cli('list', '--data', office.path)).toContain('THÔI TIN');
  });

  it('gives new keys while the program is stopped; who knew the old ones takes the card by itself', async () => {
    const office = await aFolder('office');
    const station = await aFolder('station', {
      settings: { stations: [aStation({ code: 'may-2' })] },
    });
    const enrol = (file: string, code?: string) =>
      cli(
        ...['enrol', file, '--data', office.path, '--as', 'cntt'],
        ...(code === undefined ? [] : ['--compared', code]),
      );
    const first = await cardOf(station, 'first');
    await enrol(first.file, first.code);
    const rotate = ['rotate', '--data', station.path, '--as', 'cntt'];
    const hold = holdFolder(station);
    expect(await cli(...rotate)).toContain('đang chạy');
    hold.release();
    expect(await cli(...rotate)).toContain('Đã đổi khoá');
    const second = await cardOf(station, 'second');
    expect(second.code).not.toBe(first.code);
    const taken = await enrol(second.file);
    expect(taken).toContain('Khoá đã tin ở đây xác nhận');
    expect(taken).toContain('Đã nhận thẻ');
    const list = await cli('list', '--data', office.path);
    expect([...list.matchAll(/^(ĐANG TIN|KHOÁ CŨ)/gm)].map(([, state]) => state)).toEqual([
      'ĐANG TIN',
      'KHOÁ CŨ',
    ]);
    // a key that was revoked vouches for nobody
    await cli('revoke', second.code, '--reason', 'lost', '--data', office.path, '--as', 'cntt');
    await cli('revoke', first.code, '--reason', 'lost', '--data', office.path, '--as', 'cntt');
    await cli(...rotate);
    const third = await cardOf(station, 'third');
    expect(await enrol(third.file, '12345')).toContain('Mã đối chiếu không khớp');
  });
});

describe('doctor', () => {
  const look = (folder: DataFolder, machine: Machine, ...more: string[]) =>
    run(createDoctor(machine), ['--data', folder.path, ...more]);

  async function start(folder: DataFolder, machine: Machine): Promise<void> {
    const system = createFakeClock(new Date().toISOString());
    const app = await createApp({ folder, system, log: silentLog, workerUrl, machine });
    app.close();
  }

  it('names the clone on each of two machines, before and after it starts there', async () => {
    const [home, second, third] = [createMachine(), aMachine('máy hai'), aMachine('máy ba')];
    const original = await aFolder('one');
    expect(await look(original, home)).toContain('Chưa có khoá riêng');
    await start(original, home);
    expect(await look(original, home)).toContain('Vẫn là lần cài đầu tiên');
    const copies = [
      [prepareDataFolder(join(place, 'two')), second],
      [prepareDataFolder(join(place, 'three')), third],
    ] as const;
    for (const [copy, machine] of copies) {
      cpSync(original.path, copy.path, { recursive: true, preserveTimestamps: true });
      expect(await look(copy, machine)).toContain('là bản chép từ máy khác');
      expect(await look(copy, machine)).toContain('là bản chép từ máy khác'); // looking begins nothing
      await start(copy, machine);
      expect(await look(copy, machine)).toContain('Lần cài lại số 2');
      const { checks } = JSON.parse(await look(copy, machine, '--json'));
      expect(checks).toContainEqual(
        expect.objectContaining({ name: 'life', verdict: 'attention', finding: 'copied' }),
      );
    }
    expect(await look(original, home)).toContain('Vẫn là lần cài đầu tiên');
  });
});
