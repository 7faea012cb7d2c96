import { parseAsync, renderDocument } from 'docx-preview';

/** Paper is white in the dark too, and takes nothing over from the page around it. */
const paper = `
:host { all: initial; display: block; }
:host([hidden]) { display: none; }
.pages { font: 14pt/1.15 'Times New Roman', 'Noto Serif', serif; display: flex; flex-flow: column; align-items: safe center; gap: 24px; padding: 4px 12px 16px; }
section.page { flex: none; background: #fff; color: #000; box-shadow: 0 1px 12px rgb(0 0 0 / 25%); }
section.page::after { content: ''; position: absolute; inset: var(--frame-inset, 0); border: var(--frame, 0); pointer-events: none; }
@media print {
  .pages { display: block; padding: 0; }
  section.page { box-shadow: none; break-after: page; }
  section.page:last-child { break-after: auto; }
}
`;

/** Draws a DOCX as pages and the styles they need, which carry the nonce. */
export async function drawDocument(bytes: Uint8Array, nonce: string): Promise<readonly Node[]> {
  const options = {
    className: 'page',
    inWrapper: false,
    ignoreLastRenderedPageBreak: true,
    renderComments: false,
    useBase64URL: true, // the content policy lets pictures in as data only
  };
  const parsed: ParsedDocument = await parseAsync(new Blob([new Uint8Array(bytes)]), options);
  const nodes = await renderDocument(parsed, options);
  const styles = [...nodes.filter((node) => node instanceof HTMLStyleElement), createStyle(paper)];
  for (const style of styles) {
    style.textContent = withLinesOfWord(style.textContent);
    style.nonce = nonce;
  }
  const pages = document.createElement('div');
  pages.className = 'pages';
  pages.append(
    ...nodes.filter((node) => node instanceof HTMLElement && node.tagName === 'SECTION'),
  );
  drawFrame(pages, parsed);
  return [...styles, pages];
}

/** What is read here of the library's own model, which it does not describe. */
interface ParsedDocument {
  readonly documentPart?: {
    readonly body?: {
      readonly props?: {
        readonly pageBorders?: {
          readonly top?: {
            readonly type?: string;
            readonly color?: string;
            readonly offset?: string;
          };
        };
      };
    };
  };
}

/** A frame around the page, which the library reads but does not draw; the same on all sides. */
function drawFrame(pages: HTMLElement, { documentPart }: ParsedDocument): void {
  const top = documentPart?.body?.props?.pageBorders?.top;
  if (top?.type === undefined || top.type === 'none' || top.type === 'nil') return;
  const isSimple = top.type === 'single' || top.type === 'thick';
  pages.style.setProperty('--frame-inset', top.offset ?? '24pt');
  const color = /^[\da-f]{6}$/i.test(top.color ?? '') ? `#${top.color}` : '#000';
  pages.style.setProperty('--frame', `${isSimple ? '1pt solid' : '4pt double'} ${color}`);
}

/** Word counts a line's height in lines of the font, a page in sizes of it: 1.15 for Times New Roman. */
function withLinesOfWord(css: string): string {
  return css.replaceAll(
    /(line-height:\s*)([\d.]+)(?=\s*;)/g,
    (_all, name: string, share: string) => `${name}${(Number(share) * 1.15).toFixed(3)}`,
  );
}

function createStyle(text: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = text;
  return style;
}

/**
 * Moves what does not fit onto a page to a next one, by whole paragraphs and tables; the library
 * breaks pages only where the document says so. The pages must stand on the screen by now.
 */
export function breakPages(root: ShadowRoot): void {
  for (const paragraph of root.querySelectorAll('p')) fitLines(paragraph);
  for (const page of root.querySelectorAll<HTMLElement>('section.page')) breakPage(page);
}

/** A line is as high as its words; the library sets their font but leaves the paragraph's own. */
function fitLines(paragraph: HTMLElement): void {
  const fonts = [...paragraph.querySelectorAll('span')].map((words) => getComputedStyle(words));
  const [first] = fonts;
  if (first === undefined) return;
  const sizes = fonts.map(({ fontSize }) => Number.parseFloat(fontSize));
  Object.assign(paragraph.style, {
    fontFamily: first.fontFamily,
    fontSize: `${Math.max(...sizes)}px`,
  });
}

function breakPage(page: HTMLElement): void {
  const content = page.querySelector('article');
  const { minHeight, paddingBottom } = getComputedStyle(page);
  const room = Number.parseFloat(minHeight) - Number.parseFloat(paddingBottom);
  if (content === null || !(room > 0)) return;
  const blocks = [...content.children];
  const top = page.getBoundingClientRect().top;
  const over = blocks.findIndex((block) => block.getBoundingClientRect().bottom - top > room);
  if (over < 1) return; // all of it fits, or nothing could be gained
  const next = page.cloneNode(true);
  if (!(next instanceof HTMLElement)) return;
  const rest = blocks.slice(firstToMove(blocks, over));
  next.querySelector('article')?.replaceChildren(...rest);
  page.after(next);
  breakPage(next);
}

/** A signature takes the end of the letter along, as the templates ask Word to. */
function firstToMove(blocks: readonly Element[], over: number): number {
  const isSignature = blocks[over]?.tagName === 'TABLE' && over > blocks.length - 3;
  return isSignature ? Math.max(over - 3, 1) : over;
}
