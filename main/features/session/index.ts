import type { Door, Seat } from '#main/door.ts';
import { closeSession, openSession, type SessionDeps } from './open-and-close.ts';

export interface SessionRouterDeps extends SessionDeps {
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Whether signing in at the desk pauses capture here. */
  readonly deskOnThisScreen: () => boolean;
  readonly onChange: () => void;
}

export function createSessionRouter(door: Door['session'], deps: SessionRouterDeps) {
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
  };
}
