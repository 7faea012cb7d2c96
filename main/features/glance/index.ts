import type { Door, Seat } from '#main/door.ts';
import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { acknowledgeAlert } from './acknowledge-alert.ts';
import { setThresholds } from './set-thresholds.ts';
import { showGlance, type GlanceDeps } from './show-glance.ts';

export interface GlanceRouterDeps extends GlanceDeps, SettingsKeeping {
  readonly actorOf: (seat: Seat | undefined) => string;
}

export function createGlanceRouter(door: Door['glance'], deps: GlanceRouterDeps) {
  return {
    show: door.show.handler(({ context }) =>
      showGlance(deps, context.caller.rights(), deps.actorOf(context.caller.seat)),
    ),
    acknowledge: door.acknowledge.handler(({ input, context, errors }) => {
      const outcome = acknowledgeAlert(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return {};
    }),
    setThresholds: door.setThresholds.handler(({ input, context, errors }) => {
      const person = deps.actorOf(context.caller.seat);
      const outcome = setThresholds(deps, { person, ...input });
      if (outcome !== 'done') throw errors[outcome]();
      return {};
    }),
  };
}
