import type { Door } from '#main/door.ts';
import type {
  Evaluation,
  EvaluationPlace,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import type { OwnSide } from '#shared/features/evaluation/source.ts';
import type { EvaluatorAnswer, EvaluatorOrder } from './evaluator.ts';

/** Why a store cannot be asked. */
export type StoreWhy = 'NO_STORE' | 'STORE_BUSY' | 'STORE_DAMAGED' | 'WAREHOUSE_DAMAGED';

/** Where answers lie that evaluations are made of. */
export interface EvaluatedPlace {
  readonly place: EvaluationPlace;
  /** What is there now; another as soon as counting would give something else. */
  readonly mark: () => Promise<string>;
  /** Counts away from the main thread; gives an `EvaluationSource` as bytes. */
  readonly count: (refuse: (why: StoreWhy) => Error) => Promise<Uint8Array>;
  readonly own: () => Promise<OwnSide>;
}

export interface EvaluationDeps {
  readonly office: EvaluatedPlace;
  readonly store: EvaluatedPlace;
  /** The one evaluator, in a thread of its own. */
  readonly ask: (order: EvaluatorOrder) => Promise<EvaluatorAnswer>;
}

type Answered = Exclude<EvaluatorAnswer, { is: 'notKept' }>;

/** Asks the evaluator, and counts first where it keeps nothing that still holds. */
async function answerOf(
  ask: EvaluationDeps['ask'],
  { place, mark, count, own }: EvaluatedPlace,
  question: EvaluationQuestion | undefined,
  refuse: (why: StoreWhy) => Error,
): Promise<Answered> {
  const marked = await mark(); // may release what the office then tells of itself
  const order = { place, own: await own(), ...(question !== undefined && { question }) };
  const first = await ask({ ...order, mark: marked });
  if (first.is !== 'notKept') return first;
  const source = await count(refuse);
  const second = await ask({ ...order, mark: await mark(), source });
  if (second.is === 'notKept') throw new Error('an evaluator keeps what it is given');
  return second;
}

type Refuse = (why: StoreWhy | 'MODEL_UNKNOWN' | 'UNIT_UNKNOWN') => Error;

/** Evaluates for others than the screen, such as a report. */
export type EvaluationOf = (
  place: EvaluationPlace,
  question: EvaluationQuestion,
  refuse: Refuse,
) => Promise<Evaluation>;

export function createEvaluationOf({ ask, ...places }: EvaluationDeps): EvaluationOf {
  return async (place, question, refuse) => {
    const answer = await answerOf(ask, places[place], question, refuse);
    if (answer.is === 'refused') throw refuse(answer.why);
    if (answer.is !== 'evaluation') throw new Error(`no evaluation but ${answer.is}`);
    return answer.evaluation;
  };
}

/** How a way of serving is doing, by the office's own ratings or by those of all units gathered here. */
export function createEvaluationRouter(door: Door['evaluation'], deps: EvaluationDeps) {
  const { office, store, ask } = deps;
  const evaluationOf = createEvaluationOf(deps);
  const choicesOf = async (of: EvaluatedPlace, refuse: (why: StoreWhy) => Error) => {
    const answer = await answerOf(ask, of, undefined, refuse);
    if (answer.is !== 'choices') throw new Error(`no choices but ${answer.is}`);
    return answer.choices;
  };
  const noStore = (why: StoreWhy) => new Error(`an office has no store: ${why}`);

  return {
    choices: door.choices.handler(() => choicesOf(office, noStore)),
    show: door.show.handler(({ input, errors }) =>
      evaluationOf('office', input, (why) =>
        why === 'MODEL_UNKNOWN' || why === 'UNIT_UNKNOWN' ? errors[why]() : noStore(why),
      ),
    ),
    storeChoices: door.storeChoices.handler(({ errors }) =>
      choicesOf(store, (why) => errors[why]()),
    ),
    storeShow: door.storeShow.handler(({ input, errors }) =>
      evaluationOf('store', input, (why) => errors[why]()),
    ),
  };
}
