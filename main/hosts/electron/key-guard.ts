import type { Input } from 'electron';

/** A key with what was held down beside it. */
export type Chord = Pick<Input, 'key' | 'control' | 'alt' | 'meta'>;

/** Keys without a character that a person who types or moves the focus needs. */
const usefulKeys: ReadonlySet<string> = new Set([
  'Shift',
  'CapsLock',
  'Tab',
  'Enter',
  'Backspace',
  'Delete',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Dead',
  'Process', // an input method is composing
]);

/**
 * Whether the kiosk window takes a key. What is not known to be harmless is swallowed: a list of
 * shortcuts to refuse would always lack one.
 */
export function isKioskKey({ key, control, alt, meta }: Chord): boolean {
  if (control || alt || meta) return false;
  return [...key].length === 1 || usefulKeys.has(key);
}
