import { z } from 'zod';
import { personRoles } from '../access/rights.ts';
import { LetterSettings, OfficeDocument, type OfficeSettings } from '../folder/office-settings.ts';
import { longestName } from '../people/limits.ts';
import { isPersonCode } from '../people/person-code.ts';

/** Somebody who may sign in, without any secret: none ever stands in a file. */
export const OfficePerson = z.strictObject({
  code: z.string().refine(isPersonCode, { error: 'personCodeInvalid' }),
  name: z.string().trim().min(1).max(longestName),
  roles: z.array(z.enum(personRoles)).min(1),
});
export type OfficePerson = z.infer<typeof OfficePerson>;

/** Where letters are sealed to is for the letters' keys alone to say: a file could point elsewhere. */
const FileLetters = LetterSettings.omit({ recipient: true });

/**
 * A whole office in one file: what is decided, and who may sign in. Its shape alone: what does not
 * fit together is found by `referenceFaults`.
 */
export const OfficeFile = z.strictObject({
  format: z.literal('hai-long-office', { error: 'notAnOffice' }),
  version: z.literal(1, { error: 'versionUnknown' }),
  /** The day from which it holds; at once when there is none. */
  effectiveFrom: z.iso.date({ error: 'dayInvalid' }).optional(),
  ...OfficeDocument.shape,
  letters: FileLetters.default({ retentionDays: {} }),
  /** Left out: the people stay as they are. */
  people: z.array(OfficePerson).optional(),
});
export type OfficeFile = z.infer<typeof OfficeFile>;

/** What an office is, without what a file says about itself. */
export interface Office {
  readonly settings: OfficeSettings;
  readonly people: readonly OfficePerson[];
}

/** The file of an office; taken in again it changes nothing. */
export function officeFileOf({ settings, people }: Office): OfficeFile {
  const { recipient: _, ...letters } = settings.letters;
  return {
    format: 'hai-long-office',
    version: 1,
    ...settings,
    letters,
    people: people.map(({ code, name, roles }) => ({ code, name, roles: [...roles] })),
  };
}

/** What a file decides; the people of the office where it names none, and its key for letters. */
export function officeOf(
  file: OfficeFile,
  people: readonly OfficePerson[],
  recipient?: OfficeSettings['letters']['recipient'],
): Office {
  const { format: _, version: __, effectiveFrom: ___, people: named, ...decided } = file;
  const letters = { ...decided.letters, ...(recipient !== undefined && { recipient }) };
  return { settings: { ...decided, letters }, people: named ?? people };
}
