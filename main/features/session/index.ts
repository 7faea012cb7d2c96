import type { Caller, Door, Seat } from '#main/door.ts';
import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { dayAt } from '#shared/calendar.ts';
import { changePlan } from './change-plan.ts';
import { decide } from './decide.ts';
import { closeSession, openSession, type SessionDeps } from './open-and-close.ts';
import { sessionsAround } from './show-plan.ts';

export interface SessionRouterDeps extends SessionDeps, SettingsKeeping {
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Whether signing in at the desk pauses capture here. */
  readonly deskOnThisScreen: () => boolean;
  readonly onChange: () => void;
}

export function createSessionRouter(door: Door['session'], deps: SessionRouterDeps) {
  const viewFor = (caller: Caller) => {
    const moment = deps.now();
    const { version, settings } = deps.settingsAt(moment.trustedMs);
    return {
      nowMs: moment.utcMs,
      today: dayAt(moment.utcMs, moment.offsetMinutes),
      clockTrusted: moment.state === 'trusted',
      offsetMinutes: moment.offsetMinutes,
      sessions: sessionsAround(deps.plan, moment),
      version,
      plan: settings.plan,
      fields: settings.fields,
      models: settings.models.map(({ code, name }) => ({ code, name })),
      mayChange: caller.rights().has('office.change'),
    };
  };
  return {
    show: door.show.handler(() => {
      const moment = deps.now();
      return {
        ...deps.find(moment),
        clockTrusted: moment.state === 'trusted',
        deskOnThisScreen: deps.deskOnThisScreen(),
        offsetMinutes: moment.offsetMinutes,
      };
    }),
    open: door.open.handler(({ input, context, errors }) => {
      const outcome = openSession(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      deps.onChange();
      return outcome.session;
    }),
    close: door.close.handler(({ context, errors }) => {
      const outcome = closeSession(deps, deps.actorOf(context.caller.seat));
      if (!outcome.done) throw errors.STORE_FULL();
      deps.onChange();
      return {};
    }),
    plan: door.plan.handler(({ context }) => viewFor(context.caller)),
    decide: door.decide.handler(({ input, context, errors }) => {
      const outcome = decide(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      deps.onChange();
      return {};
    }),
    changePlan: door.changePlan.handler(({ input, context, errors }) => {
      const outcome = changePlan(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      deps.onChange();
      return viewFor(context.caller);
    }),
  };
}
