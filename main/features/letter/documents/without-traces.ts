import type { ZipParts } from './read-zip.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What Word writes about people and machines, emptied. */
const emptied: Readonly<Record<string, string>> = {
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  'docProps/app.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  'docProps/custom.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
  'word/people.xml':
    '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>',
};

/** Where the template's own template lay: a path that often bears a person's name. */
const relation = /<Relationship\b[^>]*relationships\/attachedTemplate"[^>]*\/>/g;
const reference = /<w:attachedTemplate\b[^>]*\/>/g;

/** The parts without author, company, times of editing and paths. */
export function withoutTraces(parts: ZipParts): ZipParts {
  return new Map(
    [...parts].map(([name, content]) => {
      const text = emptied[name];
      if (text !== undefined) return [name, Buffer.from(head + text)];
      if (!/^word\/(?:_rels\/)?settings\.xml/.test(name)) return [name, content];
      const stripped = content.toString('utf8').replaceAll(relation, '').replaceAll(reference, '');
      return [name, Buffer.from(stripped)];
    }),
  );
}
