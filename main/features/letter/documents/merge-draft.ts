import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import type { TemplateStanding } from '#shared/features/letter/template-fault.ts';
import { findTemplate, type TemplateFolders } from './find-template.ts';
import type { LetterSource } from './letter-values.ts';
import { mergeLetter } from './merge-letter.ts';

/** Nothing is written with a faulty template. */
export interface RefusedTemplate {
  readonly written: false;
  readonly refused: TemplateStanding;
}

export interface DraftJob {
  readonly folders: TemplateFolders;
  readonly template: LetterTemplate;
  readonly source: LetterSource;
}

/** One letter in memory, with the template that is in force now. */
export async function mergeDraft({
  folders,
  template,
  source,
}: DraftJob): Promise<{ readonly written: true; readonly bytes: Uint8Array } | RefusedTemplate> {
  const found = await findTemplate(folders, template);
  if (found.bytes === undefined) return { written: false, refused: standingOf(found) };
  return { written: true, bytes: await mergeLetter(found.bytes, source) };
}

/** What is told of a template; its bytes stay behind. */
export function standingOf({ template, from, file, faults }: TemplateStanding): TemplateStanding {
  return { template, from, file, faults };
}
