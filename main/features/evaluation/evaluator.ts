import { deserialize } from 'node:v8';
import { evaluate } from '#shared/features/evaluation/evaluate.ts';
import type {
  Evaluation,
  EvaluationChoices,
  EvaluationPlace,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import {
  choicesOf,
  knownOf,
  refusalOf,
  type EvaluationSource,
  type OwnSide,
} from '#shared/features/evaluation/source.ts';

/** What is asked of a place; with `source` where nothing is kept of it under `mark`. */
export interface EvaluatorOrder {
  readonly place: EvaluationPlace;
  /** Becomes another whenever the source would. */
  readonly mark: string;
  /** An `EvaluationSource` as `v8.serialize` writes it. */
  readonly source?: Uint8Array;
  readonly own: OwnSide;
  /** Without it the choices are asked for. */
  readonly question?: EvaluationQuestion;
}

export type EvaluatorAnswer =
  | { readonly is: 'notKept' }
  | { readonly is: 'refused'; readonly why: 'MODEL_UNKNOWN' | 'UNIT_UNKNOWN' }
  | { readonly is: 'choices'; readonly choices: EvaluationChoices }
  | { readonly is: 'evaluation'; readonly evaluation: Evaluation };

/** Answers one question after the other of what it was given once; runs where no tap waits for it. */
export function createEvaluator() {
  const kept = new Map<
    EvaluationPlace,
    { readonly mark: string; readonly source: EvaluationSource }
  >();
  return function answer(order: EvaluatorOrder): EvaluatorAnswer {
    const { place, mark, own, question } = order;
    if (order.source !== undefined) {
      const source = deserialize(order.source) as EvaluationSource; // as the order says
      kept.set(place, { mark, source });
    }
    const found = kept.get(place);
    if (found === undefined || found.mark !== mark) return { is: 'notKept' };
    const { source } = found;
    const choices = choicesOf(source, own);
    if (question === undefined) return { is: 'choices', choices };
    const why = refusalOf(question, choices);
    if (why !== undefined) return { is: 'refused', why };
    return { is: 'evaluation', evaluation: evaluate(source.cube, knownOf(source, own), question) };
  };
}
