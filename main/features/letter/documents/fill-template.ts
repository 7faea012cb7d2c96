import {
  DelimiterSearcher,
  Delimiters,
  Docx,
  LOOP_CONTENT_TYPE,
  LoopPlugin,
  officeMarkup,
  ScopeData,
  TagParser,
  TemplateCompiler,
  TemplatePlugin,
  TEXT_CONTENT_TYPE,
  xml,
  type Tag,
  type TemplateContext,
  type TextNodeTag,
  type XmlNode,
} from 'easy-template-x';
import { letterTags } from './letter-tags.ts';
import type { LetterValues } from './letter-values.ts';
import type { ZipParts } from './read-zip.ts';
import { withoutTraces } from './without-traces.ts';
import { writeZip } from '#main/platform/write-zip.ts';

/** Writes one letter's values into a template. */
export type FillTemplate = (values: LetterValues) => Promise<ZipParts>;

/** Tables in text boxes in tables; the library's own 20 is soon reached. */
const maxXmlDepth = 100;

/**
 * Reads a checked template once for as many letters as there are. A value that is not there takes its
 * section with it, and the paragraph too if the section was all it had. Nothing in a result says who
 * made it or when; the same values give the same parts.
 *
 * The library's handler would unpack and pack a file for each letter; this is its compiler alone.
 */
export async function prepareTemplate(parts: ZipParts): Promise<FillTemplate> {
  const shared = withoutTraces(parts);
  const docx = await Docx.load(writeZip(new Map([...shared].filter(([name]) => speaks(name)))));
  const templates = await Promise.all(
    (await docx.getContentParts()).map(async (part) => ({ part, root: await part.xmlRoot() })),
  );
  const compiler = createCompiler();
  return async (values) => {
    const data = Object.fromEntries(letterTags.map(({ tag, value }) => [tag, values[value] ?? '']));
    const filled = new Map(shared);
    for (const { part, root } of templates) {
      const copy = xml.create.cloneNode(root, true);
      const context = { docx, currentPart: part, pluginContext: {}, options: { maxXmlDepth } };
      await compiler.compile(copy, new ScopeData(data), context);
      filled.set(part.path, Buffer.from(xml.parser.serializeFile(copy)));
    }
    return filled;
  };
}

function createCompiler(): TemplateCompiler {
  const delimiters = new Delimiters();
  const plugins = [new ParagraphSections(), new Lines()];
  const compiler = new TemplateCompiler(
    new DelimiterSearcher(delimiters, maxXmlDepth),
    new TagParser(delimiters),
    plugins,
    { defaultContentType: TEXT_CONTENT_TYPE, containerContentType: LOOP_CONTENT_TYPE },
  );
  for (const plugin of plugins) plugin.setUtilities({ compiler });
  return compiler;
}

/** The parts that tags can stand in and those that lead to them: pictures and styles stay as they are. */
function speaks(name: string): boolean {
  return /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?(?:document|header\d*|footer\d*)\.xml(?:\.rels)?)$/.test(
    name,
  );
}

/** A section that is all of its paragraphs goes with them; the library would leave them empty. */
class ParagraphSections extends LoopPlugin {
  override async containerTagReplacements(
    tags: Tag[],
    data: ScopeData,
    context: TemplateContext,
  ): Promise<void> {
    const [first] = tags;
    const last = tags.at(-1);
    if (first !== undefined && last !== undefined && fillsItsParagraphs(first, last)) {
      first.options = { ...first.options, loopOver: 'paragraph' };
    }
    await super.containerTagReplacements(tags, data, context);
  }
}

function fillsItsParagraphs(open: Tag, close: Tag): boolean {
  if (open.placement !== 'TextNode' || close.placement !== 'TextNode') return false;
  const from = officeMarkup.query.containingParagraphNode(open.xmlTextNode);
  const to = officeMarkup.query.containingParagraphNode(close.xmlTextNode);
  if (from.parentNode !== to.parentNode) return false;
  const [firstText] = textsOf(from);
  const lastText = textsOf(to).at(-1);
  return firstText === open.xmlTextNode && lastText === close.xmlTextNode;
}

/** The texts of a paragraph that show something. */
function textsOf(node: XmlNode): XmlNode[] {
  if ('textContent' in node) return node.textContent.trim() === '' ? [] : [node];
  return (node.childNodes ?? []).flatMap(textsOf);
}

/**
 * Puts a value in its place, a line break for each new line. The library's own plugin would put the
 * second line behind whatever follows the tag.
 */
class Lines extends TemplatePlugin {
  override readonly contentType = TEXT_CONTENT_TYPE;

  override simpleTagReplacements(tag: Tag, data: ScopeData): void {
    if (tag.placement !== 'TextNode') return;
    const value = data.getScopeData();
    const [firstLine = '', ...others] = typeof value === 'string' ? value.split('\n') : [];
    if (firstLine === '') return officeMarkup.modify.removeTag(tag);
    writeLines(tag, firstLine, others);
  }
}

function writeLines({ xmlTextNode }: TextNodeTag, firstLine: string, others: readonly string[]) {
  let last: XmlNode = officeMarkup.query.containingTextNode(xmlTextNode);
  xmlTextNode.textContent = firstLine;
  officeMarkup.modify.setSpacePreserveAttribute(officeMarkup.query.containingTextNode(xmlTextNode));
  for (const line of others) {
    const added = [xml.create.generalNode('w:br'), createText(line)];
    for (const node of added) {
      xml.modify.insertAfter(node, last);
      last = node;
    }
  }
}

function createText(text: string): XmlNode {
  return xml.create.generalNode('w:t', {
    attributes: { 'xml:space': 'preserve' },
    childNodes: [xml.create.textNode(text)],
  });
}
