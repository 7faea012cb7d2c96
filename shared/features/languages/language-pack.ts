import { z } from 'zod';
import { questionnaireRef } from '../questionnaire/questionnaire-ref.ts';
import { languageCode } from '../station/language-code.ts';

/** Composed as one writes it on every keyboard: `ơ` and a breve are the same however they were typed. */
const text = z.string().max(600).normalize('NFC');

/**
 * A translated sentence: alone, or beside the Vietnamese it was made from, which is what a template
 * holds. One that says nothing is not translated yet; `before` is what was said for other
 * Vietnamese words and waits to be looked at.
 */
const Sentence = z.union([text, z.strictObject({ vi: text, to: text, before: text.optional() })]);
export type Sentence = z.infer<typeof Sentence>;

export interface SentenceTree {
  readonly [key: string]: Sentence | SentenceTree;
}

const SentenceTree: z.ZodType<SentenceTree> = z.record(
  z.string().regex(/^\w[\w-]*$/),
  z.union([Sentence, z.lazy(() => SentenceTree)]),
);

/** `km`, `cjm-Cham`: words are looked up under this spelling, and under another never found. */
const canonical = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

/** A language as a file holds it: `<code>/pack.json`, with its clips in `<code>/audio/`. */
export const LanguagePack = z
  .strictObject({
    code: languageCode.regex(canonical),
    /** Its name in itself. */
    name: z.string().trim().min(1).max(60).normalize('NFC'),
    /** How it is written here, by ISO 15924: `Latn`, `Khmr`, `Cham`. */
    script: z.string().regex(/^[A-Z][a-z]{3}$/),
    /** A draft is shown to citizens only after somebody responsible has switched it on. */
    status: z.enum(['draft', 'reviewed']),
    /** Who speaks the language and has read every sentence on the screen. */
    reviewedBy: z.string().trim().min(3).max(200).optional(),
    reviewedOn: z.iso.date().optional(),
    /** For whoever works on the file. */
    note: z.string().max(2000).optional(),
    /** By namespace and key, as in the locales. */
    words: z.record(z.string(), SentenceTree),
    /** By questionnaire, such as `kiosk@2`, and key. */
    questionnaires: z.record(questionnaireRef, z.record(z.string(), Sentence)),
  })
  .superRefine(({ status, reviewedBy, reviewedOn }, { addIssue }) => {
    const complain = (name: string, message: string) =>
      addIssue({ code: 'custom', path: [name], message });
    const isReviewed = status === 'reviewed';
    if (isReviewed && reviewedBy === undefined) complain('reviewedBy', 'who reviewed it');
    if (isReviewed && reviewedOn === undefined) complain('reviewedOn', 'when it was reviewed');
    if (!isReviewed && reviewedBy !== undefined) complain('reviewedBy', 'a draft has no reviewer');
    if (!isReviewed && reviewedOn !== undefined) complain('reviewedOn', 'a draft has no reviewer');
  });
export type LanguagePack = z.infer<typeof LanguagePack>;
