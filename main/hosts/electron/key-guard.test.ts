import { describe, expect, it } from 'vitest';
import { type Chord, isKioskKey } from './key-guard.ts';

/** Reads `Ctrl+Shift+I` the way Electron tells it; Shift changes the key, not the chord. */
function chord(written: string): Chord {
  const parts = written.split(/\+(?=.)/);
  const held = new Set(parts.slice(0, -1));
  return {
    key: parts.at(-1) ?? '',
    control: held.has('Ctrl'),
    alt: held.has('Alt'),
    meta: held.has('Meta'),
  };
}

const functionKeys = Array.from({ length: 24 }, (_, index) => `F${index + 1}`);
const modifiers = ['Ctrl', 'Alt', 'Meta', 'Ctrl+Shift', 'Ctrl+Alt', 'Alt+Shift', 'Ctrl+Alt+Shift'];
const keys = [
  ...'abcdefghijklmnopqrstuvwxyz',
  ...'0123456789',
  ...'+-=_/\\.,;?',
  'Tab',
  'Enter',
  ' ',
  'Escape',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'Delete',
  'PageUp',
  'PageDown',
  ...functionKeys,
];
const escapes = [
  ...['Alt+F4', 'Ctrl+w', 'Ctrl+q', 'Ctrl+n', 'Ctrl+t', 'Ctrl+r', 'Ctrl+Shift+R', 'F5', 'F11'],
  ...['F12', 'Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'Ctrl+u', 'Ctrl+p', 'Ctrl+s'],
  ...['Ctrl+o', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Ctrl+Tab', 'Alt+ ', 'F10', 'Alt+Tab'],
  ...['Ctrl++', 'Ctrl+-', 'Ctrl+0', 'Shift+F10', 'Meta+d', 'Meta+e', 'Meta+r', 'Meta+l'],
  ...['Escape', 'ContextMenu', 'Alt', 'Control', 'Meta', 'AltGraph', 'NumLock', 'ScrollLock'],
  ...['BrowserBack', 'BrowserForward', 'BrowserHome', 'BrowserRefresh', 'BrowserSearch'],
  ...['PrintScreen', 'LaunchMail', 'LaunchApplication1', 'ZoomIn', 'ZoomOut', 'Help', 'Print'],
  ...['Open', 'Save', 'Close', 'Exit', 'Power', 'Sleep', 'Unidentified', ''],
];

describe('the keys of the kiosk window', () => {
  it.each(escapes)('swallow %s', (written) => {
    expect(isKioskKey(chord(written))).toBe(false);
  });

  it('swallow every key beside Ctrl, Alt or the system key', () => {
    const taken = modifiers.flatMap((modifier) =>
      keys.map((key) => `${modifier}+${key}`).filter((written) => isKioskKey(chord(written))),
    );
    expect(taken).toEqual([]);
  });

  it('swallow every function key', () => {
    expect(functionKeys.filter((key) => isKioskKey(chord(key)))).toEqual([]);
  });

  it.each(['a', 'Z', 'đ', 'ữ', '5', ' ', '?', 'Tab', 'Enter', 'Backspace', 'ArrowLeft', 'Process'])(
    'let %j through',
    (written) => {
      expect(isKioskKey(chord(written))).toBe(true);
    },
  );
});
