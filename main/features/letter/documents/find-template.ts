import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import type { TemplateFault } from '#shared/features/letter/template-fault.ts';
import { checkTemplate } from './check-template.ts';
import { maxTemplateBytes } from './docx-parts.ts';

export interface TemplateFolders {
  /** What the office edited; it need not be there. */
  readonly own: string;
  /** What came with the program. */
  readonly shipped: string;
}

/** The template letters are written with, or why the office's own cannot be used. */
export type FoundTemplate = { readonly from: 'office' | 'program'; readonly file: string } & (
  | { readonly bytes: Buffer; readonly faults: readonly [] }
  | { readonly bytes: undefined; readonly faults: readonly TemplateFault[] }
);

/**
 * The office's own template if there is one, else the program's. A faulty one is refused and nothing
 * takes its place: a letter never goes out in words the office did not choose. It is read anew each
 * time, as somebody may just have saved it in Word.
 */
export async function findTemplate(
  folders: TemplateFolders,
  name: LetterTemplate,
): Promise<FoundTemplate> {
  const own = join(folders.own, `${name}.docx`);
  const from = isThere(own) ? 'office' : 'program';
  const file = from === 'office' ? own : join(folders.shipped, `${name}.docx`);
  if (statSync(file).size > maxTemplateBytes) {
    return { from, file, bytes: undefined, faults: [{ fault: 'too-big' }] };
  }
  const bytes = readFileSync(file);
  const faults = await checkTemplate(bytes, name);
  return faults.length === 0
    ? { from, file, bytes, faults: [] }
    : { from, file, bytes: undefined, faults };
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
