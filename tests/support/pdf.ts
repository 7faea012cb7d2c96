import { extractText, getDocumentProxy } from 'unpdf';

/** What can be read on each page of a PDF, blanks and line ends as single blanks. */
export async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: false });
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
}
