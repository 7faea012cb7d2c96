import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { guardKeys, hardenContents, keepOnPage } from './harden-contents.ts';

class Contents extends EventEmitter {
  openHandler: () => unknown = () => undefined;
  setWindowOpenHandler(handler: () => unknown) {
    this.openHandler = handler;
  }
  /** Whether the rules of these contents object to an event. */
  denies(name: string, details: object = {}, ...more: unknown[]): boolean {
    let isDenied = false;
    this.emit(name, { ...details, preventDefault: () => (isDenied = true) }, ...more);
    return isDenied;
  }
}

function contentsWith(...rules: ((contents: Contents) => void)[]): Contents {
  const contents = new Contents();
  for (const rule of rules) rule(contents);
  return contents;
}

const kiosk = contentsWith(hardenContents, guardKeys, (contents) => keepOnPage(contents, 'kiosk'));
const ways = ['will-navigate', 'will-frame-navigate'];

describe('a window', () => {
  it.each([
    'https://example.com/',
    'http://localhost/',
    'file:///etc/passwd',
    'hailong://desk/',
    'hailong://kiosk.evil.example/',
    'hailong://kiosk@evil.example/',
    'hailong://kiosk/index.html',
    'hailong://kiosk/?next=//evil.example',
    'hailong://kiosk/#x',
    'hailong://kiosk',
    'HAILONG://kiosk/',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:hailong://kiosk/1',
    'about:blank',
    'chrome://gpu/',
    'devtools://devtools/bundled/inspector.html',
    'view-source:hailong://kiosk/',
    'mailto:a@b.c',
    'tel:113',
    'ms-settings:',
    'search-ms:query=x',
    '\\\\server\\share',
  ])('does not go to %s', (url) => {
    expect(ways.map((way) => kiosk.denies(way, { url, isMainFrame: true }))).toEqual([true, true]);
  });

  it('may load its own page again, but not in a frame', () => {
    const url = 'hailong://kiosk/';
    expect([
      ...ways.map((way) => kiosk.denies(way, { url, isMainFrame: true })),
      ...ways.map((way) => kiosk.denies(way, { url, isMainFrame: false })),
    ]).toEqual([false, false, true, true]);
  });

  it('follows no redirect, holds no webview, opens no window and cannot refuse to close', () => {
    const events = ['will-redirect', 'will-attach-webview', 'will-prevent-unload'];
    expect(events.map((name) => kiosk.denies(name))).toEqual([true, true, true]);
    expect(kiosk.openHandler()).toEqual({ action: 'deny' });
  });

  it('swallows what leads out of a kiosk and lets letters through', () => {
    const press = (key: string, control: boolean) =>
      kiosk.denies('before-input-event', {}, { key, control, alt: false, meta: false });
    expect([press('w', true), press('F11', false), press('ă', false)]).toEqual([true, true, false]);
  });
});
