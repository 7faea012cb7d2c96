import { safe } from '@orpc/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { BatchView, FormContent, Pass } from '#shared/features/paper/paper.contract.ts';

/** What became of the last thing that was done with the bundle. */
export type BatchNotice =
  | { readonly is: 'saved' | 'undone' | 'settled'; readonly place: number }
  | { readonly is: 'COUNT_DIFFERS'; readonly entered: number }
  | { readonly is: 'DIFFERENCES_LEFT'; readonly left: number }
  | { readonly is: BatchRefusal };

export type BatchRefusal =
  | 'BATCH_UNKNOWN'
  | 'BATCH_CLOSED'
  | 'STORE_FULL'
  | 'DAY_OUTSIDE'
  | 'CLOCK_UNTRUSTED'
  | 'ANSWER_UNKNOWN'
  | 'PLACE_TAKEN'
  | 'SAME_PERSON'
  | 'NOTHING_TO_REPEAT'
  | 'NOTHING_TO_UNDO'
  | 'failed';

/** One bundle in one pass: what is next, and what can be done with it. */
export function useBatch(client: Client, batchId: number, pass: Pass) {
  const [view, setView] = useState<BatchView>();
  const [notice, setNotice] = useState<BatchNotice>();
  const [isBusy, setBusy] = useState(false);
  /** Grows with every form that is done with: only then the screen begins an empty one. */
  const [round, setRound] = useState(0);
  /** The form that is being typed in: sent again after a lost answer, it is the same form. */
  const formId = useRef(crypto.randomUUID());

  const look = useCallback(async () => {
    const { data, isSuccess } = await safe(client.paper.show({ batchId, pass }));
    if (isSuccess) setView(data);
    else setNotice({ is: 'failed' });
  }, [client, batchId, pass]);
  useEffect(() => void look(), [look]);

  const settle = async (run: () => Promise<BatchNotice | undefined>) => {
    setBusy(true);
    setNotice(await run());
    await look();
    setBusy(false);
  };

  return {
    view,
    notice,
    isBusy,
    round,
    enter: (place: number, content: FormContent) =>
      settle(async () => {
        const form = { batchId, pass, id: formId.current, place, content };
        const { error, isDefined, isSuccess } = await safe(client.paper.enter(form));
        if (!isSuccess) return { is: isDefined ? error.code : 'failed' };
        formId.current = crypto.randomUUID();
        setRound((before) => before + 1);
        return { is: 'saved', place };
      }),
    undo: (place: number) =>
      settle(async () => {
        const { error, isDefined, isSuccess } = await safe(client.paper.undo({ batchId, pass }));
        if (!isSuccess) return { is: isDefined ? error.code : 'failed' };
        setRound((before) => before + 1);
        return { is: 'undone', place };
      }),
    settle: (place: number, content: FormContent) =>
      settle(async () => {
        const settled = { batchId, place, content };
        const { error, isDefined, isSuccess } = await safe(client.paper.settle(settled));
        if (isSuccess) return { is: 'settled', place };
        return { is: isDefined ? error.code : 'failed' };
      }),
    close: (forms: number) =>
      settle(async () => {
        const { error, isDefined, isSuccess } = await safe(client.paper.close({ batchId, forms }));
        if (isSuccess) return undefined;
        if (!isDefined) return { is: 'failed' };
        switch (error.code) {
          case 'COUNT_DIFFERS':
            return { is: 'COUNT_DIFFERS', entered: error.data.entered };
          case 'DIFFERENCES_LEFT':
            return { is: 'DIFFERENCES_LEFT', left: error.data.left };
          default:
            return { is: error.code };
        }
      }),
  };
}
export type BatchHandle = ReturnType<typeof useBatch>;
