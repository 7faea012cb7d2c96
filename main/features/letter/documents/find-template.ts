import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import type { TemplateFault, TemplateStanding } from '#shared/features/letter/template-fault.ts';
import { checkTemplate } from './check-template.ts';
import { maxTemplateBytes } from './docx-parts.ts';

export interface TemplateFolders {
  /** What the office edited; it need not be there. */
  readonly own: string;
  /** What came with the program, where a build of it is here. */
  readonly shipped: string | undefined;
}

/** The template letters are written with, or why it cannot be used. */
export type FoundTemplate = TemplateStanding &
  (
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
  template: LetterTemplate,
): Promise<FoundTemplate> {
  const from = hasOwnTemplate(folders, template) ? 'office' : 'program';
  const folder = from === 'office' ? folders.own : folders.shipped;
  const file = folder === undefined ? `${template}.docx` : templateFile(folder, template);
  const bytes = folder === undefined ? 'unreadable' : readTemplate(file);
  if (typeof bytes === 'string') {
    return { template, from, file, bytes: undefined, faults: [{ fault: bytes }] };
  }
  const faults = await checkTemplate(bytes, template);
  return faults.length === 0
    ? { template, from, file, bytes, faults: [] }
    : { template, from, file, bytes: undefined, faults };
}

export function hasOwnTemplate(folders: TemplateFolders, template: LetterTemplate): boolean {
  const own = statSync(templateFile(folders.own, template), { throwIfNoEntry: false });
  return own?.isFile() ?? false;
}

export function templateFile(folder: string, template: LetterTemplate): string {
  return join(folder, `${template}.docx`);
}

function readTemplate(file: string): Buffer | 'too-big' | 'unreadable' {
  try {
    return statSync(file).size > maxTemplateBytes ? 'too-big' : readFileSync(file);
  } catch {
    return 'unreadable'; // not there, or held by another program: the desk says both
  }
}
