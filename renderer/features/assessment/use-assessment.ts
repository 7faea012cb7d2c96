import { safe } from '@orpc/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  Basis,
  KnownSet,
  ScoreSheet,
} from '#shared/features/assessment/assessment.contract.ts';
import type { Scoring, Settled } from './settle.ts';
import { settle } from './settle.ts';

export type KnownSheet =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly sets: readonly KnownSet[]; readonly sheet: ScoreSheet };

/** The sheet of one set and period, and what can be done to its scores; each says whether it worked. */
export function useAssessment(client: Client) {
  const [known, setKnown] = useState<KnownSheet>({ is: 'loading' });
  const [chosen, setChosen] = useState<Scoring>();
  const [problem, setProblem] = useState<Exclude<Settled, 'done'>>();
  const [isBusy, setBusy] = useState(false);
  const turn = useRef(0);

  const read = useCallback(
    async (wanted: Scoring | undefined) => {
      const mine = (turn.current += 1);
      const found = await readSheet(client, wanted);
      if (mine !== turn.current) return; // another was chosen meanwhile
      if (found !== undefined) setKnown({ is: 'known', ...found });
      else setKnown((before) => (before.is === 'known' ? before : { is: 'failed' }));
    },
    [client],
  );
  useEffect(() => void read(chosen), [read, chosen]);

  const run = async (step: () => Promise<Settled>): Promise<boolean> => {
    setBusy(true);
    const settled = await step();
    await read(chosen);
    setProblem(settled === 'done' ? undefined : settled);
    setBusy(false);
    return settled === 'done';
  };
  const withScoring = (step: (of: Scoring & { basedOn: number }) => Promise<Settled>) =>
    run(() => {
      if (known.is !== 'known') return Promise.resolve({ why: 'failed' });
      const { set, period, basedOn } = known.sheet;
      return step({ set: set.code, version: set.version, period, basedOn });
    });

  return {
    known,
    problem,
    isBusy,
    again: () => {
      setKnown({ is: 'loading' });
      void read(chosen);
    },
    choose: (next: Scoring) => {
      setProblem(undefined);
      setChosen(next);
    },
    /** Reads the sheet again after something beside the scores was changed. */
    refresh: () => read(chosen),
    score: (criterion: string, score: number | null, reason: string) =>
      withScoring(async (of) =>
        settle(await safe(client.assessment.score({ ...of, criterion, score, reason }))),
      ),
    takeComputed: (criteria: string[]) =>
      withScoring(async (of) =>
        settle(await safe(client.assessment.takeComputed({ ...of, criteria }))),
      ),
    confirm: () =>
      withScoring(async (of) => settle(await safe(client.assessment.confirm({ ...of })))),
    enterBasis: (basis: Basis) =>
      withScoring(async ({ set, version }) =>
        settle(await safe(client.assessment.enterBasis({ set, version, basis }))),
      ),
  };
}

/** The sheet that is wanted, or that of the first set for the period that runs. */
async function readSheet(client: Client, wanted: Scoring | undefined) {
  const { data: listed } = await safe(client.assessment.list());
  const [first] = listed?.sets ?? [];
  if (listed === undefined || first === undefined) return undefined;
  const { code, version, periods } = first;
  const usual = { set: code, version, period: periods[0] ?? '' };
  const { data: sheet } = await safe(client.assessment.show(wanted ?? usual));
  return sheet && { sets: listed.sets, sheet };
}
