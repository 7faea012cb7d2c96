import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { hardenSession } from './harden-session.ts';

type Handler<Name extends keyof Session> = Session[Name] extends (handler: infer H) => unknown
  ? NonNullable<H>
  : never;

/** Keeps what the program sets, so that a test can ask it. */
class AskedSession extends EventEmitter {
  readonly set = new Map<string, (...values: never[]) => unknown>();
  spellCheck = true;
  readonly webRequest = { onBeforeRequest: (listener: unknown) => this.keep('request', listener) };

  setPermissionRequestHandler(handler: Handler<'setPermissionRequestHandler'> | null) {
    this.keep('permission', handler);
  }
  setPermissionCheckHandler(handler: Handler<'setPermissionCheckHandler'> | null) {
    this.keep('check', handler);
  }
  setDevicePermissionHandler(handler: Handler<'setDevicePermissionHandler'> | null) {
    this.keep('device', handler);
  }
  setDisplayMediaRequestHandler(handler: unknown) {
    this.keep('display', handler);
  }
  setBluetoothPairingHandler(handler: Handler<'setBluetoothPairingHandler'> | null) {
    this.keep('bluetooth', handler);
  }
  setUSBProtectedClassesHandler(handler: Handler<'setUSBProtectedClassesHandler'> | null) {
    this.keep('usb', handler);
  }
  setSpellCheckerEnabled(isEnabled: boolean) {
    this.spellCheck = isEnabled;
  }

  keep(name: string, handler: unknown) {
    if (typeof handler === 'function') this.set.set(name, (...values) => handler(...values));
  }
  ask(name: string, ...values: unknown[]): unknown {
    return this.set.get(name)?.(...(values as never[]));
  }
  /** What a handler that answers by calling back says. */
  answerOf(name: string, ...values: unknown[]): unknown {
    let answer: unknown;
    this.ask(name, ...values, (given: unknown) => (answer = given));
    return answer;
  }
}

const session = new AskedSession();
hardenSession(session);

describe('a session', () => {
  it.each([
    ...['ar', 'automatic-fullscreen', 'background-sync', 'captured-surface-control'],
    ...['clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'fileSystem'],
    ...['fullscreen', 'geolocation', 'hid', 'idle-detection', 'keyboardLock', 'local-fonts'],
    ...['local-network', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'nfc', 'notifications'],
    ...['openExternal', 'payment-handler', 'persistent-storage', 'pointerLock', 'sensors'],
    ...['screen-wake-lock', 'serial', 'smart-card', 'speaker-selection', 'storage-access', 'usb'],
    ...['top-level-storage-access', 'vr', 'web-app-installation', 'window-management', 'unknown'],
  ])('grants no %s', (permission) => {
    expect([
      session.answerOf('permission', {}, permission),
      session.ask('check', {}, permission, 'hailong://kiosk', {}),
    ]).toEqual([false, false]);
  });

  it('gives no device, no screen and no pairing, and protects every class of USB', () => {
    const protectedClasses = ['audio', 'hid', 'mass-storage'];
    expect([
      session.ask('device', { deviceType: 'usb' }),
      session.answerOf('display', {}),
      session.answerOf('bluetooth', {}),
      session.ask('usb', { protectedClasses }),
    ]).toEqual([false, null, { confirmed: false }, protectedClasses]);
  });

  it.each([
    ...['http://a.example/', 'https://a.example/', 'ws://a.example/', 'wss://a.example/'],
    ...['ftp://a.example/', 'file:///etc/passwd', 'data:text/html,x', 'blob:null/1'],
    ...['chrome://gpu/', 'chrome-extension://x/', 'devtools://devtools/', 'about:blank'],
    'hailong://elsewhere/',
  ])('requests nothing from %s', (url) => {
    expect(session.answerOf('request', { url })).toEqual({ cancel: true });
  });

  it('requests the program’s own files', () => {
    const answer = session.answerOf('request', { url: 'hailong://kiosk/assets/main.js' });
    expect(answer).toEqual({ cancel: false });
  });

  it('downloads nothing and checks no spelling', () => {
    let isDenied = false;
    session.emit('will-download', { preventDefault: () => (isDenied = true) });
    expect({ isDenied, spellCheck: session.spellCheck }).toEqual({
      isDenied: true,
      spellCheck: false,
    });
  });
});
