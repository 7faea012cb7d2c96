import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/test-app.ts';
import { defaultDataFolder, readBoot, usualPort } from './boot.ts';
import { StartError } from './platform/start-error.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

function boot(env: Record<string, string> = {}, settings?: string) {
  if (settings !== undefined) writeFileSync(place.folder.settings, settings);
  const { pages, port } = readBoot({ HAILONG_DATA: place.folder.path, ...env });
  return { pages, port };
}

function problem(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error instanceof StartError ? { problem: error.problem, ...error.values } : error;
  }
}

describe('a start', () => {
  it('shows both pages on the usual port unless told otherwise', () => {
    expect(boot()).toEqual({ pages: ['kiosk', 'desk'], port: usualPort });
  });

  it.each([
    [{ HAILONG_AS: 'station' }, { pages: ['kiosk'], port: usualPort }],
    [
      { HAILONG_AS: 'desk', HAILONG_PORT: '0' },
      { pages: ['desk'], port: 0 },
    ],
  ])('can be set from outside: %j', (env, expected) => {
    expect(boot(env)).toEqual(expected);
  });

  it('can be set in the data folder, byte order mark or not', () => {
    expect(boot({}, '\uFEFF{ "as": "station", "port": 5000, "host": "browser" }')).toEqual({
      pages: ['kiosk'],
      port: 5000,
    });
  });

  it('prefers what is set from outside', () => {
    expect(
      boot({ HAILONG_AS: 'desk', HAILONG_PORT: '6000' }, '{ "as": "station", "port": 5000 }'),
    ).toEqual({ pages: ['desk'], port: 6000 });
  });

  it.each([
    ['{ "as": "tablet" }', 'as'],
    ['{ "port": "4180" }', 'port'],
    ['{ "cổng": 1 }', 'cổng'],
    ['{ as: station }', '{ }'],
    ['', '{ }'],
  ])('names the place in settings that cannot be read: %s', (text, where) => {
    expect(problem(() => boot({}, text))).toEqual({
      problem: 'settingsInvalid',
      file: place.folder.settings,
      place: where,
    });
  });

  it.each([
    [{ HAILONG_AS: 'quầy' }, 'asInvalid', 'quầy'],
    [{ HAILONG_PORT: 'abc' }, 'portInvalid', 'abc'],
    [{ HAILONG_PORT: '70000' }, 'portInvalid', '70000'],
  ])('refuses %j', (env, name, value) => {
    expect(problem(() => boot(env))).toEqual({ problem: name, value });
  });

  it('refuses a data folder that cannot be made', () => {
    const file = join(place.folder.path, 'file');
    writeFileSync(file, '');
    expect(problem(() => readBoot({ HAILONG_DATA: join(file, 'data') }))).toEqual({
      problem: 'folderNotWritable',
      folder: join(file, 'data'),
    });
  });

  it("keeps a trial's data where the operating system wants a program's data", () => {
    expect(defaultDataFolder({ XDG_DATA_HOME: '/srv/data' })).toMatch(/[\\/]trial$/);
  });
});
