import { safe, type ClientPromiseResult } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type {
  Evaluation,
  EvaluationChoices,
  EvaluationPlace,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import type { Client } from '#renderer/client/client.ts';
import { firstRange } from './presets.ts';

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
  /** There is no answer of any month yet. */
  | { readonly is: 'empty'; readonly place: EvaluationPlace }
  | { readonly is: 'known'; readonly choices: EvaluationChoices; readonly evaluation: Evaluation };

/** What was asked and what came of it; while another question is answered the last answer stands. */
export function useEvaluation(client: Client) {
  const [place, setPlace] = useState<EvaluationPlace>('office');
  const [question, setQuestion] = useState<EvaluationQuestion>();
  const [shown, setShown] = useState<Shown>({ is: 'loading' });
  const [isBusy, setBusy] = useState(true);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    setBusy(true);
    void evaluateAt(client, place, question, stop.signal).then((found) => {
      if (stop.signal.aborted) return;
      setShown(found);
      setBusy(false);
    });
    return () => stop.abort();
  }, [client, place, question, round]);

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
  client: Client,
  place: EvaluationPlace,
  asked: EvaluationQuestion | undefined,
  signal: AbortSignal,
): Promise<Shown> {
  const isOffice = place === 'office';
  const choices = await settle(
    isOffice
      ? client.evaluation.choices(undefined, { signal })
      : client.evaluation.storeChoices(undefined, { signal }),
  );
  if ('problem' in choices) return { is: 'refused', ...choices };
  if (choices.data.months.length === 0) return { is: 'empty', place };
  const question = asked ?? {
    ...firstRange(choices.data),
    model: null,
    units: [],
    beside: 'none' as const,
  };
  const found = await settle(
    isOffice
      ? client.evaluation.show(question, { signal })
      : client.evaluation.storeShow(question, { signal }),
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
