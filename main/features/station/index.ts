import type { Door, Seat } from '#main/door.ts';
import { changesOf, type Signal } from '#main/platform/signal.ts';
import type {
  LanguageWords,
  StationState,
  StationView,
} from '#shared/features/station/station.contract.ts';
import {
  configureStation,
  copyForEditing,
  showSettings,
  type ConfiguringDeps,
} from './configure-station.ts';

export interface StationDeps extends ConfiguringDeps {
  readonly view: () => StationView;
  readonly state: () => StationState;
  /** Undefined for a language that is not offered here. */
  readonly words: (language: string) => LanguageWords | undefined;
  /** Brings the desk to this screen, where it is served here. */
  readonly bringDesk: () => 'shown' | 'follow' | 'none';
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly changed: Signal<string>;
  readonly beatMs: number;
}

export function createStationRouter(door: Door['station'], deps: StationDeps) {
  const tellPages = () => deps.changed.fire('station');
  return {
    show: door.show.handler(() => deps.view()),
    callDesk: door.callDesk.handler(() => ({ desk: deps.bringDesk() })),
    words: door.words.handler(({ input, errors }) => {
      const words = deps.words(input.language);
      if (words === undefined) throw errors.LANGUAGE_UNKNOWN();
      return words;
    }),
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
    settings: door.settings.handler(() => {
      deps.questionnaires.reload();
      tellPages();
      return showSettings(deps);
    }),
    configure: door.configure.handler(({ input, context, errors }) => {
      const outcome = configureStation(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      tellPages();
      return showSettings(deps);
    }),
    copyQuestionnaire: door.copyQuestionnaire.handler(({ input, context, errors }) => {
      const person = deps.actorOf(context.caller.seat);
      const outcome = copyForEditing(deps, person, input.questionnaire);
      if (outcome.copied) {
        const { ref: questionnaire, file, effectiveFrom } = outcome;
        return { questionnaire, file, effectiveFrom };
      }
      if (outcome.why === 'QUESTIONNAIRE_UNKNOWN') throw errors.QUESTIONNAIRE_UNKNOWN();
      throw errors.NOT_WRITTEN({ data: { reason: outcome.reason } });
    }),
  };
}

function beatAfter(ms: number) {
  const { promise, resolve } = Promise.withResolvers<'beat'>();
  const timer = setTimeout(resolve, ms, 'beat');
  return { promise, cancel: () => clearTimeout(timer) };
}
