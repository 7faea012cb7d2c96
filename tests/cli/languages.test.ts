import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import rating from '#resources/locales/vi/rating.json' with { type: 'json' };
import { LanguagePack } from '#shared/features/languages/language-pack.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { shippedTexts } from '#tests/support/shipped-texts.ts';

let folder: string;
beforeEach(() => {
  folder = makeTempFolder();
});
afterEach(() => removeFolder(folder));

describe('language-template', () => {
  it('writes a pack to be filled in, with every sentence in Vietnamese', async () => {
    const out = join(folder, 'pack.json');
    const { code, err } = await runCli(['language-template', '--code', 'tyz', '--out', out]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const pack = LanguagePack.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(pack).toMatchObject({ code: 'tyz', status: 'draft' });
    expect(pack.words['rating']?.['change']).toEqual({ vi: rating.change, to: '' });
  });

  it.each([
    [['--code', 'TAY!', '--out', 'x'], '--code không hợp lệ'],
    [['--out', 'x'], 'thiếu --code'],
    [['--code', 'tyz', '--out', 'x', '--from', '/khong-co.json'], '--from không hợp lệ'],
    [['--code', 'tyz', '--out', '/proc/khong/x.json'], 'Không ghi được tệp'],
  ])('says in one sentence what is wrong with %j', async (args, sentence) => {
    const { code, err } = await runCli(['language-template', ...args]);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('voice-list', () => {
  it('names a file for every sentence that can be recorded, and what is said twice', async () => {
    const out = join(folder, 'list.csv');
    const { code, err } = await runCli(['voice-list', '--out', out]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = readFileSync(out, 'utf8').trim().split('\r\n').slice(1);
    const files = lines.map((line) => line.split(',')[0]);
    const asked = shippedTexts('vi').filter(({ clip }) => !clip.startsWith('kiosk-1.'));
    expect(files).toEqual(asked.map(({ clip }) => `${clip}.ogg`));
    expect(lines.find((line) => line.startsWith('three-levels-1.stage.submit'))).toContain(
      'kiosk-2.stage.submit.ogg',
    );
  });
});
