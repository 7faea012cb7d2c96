import { readDocx } from './docx-parts.ts';
import { prepareTemplate } from './fill-template.ts';
import { letterValues, type LetterSource } from './letter-values.ts';
import { writeZip } from '#main/platform/write-zip.ts';

/**
 * A letter as DOCX, from a template that `checkTemplate` found nothing in. It is a draft: marked so,
 * number and date blank. The same letter gives the same bytes.
 */
export async function mergeLetter(template: Buffer, source: LetterSource): Promise<Buffer> {
  const { parts } = readDocx(template);
  if (parts === undefined) throw new Error('a template is checked before it is used');
  const fill = await prepareTemplate(parts);
  return writeZip(await fill(letterValues(source)));
}
