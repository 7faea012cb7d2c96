import { letterTemplates } from '#shared/features/letter/letter-templates.ts';
import type { TemplateStanding } from '#shared/features/letter/template-fault.ts';
import { findTemplate, type TemplateFolders } from './find-template.ts';
import { standingOf } from './merge-draft.ts';

/** Every template as it is now, each read and tried. */
export async function listTemplates(folders: TemplateFolders): Promise<TemplateStanding[]> {
  const listed: TemplateStanding[] = [];
  for (const template of letterTemplates) {
    listed.push(standingOf(await findTemplate(folders, template)));
  }
  return listed;
}
