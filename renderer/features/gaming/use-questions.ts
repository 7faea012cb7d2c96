import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Right } from '#shared/features/access/rights.ts';
import type { PutQuestion, QuestionOverview } from '#shared/features/gaming/gaming.contract.ts';
import type { QuestionFinding } from '#shared/features/gaming/question-life.ts';

/** What is put to one's own counter, and what a leader may read; each where one has the right. */
export interface QuestionSides {
  readonly own?: QuestionOverview;
  readonly lead?: QuestionOverview;
}

export type KnownQuestions =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly sides: QuestionSides };

/** Why the last thing that was asked for did not work. */
export type Problem =
  | 'QUESTION_UNKNOWN'
  | 'NOT_NOW'
  | 'EXPLANATION_EMPTY'
  | 'EXPLANATION_LONG'
  | 'STORE_FULL'
  | 'failed';

/** The questions, and the steps that can be taken with them; each says whether it worked. */
export function useQuestions(client: Client, rights: readonly Right[]) {
  const [known, setKnown] = useState<KnownQuestions>({ is: 'loading' });
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const mayExplain = rights.includes('roster.confirm');
  const mayLead = rights.includes('officers.see');

  const read = useCallback(async () => {
    const [own, lead] = await Promise.all([
      mayExplain ? safe(client.gaming.own()) : undefined,
      mayLead ? safe(client.gaming.list()) : undefined,
    ]);
    const isRead = own?.isSuccess !== false && lead?.isSuccess !== false;
    setKnown((before) => {
      if (!isRead) return before.is === 'known' ? before : { is: 'failed' };
      return {
        is: 'known',
        sides: { ...(own?.data && { own: own.data }), ...(lead?.data && { lead: lead.data }) },
      };
    });
  }, [client, mayExplain, mayLead]);
  useEffect(() => void read(), [read]);

  const settle = async (run: () => Promise<Problem | undefined>): Promise<boolean> => {
    setBusy(true);
    const problem = await run();
    await read();
    setProblem(problem);
    setBusy(false);
    return problem === undefined;
  };
  const asSeen = ({ id, steps }: PutQuestion) => ({ id, basedOn: steps.length });

  return {
    known,
    problem,
    isBusy,
    again: () => {
      setKnown({ is: 'loading' });
      void read();
    },
    explain: (question: PutQuestion, explanation: string) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(
          client.gaming.explain({ ...asSeen(question), explanation }),
        );
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    see: (question: PutQuestion) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(client.gaming.see(asSeen(question)));
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
    close: (question: PutQuestion, finding: QuestionFinding) =>
      settle(async () => {
        const { error, isSuccess, isDefined } = await safe(
          client.gaming.close({ ...asSeen(question), finding }),
        );
        if (isSuccess) return undefined;
        return isDefined ? error.code : 'failed';
      }),
  };
}
