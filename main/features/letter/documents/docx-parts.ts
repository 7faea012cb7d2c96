import { xml, type XmlNode } from 'easy-template-x';
import type { TemplateFault, TemplatePlace } from '#shared/features/letter/template-fault.ts';
import { readZip, ZipError, type ZipLimits, type ZipParts } from './read-zip.ts';
import { isWellFormed } from './well-formed.ts';

export const maxTemplateBytes = 5 * 1024 ** 2;
/** A letter of one page unpacks to some hundred kilobytes; pictures of an office are allowed for. */
const limits: ZipLimits = { parts: 200, bytes: 30 * 1024 ** 2 };
/** Of one part that is read as XML: a tree takes many times as much. */
const maxXmlBytes = 3 * 1024 ** 2;

export type FileFault = Extract<
  TemplateFault['fault'],
  | 'too-big'
  | 'not-docx'
  | 'too-big-inside'
  | 'macros'
  | 'active-content'
  | 'linked-content'
  | 'tracked-changes'
  | 'comments'
>;

export const mainPart = 'word/document.xml';
const typesPart = '[Content_Types].xml';
const documentType =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export type DocxReading =
  | { readonly parts: ZipParts; readonly faults: readonly FileFault[] }
  | { readonly parts: undefined; readonly faults: readonly FileFault[] };

/** Unpacks a DOCX and looks for what a letter's template must not carry. */
export function readDocx(bytes: Buffer): DocxReading {
  if (bytes.length > maxTemplateBytes) return { parts: undefined, faults: ['too-big'] };
  try {
    const parts = readZip(bytes, limits);
    const fatal = fatalFault(parts);
    return fatal === undefined
      ? { parts, faults: faultsIn(parts) }
      : { parts: undefined, faults: [fatal] };
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    const fault = error.fault === 'damaged' ? 'not-docx' : error.fault;
    return { parts: undefined, faults: [fault] };
  }
}

function fatalFault(parts: ZipParts): FileFault | undefined {
  const types = parts.get(typesPart)?.toString('utf8') ?? '';
  if (/macroEnabled|vbaProject/i.test(types + [...parts.keys()].join('\n'))) return 'macros';
  if (!parts.has(mainPart) || !types.includes(documentType)) return 'not-docx';
  const texts = [...parts].filter(([name]) => /\.(?:xml|rels)$/.test(name));
  if (texts.some(([, content]) => content.length > maxXmlBytes)) return 'too-big-inside';
  // entities that grow, or fetch a file: Word never writes a document type
  if (texts.some(([, content]) => /<!(?:DOCTYPE|ENTITY)/i.test(content.toString('utf8')))) {
    return 'not-docx';
  }
  const isBroken = texts.some(([, content]) => !isWellFormed(content.toString('utf8')));
  return isBroken ? 'not-docx' : undefined;
}

const active = /^word\/(?:embeddings|activeX|afchunk)|\.(?:bin|exe|ole)$/i;
const activeRelation = /relationships\/(?:aFChunk|oleObject|package|control)"/;
const external = /<Relationship\b[^>]*TargetMode="External"[^>]*>/g;
/** A link that a reader follows by hand, and where the template of a template once lay. */
const harmless = /relationships\/(?:hyperlink|attachedTemplate)"/;
/** Fields that fetch something from elsewhere when the document is opened. */
const fetching = /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b/;
const change = /<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|\w+Change)[\s>/]/;

function faultsIn(parts: ZipParts): FileFault[] {
  const named = (pattern: RegExp) =>
    [...parts]
      .filter(([name]) => pattern.test(name))
      .map(([, content]) => content.toString('utf8'));
  const relations = named(/\.rels$/);
  const texts = named(shownParts);
  const fields = texts.map((text) => [...text.matchAll(/<w:instrText[^>]*>([^<]*)/g)].join(''));
  const linked = relations.flatMap((text) => text.match(external) ?? []);
  const found: FileFault[] = [];
  if ([...parts.keys()].some((name) => active.test(name)) || relations.some(isActive)) {
    found.push('active-content');
  }
  if (linked.some((relation) => !harmless.test(relation)) || fields.some(isFetching)) {
    found.push('linked-content');
  }
  if (texts.some((text) => change.test(text))) found.push('tracked-changes');
  if (named(/^word\/comments\.xml$/).some((text) => /<w:comment\s/.test(text))) {
    found.push('comments');
  }
  return found;
}

const isActive = (relations: string) => activeRelation.test(relations);
const isFetching = (field: string) => fetching.test(field);

const shownParts = /^word\/(?:document|header\d*|footer\d*)\.xml$/;
const partKinds: readonly (readonly [RegExp, TemplatePlace['part']])[] = [
  [/^word\/document\.xml$/, 'body'],
  [/^word\/header\d*\.xml$/, 'header'],
  [/^word\/footer\d*\.xml$/, 'footer'],
  [/^word\/(?:footnotes|endnotes)\.xml$/, 'note'],
];

export interface TextPart {
  readonly kind: TemplatePlace['part'];
  readonly root: XmlNode;
}

/** The parts that hold words, as trees; throws on what is not XML. */
export function textPartsOf(parts: ZipParts): TextPart[] {
  return [...parts].flatMap(([name, content]) => {
    const kind = partKinds.find(([pattern]) => pattern.test(name))?.[1];
    return kind === undefined ? [] : [{ kind, root: xml.parser.parse(content.toString('utf8')) }];
  });
}
