import type { Seat } from '#main/door.ts';
import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import type { TemplateStanding } from '#shared/features/letter/template-fault.ts';
import type { DocumentDeps } from './document-deps.ts';
import { noteFailure } from './letter-documents.ts';
import { commit, refused, type Refused } from './letter-deps.ts';

/** With which templates letters are written now, and where the office's own lie. */
export async function showTemplates({ templates, listTemplates }: DocumentDeps): Promise<{
  readonly folder: string;
  readonly templates: TemplateStanding[];
}> {
  return { folder: templates.own, templates: [...(await listTemplates(templates))] };
}

type CopyRefusal = 'STORE_FULL' | 'NOT_WRITTEN' | 'TEMPLATE_FAULTY' | 'TEMPLATE_EXISTS';

/** Gives the office a copy of the program's template to edit in Word. */
export async function copyOfficeTemplate(
  deps: DocumentDeps,
  seat: Seat | undefined,
  template: LetterTemplate,
): Promise<{ readonly done: true; readonly file: string } | Refused<CopyRefusal>> {
  const actor = deps.actorOf(seat);
  const noted = commit(deps.db, () => {
    deps.audit(actor, 'letters.template-copied', { template });
    return { done: true } as const;
  });
  if (!noted.done) return noted;
  const copied = await deps.copyTemplate({ folders: deps.templates, template });
  const { file } = copied;
  if (copied.written) return { done: true, file };
  noteFailure(deps, actor, 'letters.template-not-copied');
  if ('refused' in copied) return refused('TEMPLATE_FAULTY', copied.refused);
  return copied.reason === 'EEXIST'
    ? refused('TEMPLATE_EXISTS', { file })
    : refused('NOT_WRITTEN', { reason: copied.reason });
}
