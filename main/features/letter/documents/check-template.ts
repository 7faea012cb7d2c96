import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import type { TemplateFault } from '#shared/features/letter/template-fault.ts';
import { readDocx, textPartsOf, type TextPart } from './docx-parts.ts';
import { prepareTemplate } from './fill-template.ts';
import { findTags, pairSections, type FoundTag } from './find-tags.ts';
import { findLetterTag, tagsOf, type LetterTag } from './letter-tags.ts';
import { paragraphsOf, pictureTextsOf } from './template-text.ts';
import type { ZipParts } from './read-zip.ts';

/**
 * Everything that hinders letters of that kind from being written with this file: an empty list, and
 * the template may be used. Faults of the file come first; without a readable file they stand alone.
 */
export async function checkTemplate(
  bytes: Buffer,
  template: LetterTemplate,
): Promise<readonly TemplateFault[]> {
  const { parts, faults } = readDocx(bytes);
  const found = faults.map((fault): TemplateFault => ({ fault }));
  if (parts === undefined) return found;
  const read = readTextParts(parts);
  if (read === undefined) return [...found, { fault: 'not-docx' }];
  found.push(...faultsOfText(read, template));
  if (found.length > 0) return found;
  return (await canBeFilled(parts, template)) ? [] : [{ fault: 'not-mergeable' }];
}

function readTextParts(parts: ZipParts): TextPart[] | undefined {
  try {
    return textPartsOf(parts);
  } catch {
    return undefined; // not XML, or nested beyond all reason
  }
}

function faultsOfText(parts: readonly TextPart[], template: LetterTemplate): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const said = new Set<string>();
  for (const part of parts) {
    const { tags, faults: broken } = findTags(paragraphsOf(part));
    const { values, faults: unpaired } = pairSections(tags);
    faults.push(...broken, ...unpaired, ...tags.flatMap((tag) => faultOf(tag, part, template)));
    for (const text of pictureTextsOf(part)) {
      const place = { part: 'picture', inTable: false, words: text.slice(0, 60) } as const;
      if (/[{}]/.test(text)) faults.push({ fault: 'tag-out-of-reach', place });
    }
    for (const { tag, within } of values) {
      if (within.every((section) => isAlwaysThere(section, template))) said.add(tag.name);
    }
  }
  const missing = tagsOf(template).filter(
    ({ tag, requiredIn }) => requiredIn.has(template) && !said.has(tag),
  );
  return [
    ...faults,
    ...missing.map(({ tag }) => ({ fault: 'tag-missing' as const, tag: `{${tag}}` })),
  ];
}

/** A section whose value every letter has by the time somebody signs it. */
function isAlwaysThere(section: string, template: LetterTemplate): boolean {
  const tag = findLetterTag(section);
  return tag !== undefined && (!tag.optional || tag.requiredIn.has(template));
}

function faultOf(found: FoundTag, { kind }: TextPart, template: LetterTemplate): TemplateFault[] {
  const { place } = found.paragraph;
  const fault = nameFault(findLetterTag(found.name), kind, template);
  return fault === undefined ? [] : [{ fault, tag: found.raw, place }];
}

function nameFault(
  tag: LetterTag | undefined,
  kind: TextPart['kind'],
  template: LetterTemplate,
): TemplateFault['fault'] | undefined {
  if (tag === undefined) return 'tag-unknown';
  if (!tag.in.has(template)) return 'tag-not-here';
  if (kind === 'note') return 'tag-out-of-reach';
  // letters of many people in one file share header and footer
  if (kind !== 'body' && !tag.everywhere) return 'tag-in-head';
  return undefined;
}

/** The last judge is the merge itself, with everything known and with as little as may be. */
async function canBeFilled(parts: ZipParts, template: LetterTemplate): Promise<boolean> {
  const tags = tagsOf(template);
  const valuesOf = (known: readonly LetterTag[]) =>
    Object.fromEntries(known.map(({ value, example }) => [value, example]));
  try {
    const fill = await prepareTemplate(parts);
    await fill(valuesOf(tags));
    await fill(valuesOf(tags.filter(({ optional }) => !optional)));
    return true;
  } catch {
    return false; // the library's reason is English and names no place
  }
}
