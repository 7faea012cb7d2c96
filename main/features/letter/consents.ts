import { createHash } from 'node:crypto';
import { z } from 'zod';
import consents from '#resources/letters/consents.json' with { type: 'json' };
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import type { Consent, ConsentText } from '#shared/features/letter/letter.contract.ts';
import type { LetterChoices } from './letter-deps.ts';
import type { StoredConsent } from './letter-store.ts';
import { daysKept } from './retention.ts';

const shipped = z
  .object({
    version: z.int().min(1),
    texts: z.record(z.string(), z.record(z.string(), z.array(z.string()).min(1))),
  })
  .parse(consents);

/** The texts to consent to before a letter of a kind is asked for, in each language there is. */
export function consentsFor(kind: LetterKind, choices: LetterChoices): ConsentText[] {
  const values: Readonly<Record<string, string>> = {
    unit: choices.unitName,
    requestedDays: String(daysKept('requested', choices)),
    declinedDays: String(daysKept('declined', choices)),
    deliveredDays: String(daysKept('delivered', choices)),
  };
  return Object.entries(shipped.texts[kind] ?? {}).map(([language, paragraphs]) => {
    const text = paragraphs
      .join('\n')
      .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
    return { version: shipped.version, language, text, hash: hashOf(text).toString('hex') };
  });
}

/** ISO 639-2: several languages. */
const manyLanguages = 'mul';

/**
 * What was consented to, if it is a text that is shown now. It is kept in all its languages at once:
 * the one in which somebody read it stands beside ratings too, and where few choose it, it would say
 * which rating is theirs.
 */
export function findConsent(
  kind: LetterKind,
  choices: LetterChoices,
  given: Consent,
): StoredConsent | undefined {
  const shown = consentsFor(kind, choices);
  const found = shown.find(
    ({ version, language, hash }) =>
      version === given.version && language === given.language && hash === given.hash,
  );
  if (found === undefined) return undefined;
  const text = shown.map((each) => each.text).join('\n\n');
  return { version: found.version, language: manyLanguages, text, hash: hashOf(text) };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
