import { safe, type ClientPromiseResult } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { useCallback, useEffect, useState } from 'react';
import type {
  Evaluation,
  EvaluationChoices,
  evaluationContract,
  EvaluationPlace,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import { firstRange } from './presets.ts';

/** The calls of the contract that evaluations are made of. */
export type EvaluationCalls = ContractRouterClient<typeof evaluationContract>;

const refusals = [
  'NO_STORE',
  'STORE_BUSY',
  'STORE_DAMAGED',
  'WAREHOUSE_DAMAGED',
  'MODEL_UNKNOWN',
  'UNIT_UNKNOWN',
] as const;
/** Why nothing is shown: a refusal of the contract, or something unforeseen. */
export type EvaluationProblem = (typeof refusals)[number] | 'failed';

export type Shown =
  | { readonly is: 'loading' }
  | { readonly is: 'refused'; readonly problem: EvaluationProblem }
  | { readonly is: 'known'; readonly choices: EvaluationChoices; readonly evaluation: Evaluation };

/** What was asked and what came of it; while another question is answered the last answer stands. */
export function useEvaluation(calls: EvaluationCalls) {
  const [place, setPlace] = useState<EvaluationPlace>('office');
  const [question, setQuestion] = useState<EvaluationQuestion>();
  const [shown, setShown] = useState<Shown>({ is: 'loading' });
  const [isBusy, setBusy] = useState(true);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    setBusy(true);
    void evaluateAt(calls, place, question, stop.signal).then((found) => {
      if (stop.signal.aborted) return;
      setShown(found);
      setBusy(false);
    });
    return () => stop.abort();
  }, [calls, place, question, round]);

  const goTo = useCallback((next: EvaluationPlace) => {
    setShown({ is: 'loading' });
    setQuestion(undefined); // the other place has other months, models and units
    setPlace(next);
  }, []);
  const again = useCallback(() => {
    setShown({ is: 'loading' });
    setRound((before) => before + 1);
  }, []);
  return { place, shown, isBusy, ask: setQuestion, goTo, again };
}

async function evaluateAt(
  calls: EvaluationCalls,
  place: EvaluationPlace,
  asked: EvaluationQuestion | undefined,
  signal: AbortSignal,
): Promise<Shown> {
  const isOffice = place === 'office';
  const choices = await settle(
    isOffice ? calls.choices(undefined, { signal }) : calls.storeChoices(undefined, { signal }),
  );
  if ('problem' in choices) return { is: 'refused', ...choices };
  const question = asked ?? {
    ...firstRange(choices.data),
    model: null,
    units: [],
    beside: 'none' as const,
  };
  const found = await settle(
    isOffice ? calls.show(question, { signal }) : calls.storeShow(question, { signal }),
  );
  if ('problem' in found) return { is: 'refused', ...found };
  return { is: 'known', choices: choices.data, evaluation: found.data };
}

type Settled<Data> = { readonly data: Data } | { readonly problem: EvaluationProblem };

async function settle<Data, Problem extends Error>(
  call: ClientPromiseResult<Data, Problem>,
): Promise<Settled<Data>> {
  const { data, error, isSuccess } = await safe(call);
  if (isSuccess) return { data };
  const code: unknown = Reflect.get(Object(error), 'code');
  return { problem: refusals.find((each) => each === code) ?? 'failed' };
}
