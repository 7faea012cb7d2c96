import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { languageCode } from '../station/language-code.ts';

/** What can be wrong with a pack; each has its sentence in the locales. */
export const packFaults = [
  'unreadable',
  'form',
  'folderName',
  'ownLanguage',
  'unknownKey',
  'otherValues',
] as const;

/** A pack that is left out, and why. */
export const PackFault = z.object({
  file: z.string(),
  fault: z.enum(packFaults),
  /** The places in the file, or what the system says. */
  detail: z.string(),
});
export type PackFault = z.infer<typeof PackFault>;

/** A language as the desk sees it. */
export const KnownLanguage = z.object({
  code: languageCode,
  name: z.string(),
  /** `own`: the program is complete in it. */
  status: z.enum(['own', 'reviewed', 'draft']),
  reviewedBy: z.string().optional(),
  reviewedOn: z.string().optional(),
  /** Whether it came with the program or was added in this office's folder. */
  from: z.enum(['program', 'office']),
  /** How many of the sentences that citizens see are in this language; the rest is Vietnamese. */
  translated: z.int(),
  /** Sentences whose Vietnamese has changed since they were translated. */
  outdated: z.int(),
  /** How many sentences can be heard. */
  clips: z.int(),
  /** Whether citizens are offered it now. */
  on: z.boolean(),
});
export type KnownLanguage = z.infer<typeof KnownLanguage>;

export const LanguageOverview = z.object({
  languages: z.array(KnownLanguage),
  /** How many sentences there are, and how many of them a clip could say. */
  sentences: z.int(),
  sayable: z.int(),
  faults: z.array(PackFault),
});
export type LanguageOverview = z.infer<typeof LanguageOverview>;

export const languagesContract = {
  list: operation('languages.approve').output(LanguageOverview),
  /** Offers a language to citizens or no longer; with a draft, whoever asks answers for it. */
  switch: operation('languages.approve')
    .input(z.strictObject({ code: languageCode, on: z.boolean() }))
    .output(LanguageOverview)
    .errors({ LANGUAGE_UNKNOWN: refusal, FIRST_LANGUAGE: refusal }),
};
