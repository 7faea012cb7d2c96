import type { Door } from '#main/door.ts';
import type { DocumentDeps } from './document-deps.ts';
import { granted } from './granted.ts';
import { saveDrafts, showDocument } from './letter-documents.ts';
import { writeRegisterFile } from './letter-register.ts';
import { copyOfficeTemplate, showTemplates } from './office-templates.ts';

/** Letters as documents, their register and the office’s templates. */
export function documentRoutes(door: Door['letter'], deps: DocumentDeps) {
  return {
    document: door.document.handler(async ({ input, context, errors }) => {
      const { file } = granted(errors, await showDocument(deps, context.caller.seat, input));
      return { file };
    }),
    saveDrafts: door.saveDrafts.handler(
      async ({ input, context, errors }) =>
        granted(errors, await saveDrafts(deps, context.caller.seat, input)).saved,
    ),
    register: door.register.handler(async ({ input, context, errors }) => {
      const outcome = await writeRegisterFile(deps, context.caller.seat, input);
      const { file, letters } = granted(errors, outcome);
      return { file, letters };
    }),
    templates: door.templates.handler(() => showTemplates(deps)),
    copyTemplate: door.copyTemplate.handler(async ({ input, context, errors }) => {
      const { seat } = context.caller;
      const { file } = granted(errors, await copyOfficeTemplate(deps, seat, input.template));
      return { file };
    }),
  };
}
