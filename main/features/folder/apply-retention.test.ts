import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { applyRetention } from './apply-retention.ts';

const folder = makeTempFolder();
afterEach(() => removeFolder(folder));

it('lets go of exported files and of folders with saved letters, and of no newer ones', () => {
  const [exports, logs] = [join(folder, 'exports'), join(folder, 'logs')];
  for (const name of ['thu-cu', 'thu-moi']) {
    mkdirSync(join(exports, name), { recursive: true });
    writeFileSync(join(exports, name, 'thu.docx'), 'x');
  }
  writeFileSync(join(exports, 'cu.csv'), 'x');
  const [old, recent] = [Date.parse('2026-03-01'), Date.parse('2026-11-01')].map((ms) => ms / 1000);
  for (const name of ['thu-cu', 'cu.csv']) utimesSync(join(exports, name), old ?? 0, old ?? 0);
  utimesSync(join(exports, 'thu-moi'), recent ?? 0, recent ?? 0);
  expect(applyRetention({ exports, logs }, { exportMonths: 3 }, '2026-11-27')).toBe(2);
  expect(['thu-cu', 'cu.csv', 'thu-moi'].map((name) => existsSync(join(exports, name)))).toEqual([
    false,
    false,
    true,
  ]);
});
