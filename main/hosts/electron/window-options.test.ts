import type { WebPreferences } from 'electron';
import { describe, expect, it } from 'vitest';
import { pages } from '#shared/pages.ts';
import { windowOptionsOf } from './window-options.ts';

const windows = pages.flatMap((page) =>
  [true, false].map((locked) => ({ page, locked, preload: '/program/preload.cjs' })),
);

/** Electron's security check list, by its numbers, and the flags beside it. */
const checkList: [rule: string, flag: keyof WebPreferences, wanted: unknown][] = [
  ['2 no Node in pages', 'nodeIntegration', false],
  ['2 no Node in workers', 'nodeIntegrationInWorker', false],
  ['2 no Node in frames', 'nodeIntegrationInSubFrames', false],
  ['3 context isolation', 'contextIsolation', true],
  ['4 sandbox', 'sandbox', true],
  ['6 web security', 'webSecurity', true],
  ['8 no insecure content', 'allowRunningInsecureContent', false],
  ['9 no experiments', 'experimentalFeatures', false],
  ['10 no Blink features', 'enableBlinkFeatures', undefined],
  ['11 no webview', 'webviewTag', false],
  ['no plugins', 'plugins', false],
  ['no dialogs from pages', 'disableDialogs', true],
  ['dropping a file opens nothing', 'navigateOnDragDrop', false],
  ['no dictionary downloads', 'spellcheck', false],
  ['no developer tools', 'devTools', false],
];

describe.each(windows)('the window of $page (locked: $locked)', (wish) => {
  const options = windowOptionsOf(wish);

  it.each(checkList)('keeps rule %s', (_rule, flag, wanted) => {
    expect(options.webPreferences?.[flag]).toBe(wanted);
  });

  it('shows nothing before the page has painted', () => {
    expect(options.show).toBe(false);
  });
});

it('keeps the sessions of the pages apart and off the disk', () => {
  const partitions = pages.map(
    (page) =>
      windowOptionsOf({ page, preload: '', locked: true }).webPreferences?.partition ?? 'persist:',
  );
  expect(new Set(partitions).size).toBe(pages.length);
  expect(partitions.filter((partition) => partition.startsWith('persist:'))).toEqual([]);
});

it('fills the screen with the locked kiosk only', () => {
  const filling = windows.filter((wish) => windowOptionsOf(wish).kiosk === true);
  expect(filling).toEqual([{ page: 'kiosk', locked: true, preload: '/program/preload.cjs' }]);
});
