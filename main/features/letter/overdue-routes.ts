import type { Door } from '#main/door.ts';
import { granted } from './granted.ts';
import { importOverdue, previewOverdue } from './import-overdue.ts';
import type { LetterDeps } from './letter-deps.ts';
import { apologyCompliance } from './read-letters.ts';

/** Overdue dossiers: the list, and how many had their apology. */
export function overdueRoutes(door: Door['letter'], deps: LetterDeps) {
  return {
    compliance: door.compliance.handler(({ input, context }) =>
      apologyCompliance(deps, context.caller.seat, input),
    ),
    previewOverdue: door.previewOverdue.handler(
      async ({ input, context, errors }) =>
        granted(errors, await previewOverdue(deps, context.caller.seat, input)).preview,
    ),
    importOverdue: door.importOverdue.handler(async ({ input, context, errors }) =>
      granted(errors, await importOverdue(deps, context.caller.seat, input)),
    ),
  };
}
