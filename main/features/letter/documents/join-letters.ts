import { mainPart } from './docx-parts.ts';
import type { ZipParts } from './read-zip.ts';
import { writeZip } from '#main/platform/write-zip.ts';

const bodyStart = /<w:body[^>]*>/;
const bodyEnd = '</w:body>';
/** The section of the whole document stands last in its body. */
const lastSection = /<w:sectPr(?:\s[^>]*)?>(?:(?!<w:sectPr).)*<\/w:sectPr>$/s;

/**
 * Many letters of one template as one document for one print: each letter begins a page and a count
 * of pages of its own. Header and footer are the first letter's, which is why a template may say
 * nothing personal there. `texts` are the main parts of all letters, the first one's among them.
 */
export function joinLetters(first: ZipParts, texts: readonly string[]): Buffer {
  const bodies = texts.map(bodyOf);
  const [frame] = bodies;
  if (frame === undefined) throw new Error('there is a letter to print');
  const joined = bodies.map(({ content, section }, at) =>
    at === bodies.length - 1
      ? content + fromPageOne(section)
      : content + asParagraph(fromPageOne(section)),
  );
  const text = frame.before + joined.join('') + frame.after;
  return writeZip(new Map([...first, [mainPart, Buffer.from(text)]]));
}

function bodyOf(text: string) {
  const start = bodyStart.exec(text);
  const end = text.lastIndexOf(bodyEnd);
  if (start === null || end < 0) throw new Error('a document has a body');
  const from = start.index + start[0].length;
  const whole = text.slice(from, end);
  const section = lastSection.exec(whole)?.[0] ?? '';
  return {
    before: text.slice(0, from),
    content: whole.slice(0, whole.length - section.length),
    section,
    after: text.slice(end),
  };
}

/** The paragraph that ends a section; it takes no room, so that no empty page comes of it. */
function asParagraph(section: string): string {
  const spacing = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>';
  return `<w:p><w:pPr>${spacing}${section}</w:pPr></w:p>`;
}

/** What stands before the numbering of pages in a section, in the order of the standard (ECMA-376). */
const beforeNumbering =
  /(?:<\/w:pgBorders>|<w:pg(?:Mar|Borders)\b[^>]*\/>)(?!.*(?:<\/w:pgBorders>))/s;

/** Each letter counts its own pages, and begins a new one whatever the template's section says. */
function fromPageOne(section: string): string {
  return section
    .replace(/<w:type\b[^>]*\/>/, '')
    .replace(/<w:pgNumType\b[^>]*\/>/, '')
    .replace(beforeNumbering, (found) => `${found}<w:pgNumType w:start="1"/>`);
}
