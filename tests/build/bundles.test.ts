import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '#build/preparing/bundles.mjs';

let folder = '';
const printOf = () => fingerprint(folder, ['shared', 'renderer'], ['renderer/desk']);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
  mkdirSync(join(folder, 'renderer/desk'), { recursive: true });
  writeFileSync(join(folder, 'renderer/page.ts'), 'one');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a bundle is built again', () => {
  it('when a file of it has another size, another time or is new', () => {
    const before = printOf();
    writeFileSync(join(folder, 'renderer/page.ts'), 'three');
    const resized = printOf();
    utimesSync(join(folder, 'renderer/page.ts'), 1, 1);
    const touched = printOf();
    writeFileSync(join(folder, 'renderer/other.ts'), '');
    expect(new Set([before, resized, touched, printOf()]).size).toBe(4);
  });

  it('not for what it does not take, nor for a test', () => {
    const before = printOf();
    writeFileSync(join(folder, 'renderer/desk/main.ts'), 'x');
    writeFileSync(join(folder, 'renderer/page.test.ts'), 'x');
    expect(printOf()).toBe(before);
  });
});
