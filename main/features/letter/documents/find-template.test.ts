import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shippedTemplate } from '#tests/support/letters.ts';
import { temporaryFolder } from '#tests/support/test-app.ts';
import { findTemplate } from './find-template.ts';

let place: ReturnType<typeof temporaryFolder>;
let folders: { own: string; shipped: string };
beforeEach(async () => {
  place = temporaryFolder();
  folders = { own: place.folder.letterTemplates, shipped: join(place.folder.path, 'shipped') };
  mkdirSync(folders.shipped);
  writeFileSync(join(folders.shipped, 'thanks.docx'), await shippedTemplate('thanks'));
});
afterEach(() => place.remove());

function saveOwn(bytes: Buffer): string {
  mkdirSync(folders.own, { recursive: true });
  const file = join(folders.own, 'thanks.docx');
  writeFileSync(file, bytes);
  return file;
}

it('takes the program’s template where the office has none', async () => {
  expect(await findTemplate(folders, 'thanks')).toMatchObject({ from: 'program', faults: [] });
});

it('takes the office’s own as soon as it lies there, and the program’s again when it is gone', async () => {
  const own = saveOwn(await shippedTemplate('thanks'));
  expect(await findTemplate(folders, 'thanks')).toMatchObject({ from: 'office', file: own });
  rmSync(own);
  expect(await findTemplate(folders, 'thanks')).toMatchObject({ from: 'program' });
});

it('refuses the office’s own if it is faulty, and puts nothing in its place', async () => {
  saveOwn(await shippedTemplate('birth'));
  const { bytes, from, faults } = await findTemplate(folders, 'thanks');
  expect({ bytes, from }).toEqual({ bytes: undefined, from: 'office' });
  expect(faults).toContainEqual({ fault: 'tag-missing', tag: '{viec_lam}' });
});

it('does not read a file that is far too big', async () => {
  saveOwn(Buffer.alloc(6 * 1024 ** 2));
  expect(await findTemplate(folders, 'thanks')).toMatchObject({ faults: [{ fault: 'too-big' }] });
});

it('says so where it can read none', async () => {
  for (const shipped of [undefined, join(place.folder.path, 'nowhere')]) {
    expect(await findTemplate({ ...folders, shipped }, 'birth')).toMatchObject({
      from: 'program',
      bytes: undefined,
      faults: [{ fault: 'unreadable' }],
    });
  }
});
