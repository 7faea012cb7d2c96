import type { TemplateFault } from '#shared/features/letter/template-fault.ts';
import type { TemplateParagraph } from './template-text.ts';

/** A tag of a template: `{name}`, or the beginning or end of a section, `{#name}` … `{/name}`. */
export interface FoundTag {
  readonly raw: string;
  readonly name: string;
  readonly role: 'value' | 'open' | 'close';
  readonly paragraph: TemplateParagraph;
}

export interface FoundTags {
  readonly tags: readonly FoundTag[];
  readonly faults: readonly TemplateFault[];
}

const tagForm = /^\{\s*([#/]?)\s*([a-z0-9_]+)\s*\}$/;

/** The tags of paragraphs in their order, and braces that make none. */
export function findTags(paragraphs: readonly TemplateParagraph[]): FoundTags {
  const tags: FoundTag[] = [];
  const faults: TemplateFault[] = [];
  for (const paragraph of paragraphs) {
    const { place, text } = paragraph;
    for (const [piece] of text.matchAll(/\{[^{}]*\}|\{[^{}]*|\}/g)) {
      const [, sign, name] = tagForm.exec(piece) ?? [];
      if (name !== undefined) {
        tags.push({ raw: piece, name, role: roleOf(sign), paragraph });
      } else if (piece === '}') {
        faults.push({ fault: 'brace-unopened', place });
      } else {
        const fault = piece.endsWith('}') ? 'tag-malformed' : 'brace-unclosed';
        faults.push({ fault, tag: piece.slice(0, 40).trim(), place });
      }
    }
  }
  return { tags, faults };
}

function roleOf(sign: string | undefined): FoundTag['role'] {
  if (sign === '#') return 'open';
  return sign === '/' ? 'close' : 'value';
}

export interface SectionedTags {
  /** Values with the names of the sections they stand in, outermost first. */
  readonly values: readonly { readonly tag: FoundTag; readonly within: readonly string[] }[];
  readonly faults: readonly TemplateFault[];
}

/** Pairs the sections of one part. */
export function pairSections(tags: readonly FoundTag[]): SectionedTags {
  const values: { tag: FoundTag; within: readonly string[] }[] = [];
  const faults: TemplateFault[] = [];
  const open: FoundTag[] = [];
  const complain = (fault: TemplateFault['fault'], tag: FoundTag) =>
    faults.push({ fault, tag: tag.raw, place: tag.paragraph.place });
  for (const tag of tags) {
    if (tag.role === 'value') values.push({ tag, within: open.map(({ name }) => name) });
    else if (tag.role === 'open') open.push(tag);
    else {
      const last = open.pop();
      if (last === undefined) complain('section-unopened', tag);
      else if (last.name !== tag.name) complain('section-crossing', tag);
      else if (!isTogether(last, tag)) complain('section-apart', last);
    }
  }
  for (const tag of open) complain('section-unclosed', tag);
  return { values, faults };
}

/** Both ends stand in one container, or in cells of one row, which then goes as a whole. */
function isTogether({ paragraph: one }: FoundTag, { paragraph: other }: FoundTag): boolean {
  return one.container === other.container || (one.row !== undefined && one.row === other.row);
}
