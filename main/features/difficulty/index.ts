import type { Door, Seat } from '#main/door.ts';
import { dayAt } from '#shared/calendar.ts';
import type { DifficultyOverview } from '#shared/features/difficulty/difficulty.contract.ts';
import { listDifficulties } from './difficulty-store.ts';
import {
  correctDifficulty,
  moveDifficulty,
  noteDifficulty,
  type DifficultyDeps,
} from './note-and-move.ts';

export interface DifficultyRouterDeps extends DifficultyDeps {
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly unitName: () => string;
  readonly fields: () => DifficultyOverview['fields'];
  readonly models: () => DifficultyOverview['models'];
}

export function createDifficultyRouter(door: Door['difficulty'], deps: DifficultyRouterDeps) {
  return {
    list: door.list.handler(() => {
      const { utcMs, offsetMinutes } = deps.now();
      return {
        difficulties: listDifficulties(deps.db),
        fields: deps.fields(),
        models: deps.models(),
        today: dayAt(utcMs, offsetMinutes),
        unitName: deps.unitName(),
      };
    }),
    note: door.note.handler(({ input, context, errors }) => {
      const outcome = noteDifficulty(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { id: outcome.id };
    }),
    correct: door.correct.handler(({ input, context, errors }) => {
      const outcome = correctDifficulty(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { id: outcome.id };
    }),
    move: door.move.handler(({ input, context, errors }) => {
      const outcome = moveDifficulty(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return { id: outcome.id };
    }),
  };
}
