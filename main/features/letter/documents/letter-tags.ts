import rawTags from '#resources/letters/tags.json' with { type: 'json' };
import { letterTemplates, type LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import type { LetterValue } from './letter-values.ts';

/** A place in a template that is filled in, as whoever edits the template in Word sees it. */
export interface LetterTag {
  /** What stands between the braces. */
  readonly tag: string;
  readonly value: LetterValue;
  /** The same in every letter of an office, so that it may stand in a header or footer too. */
  readonly everywhere: boolean;
  /** May be without a value: then what stands between `{#tag}` and `{/tag}` goes. */
  readonly optional: boolean;
  readonly in: ReadonlySet<LetterTemplate>;
  /** The templates that are refused without it. */
  readonly requiredIn: ReadonlySet<LetterTemplate>;
  readonly meaning: string;
  readonly example: string;
}

interface RawTag {
  readonly tag: string;
  readonly value: string;
  readonly everywhere?: boolean;
  readonly optional?: boolean;
  readonly in: readonly string[];
  readonly requiredIn?: readonly string[];
  readonly meaning: string;
  readonly example: string;
}

export const letterTags: readonly LetterTag[] = (rawTags as readonly RawTag[]).map((raw) => ({
  tag: raw.tag,
  value: raw.value as LetterValue, // a test holds the file against the values
  everywhere: raw.everywhere ?? false,
  optional: raw.optional ?? false,
  in: namesIn(raw.in),
  requiredIn: namesIn(raw.requiredIn ?? []),
  meaning: raw.meaning,
  example: raw.example,
}));

const byName = new Map(letterTags.map((tag) => [tag.tag, tag]));

export function findLetterTag(name: string): LetterTag | undefined {
  return byName.get(name);
}

export function tagsOf(template: LetterTemplate): readonly LetterTag[] {
  return letterTags.filter((tag) => tag.in.has(template));
}

function namesIn(names: readonly string[]): ReadonlySet<LetterTemplate> {
  return new Set(letterTemplates.filter((name) => names.includes(name)));
}
