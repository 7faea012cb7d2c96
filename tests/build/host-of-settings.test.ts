import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  hostOfSettings,
  officeBeside,
  usualDataFolder,
} from '#build/preparing/host-of-settings.mjs';
import { defaultDataFolder } from '#main/boot.ts';
import { officeBeside as officeOfTrial } from '#main/storage/office-beside.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hostWith = (settings: string) => {
  writeFileSync(join(folder, 'settings.json'), settings);
  return hostOfSettings({ HAILONG_DATA: folder });
};

describe('the host in the data folder’s settings', () => {
  it('is read before the program runs', () => {
    expect(hostWith('{ "host": "electron" }')).toBe('electron');
    expect(hostWith('\uFEFF{ "host": "browser" }')).toBe('browser');
  });

  it('is nobody’s wish where there are none, or none that can be read', () => {
    expect([hostOfSettings({ HAILONG_DATA: folder }), hostWith('{'), hostWith('null')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is that of the office, once one was set up from the trial', () => {
    const office = officeBeside(folder);
    expect(office).toBe(officeOfTrial(folder));
    expect(officeBeside('/data/trial')).toBe(officeOfTrial('/data/trial'));
    mkdirSync(office);
    writeFileSync(join(office, 'kiosk.db'), '');
    writeFileSync(join(office, 'settings.json'), '{ "host": "electron" }');
    try {
      expect(hostWith('{ "host": "browser" }')).toBe('electron');
    } finally {
      rmSync(office, { recursive: true });
    }
  });

  it('is looked for where the program keeps its data', () => {
    for (const env of [{}, { XDG_DATA_HOME: '/data' }, { LOCALAPPDATA: 'C:/data' }]) {
      expect(usualDataFolder(env)).toBe(defaultDataFolder(env));
    }
  });
});
