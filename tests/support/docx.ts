import { xml, type XmlNode } from 'easy-template-x';
import { readZip, type ZipParts } from '#main/features/letter/documents/read-zip.ts';
import { writeZip } from '#main/platform/write-zip.ts';

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const documentType =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A DOCX of exactly these parts of WordprocessingML, as Word would pack it. */
export function aDocx(options: {
  readonly body: string;
  readonly header?: string;
  readonly type?: string;
  readonly relations?: string;
  readonly more?: Readonly<Record<string, string>>;
}): Buffer {
  const { body, header, type = documentType, relations = '', more = {} } = options;
  const headerRelation =
    header === undefined
      ? ''
      : `<Relationship Id="rIdHead" Type="${relationNamespace}/header" Target="header1.xml"/>`;
  const root = (name: string, content: string) =>
    `<w:${name} xmlns:w="${wordNamespace}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">${content}</w:${name}>`;
  const texts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationNamespace}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${headerRelation}${relations}</Relationships>`,
    'word/document.xml': root('document', `<w:body>${body}<w:sectPr/></w:body>`),
    ...(header !== undefined && { 'word/header1.xml': root('hdr', header) }),
    ...more,
  };
  return writeZip(new Map(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)])));
}

/** A paragraph whose text stands in these runs. */
export function aParagraph(...runs: readonly string[]): string {
  const texts = runs.map((text) => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`);
  return `<w:p>${texts.join('')}</w:p>`;
}

export function aTable(...rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc>${cell}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function partsOf(docx: Buffer): ZipParts {
  return readZip(docx, { parts: 1_000, bytes: 100 * 1024 ** 2 });
}

/** The paragraphs of a part that show something, line breaks as `\n`. */
export function textOf(docx: Buffer, part = 'word/document.xml'): string[] {
  const root = xml.parser.parse(partsOf(docx).get(part)?.toString('utf8') ?? '');
  const paragraphs: string[] = [];
  const read = (node: XmlNode): string => {
    if (node.nodeName === 'w:br') return '\n';
    if ('textContent' in node) return node.textContent;
    const text = (node.childNodes ?? []).map(read).join('');
    if (node.nodeName !== 'w:p') return text;
    paragraphs.push(text);
    return '';
  };
  read(root);
  return paragraphs.filter((text) => text.trim() !== '');
}
