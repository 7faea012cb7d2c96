import { z } from 'zod';
import { personRoles } from '../access/rights.ts';
import { OfficeDocument, type OfficeSettings } from '../folder/office-settings.ts';
import { longestName } from '../people/limits.ts';
import { isPersonCode } from '../people/person-code.ts';

/** Somebody who may sign in, without any secret: none ever stands in a file. */
export const OfficePerson = z.strictObject({
  code: z.string().refine(isPersonCode, { error: 'personCodeInvalid' }),
  name: z.string().trim().min(1).max(longestName),
  roles: z.array(z.enum(personRoles)).min(1),
});
export type OfficePerson = z.infer<typeof OfficePerson>;

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
  return {
    format: 'hai-long-office',
    version: 1,
    ...settings,
    people: people.map(({ code, name, roles }) => ({ code, name, roles: [...roles] })),
  };
}

/** What a file decides; the people of the office where it names none. */
export function officeOf(file: OfficeFile, people: readonly OfficePerson[]): Office {
  const { format: _, version: __, effectiveFrom: ___, people: named, ...settings } = file;
  return { settings, people: named ?? people };
}
