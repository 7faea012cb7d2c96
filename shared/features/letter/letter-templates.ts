import type { LetterContents } from './letter-contents.ts';

/**
 * The documents that are made from a letter's contents, each from a template of its own. `overdue` is
 * the apology for a dossier; `condolence-check` is the sheet a second person signs by hand.
 */
export const letterTemplates = [
  'apology',
  'overdue',
  'thanks',
  'birth',
  'marriage',
  'condolence',
  'condolence-check',
  'thanks-note',
] as const;
export type LetterTemplate = (typeof letterTemplates)[number];

/** The template that a letter is written with. */
export function templateOf(contents: LetterContents): Exclude<LetterTemplate, 'condolence-check'> {
  if (contents.kind !== 'apology') return contents.kind;
  return contents.dossier === undefined ? 'apology' : 'overdue';
}
