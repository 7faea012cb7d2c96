import { createHash } from 'node:crypto';
import { z } from 'zod';
import consents from '#resources/letters/consents.json' with { type: 'json' };
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import { letterKinds } from '#shared/features/letter/letter-kinds.ts';
import { consentGivers } from '#shared/features/letter/letter-words.ts';
import type { Consent, ConsentRule, ConsentText } from '#shared/features/letter/consent-terms.ts';
import type { LetterChoices } from './letter-deps.ts';
import type { StoredConsent } from './letter-store.ts';
import { daysKept } from './retention.ts';

const shipped = z
  .object({
    version: z.int().min(1),
    texts: z.record(z.enum(letterKinds), z.record(z.string(), z.array(z.string()).min(1))),
    atDesk: z.strictObject({
      source: z.string(),
      verified: z.boolean(),
      /** Whether a letter of this kind may be begun there without consent, and who gives it. */
      kinds: z.record(
        z.enum(letterKinds),
        z.strictObject({ needed: z.boolean(), givers: z.array(z.enum(consentGivers)).min(1) }),
      ),
    }),
  })
  .parse(consents);

/** Whether a letter of this kind is begun at the desk only when somebody has agreed. */
export const isConsentNeeded = (kind: LetterKind): boolean => shipped.atDesk.kinds[kind].needed;

/** What is read out at the desk before a letter of a kind, and who may agree to it. */
export function consentRuleFor(kind: LetterKind, choices: LetterChoices): ConsentRule {
  const { source, verified, kinds } = shipped.atDesk;
  return { ...kinds[kind], texts: consentsFor(kind, choices), source, verified };
}

/** Who may agree to a letter of this kind at the desk. */
export const giversFor = (kind: LetterKind) => shipped.atDesk.kinds[kind].givers;

/** The texts to consent to before a letter of a kind is asked for, in each language there is. */
export function consentsFor(kind: LetterKind, choices: LetterChoices): ConsentText[] {
  const values: Readonly<Record<string, string>> = {
    unit: choices.unitName,
    requestedDays: String(daysKept('requested', choices)),
    declinedDays: String(daysKept('declined', choices)),
    deliveredDays: String(daysKept('delivered', choices)),
  };
  return Object.entries(shipped.texts[kind]).map(([language, paragraphs]) => {
    const text = paragraphs
      .join('\n')
      .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
    return { version: shipped.version, language, text, hash: hashOf(text).toString('hex') };
  });
}

type KeptText = Pick<StoredConsent, 'version' | 'language' | 'hash' | 'text'>;

/** What was consented to, if it is a text that is shown now. */
export function findConsent(
  kind: LetterKind,
  choices: LetterChoices,
  given: Consent,
): KeptText | undefined {
  const found = consentsFor(kind, choices).find(
    ({ version, language, hash }) =>
      version === given.version && language === given.language && hash === given.hash,
  );
  return found && { ...found, hash: hashOf(found.text) };
}

/** ISO 639-2: several languages. */
const manyLanguages = 'mul';

/**
 * The text in all its languages at once, as it is kept of who asked at the kiosk: the language in which
 * somebody read it stands beside ratings too, and where few choose it, it would say which rating is
 * theirs.
 */
export function inEveryLanguage(kind: LetterKind, choices: LetterChoices): KeptText {
  const text = consentsFor(kind, choices)
    .map((each) => each.text)
    .join('\n\n');
  return { version: shipped.version, language: manyLanguages, text, hash: hashOf(text) };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
