import type { Door } from '#main/door.ts';
import { changesOf, type Signal } from '#main/platform/signal.ts';
import type { StationState, StationView } from '#shared/features/station/station.contract.ts';

export interface StationDeps {
  readonly view: () => StationView;
  readonly state: () => StationState;
  readonly changed: Signal<unknown>;
  readonly beatMs: number;
}

export function createStationRouter(door: Door['station'], deps: StationDeps) {
  return {
    show: door.show.handler(() => deps.view()),
    watch: door.watch.handler(async function* ({ signal }) {
      const changes = changesOf(deps.changed, signal);
      yield deps.state();
      let next = changes.next();
      for (;;) {
        const { promise: beat, cancel } = beatAfter(deps.beatMs);
        const first = await Promise.race([next, beat]);
        cancel();
        if (first !== 'beat') {
          if (first.done) return;
          next = changes.next();
        }
        yield deps.state();
      }
    }),
  };
}

function beatAfter(ms: number) {
  const { promise, resolve } = Promise.withResolvers<'beat'>();
  const timer = setTimeout(resolve, ms, 'beat');
  return { promise, cancel: () => clearTimeout(timer) };
}
