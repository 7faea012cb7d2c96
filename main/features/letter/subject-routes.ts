import type { Door } from '#main/door.ts';
import { listBreaches, notifyBreach, recordBreach } from './breaches.ts';
import { granted } from './granted.ts';
import { unreadLine } from './letter-line.ts';
import {
  answerRequest,
  deleteLetter,
  disclose,
  findMeant,
  finishRequest,
  listRequests,
  openRequest,
  type SubjectDeps,
} from './subject-requests.ts';

/** What data subjects ask for, and breaches. */
export function subjectRoutes(door: Door['letter'], deps: SubjectDeps) {
  return {
    findByCode: door.findByCode.handler(async ({ input, errors }) => {
      const { row } = granted(errors, await findMeant(deps, input));
      return unreadLine(row, deps.today());
    }),
    disclose: door.disclose.handler(async ({ input, context, errors }) => {
      const { letter, consent } = granted(errors, await disclose(deps, context.caller.seat, input));
      return { letter, ...(consent !== undefined && { consent }) };
    }),
    openRequest: door.openRequest.handler(
      async ({ input, context, errors }) =>
        granted(errors, await openRequest(deps, context.caller.seat, input)).request,
    ),
    answerRequest: door.answerRequest.handler(
      ({ input, context, errors }) =>
        granted(errors, answerRequest(deps, context.caller.seat, input.id)).request,
    ),
    finishRequest: door.finishRequest.handler(
      ({ input, context, errors }) =>
        granted(errors, finishRequest(deps, context.caller.seat, input.id, input)).request,
    ),
    listRequests: door.listRequests.handler(() => ({ requests: listRequests(deps) })),
    delete: door.delete.handler(async ({ input, context, errors }) => {
      granted(errors, await deleteLetter(deps, context.caller.seat, input));
      return {};
    }),
    recordBreach: door.recordBreach.handler(
      async ({ input, context, errors }) =>
        granted(errors, await recordBreach(deps, context.caller.seat, input)).breach,
    ),
    notifyBreach: door.notifyBreach.handler(
      async ({ input, context, errors }) =>
        granted(errors, await notifyBreach(deps, context.caller.seat, input)).breach,
    ),
    listBreaches: door.listBreaches.handler(async ({ context }) => ({
      breaches: await listBreaches(deps, context.caller.seat),
    })),
  };
}
