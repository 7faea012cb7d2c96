import type { Caller, Door } from '#main/door.ts';
import type { ConnectionDeps } from './connection-deps.ts';
import { enrolCard, revokeKey } from './enrol-and-revoke.ts';
import { inspectCard } from './inspect-card.ts';
import { saveCard } from './save-card.ts';
import { showConnections } from './show-connections.ts';

export interface ConnectionRouterDeps extends ConnectionDeps {
  readonly actorOf: (caller: Caller) => string;
  /** Where cards are written to. */
  readonly exportsFolder: string;
}

export function createConnectionRouter(door: Door['connection'], deps: ConnectionRouterDeps) {
  return {
    show: door.show.handler(() => showConnections(deps)),

    save: door.save.handler(({ input, errors }) => {
      const outcome = saveCard(deps, input.role, deps.exportsFolder);
      if (!outcome.done) throw errors.NOT_WRITTEN({ data: { reason: outcome.reason } });
      return { file: outcome.file };
    }),

    inspect: door.inspect.handler(({ input, errors }) => {
      const inspected = inspectCard(deps, input.card);
      if (!inspected.done) throw errors[inspected.why]();
      return inspected.seen;
    }),

    enrol: door.enrol.handler(({ input, context, errors }) => {
      const outcome = enrolCard(deps, input, deps.actorOf(context.caller));
      if (!outcome.done) throw errors[outcome.why]();
      return showConnections(deps);
    }),

    revoke: door.revoke.handler(({ input, context, errors }) => {
      const outcome = revokeKey(deps, input, deps.actorOf(context.caller));
      if (!outcome.done) throw errors[outcome.why]();
      return showConnections(deps);
    }),
  };
}
