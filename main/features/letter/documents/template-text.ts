import type { XmlNode } from 'easy-template-x';
import type { TemplatePlace } from '#shared/features/letter/template-fault.ts';
import type { TextPart } from './docx-parts.ts';

/** One paragraph of a template, and where somebody finds it. */
export interface TemplateParagraph {
  readonly text: string;
  readonly place: TemplatePlace;
  /** The text's own container: the body, a cell, a text box. */
  readonly container: XmlNode | undefined;
  readonly row: XmlNode | undefined;
}

/** Every paragraph with its runs joined, in the order of the document. */
export function paragraphsOf({ kind, root }: TextPart): TemplateParagraph[] {
  const found: TemplateParagraph[] = [];
  walk(root, (node, ancestors) => {
    if (node.nodeName !== 'w:p') return;
    const text = textOf(node);
    const row = ancestors.findLast(({ nodeName }) => nodeName === 'w:tr');
    found.push({
      text,
      place: { part: kind, inTable: row !== undefined, words: firstWords(text) },
      container: ancestors.at(-1),
      row,
    });
  });
  return found;
}

/** What a picture is said to show, wherever that is written. */
export function pictureTextsOf({ root }: TextPart): string[] {
  const found: string[] = [];
  walk(root, (node) => {
    if (!('attributes' in node) || node.attributes === undefined) return;
    if (/:(?:docPr|cNvPr)$/.test(node.nodeName)) found.push(...Object.values(node.attributes));
  });
  return found;
}

function walk(
  node: XmlNode,
  visit: (node: XmlNode, ancestors: readonly XmlNode[]) => void,
  ancestors: readonly XmlNode[] = [],
): void {
  visit(node, ancestors);
  const below = [...ancestors, node];
  for (const child of node.childNodes ?? []) walk(child, visit, below);
}

/** The words of a paragraph, without those of a text box that hangs on it. */
function textOf(node: XmlNode): string {
  return (node.childNodes ?? [])
    .map((child) => {
      if (child.nodeName === 'w:p' || child.nodeName === 'w:txbxContent') return '';
      if (child.nodeName === 'w:t') return (child.childNodes ?? []).map(plainText).join('');
      return child.nodeName === 'w:br' || child.nodeName === 'w:tab' ? ' ' : textOf(child);
    })
    .join('');
}

function plainText(node: XmlNode): string {
  return 'textContent' in node ? node.textContent : '';
}

const shownCharacters = 60;

function firstWords(text: string): string {
  const words = text.trim().replaceAll(/\s+/g, ' ');
  if (words.length <= shownCharacters) return words;
  const cut = words.lastIndexOf(' ', shownCharacters);
  return `${words.slice(0, cut > 0 ? cut : shownCharacters)}…`;
}
