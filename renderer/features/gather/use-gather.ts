import { safe, type ClientPromiseResult } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Medium } from '#shared/features/batch/batch.contract.ts';
import type { Decision } from '#shared/features/batch/decision.ts';
import type {
  SeenStoreCard,
  StoreView,
  TakingEvent,
} from '#shared/features/gather/gather.contract.ts';

const problems = [
  'NO_STORE',
  'STORE_BUSY',
  'STORE_DAMAGED',
  'WAREHOUSE_DAMAGED',
  'NO_ROOM',
  'FOLDER',
  'NOTHING_THERE',
  'NOT_ASKED',
] as const;
/** Why nothing was done: a refusal of the contract, or something unforeseen. */
export type GatherProblem = (typeof problems)[number] | 'failed';

export type KnownStore =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly store: StoreView | null;
      /** Why the store itself cannot be shown. */
      readonly problem: GatherProblem | undefined;
      readonly media: readonly Medium[];
    };

type Verified = Awaited<ReturnType<Client['gather']['verify']>>;
export type Going = Extract<TakingEvent, { is: 'going' }>;
type Taken = Extract<TakingEvent, { is: 'done' }>;

/** What is being done, or became of the last thing that was. */
export type GatherWork =
  | { readonly is: 'ready' }
  | { readonly is: 'taking' | 'rebuilding'; readonly going: Going | undefined }
  | { readonly is: 'verifying' | 'working' }
  | { readonly is: 'taken' | 'rebuilt'; readonly taken: Taken }
  | { readonly is: 'verified'; readonly found: Verified }
  | { readonly is: 'cardSaved'; readonly file: string; readonly code: string }
  | { readonly is: 'receiptsSaved'; readonly files: number; readonly folder: string }
  | { readonly is: 'cardsRead'; readonly cards: readonly SeenStoreCard[]; readonly folder: string }
  | { readonly is: 'trusted'; readonly taken: number }
  | { readonly is: 'decided' | 'undone' }
  | { readonly is: 'refused'; readonly problem: GatherProblem };

/** The store as it stands, and one thing done in it at a time. */
export function useGather(client: Client) {
  const [known, setKnown] = useState<KnownStore>({ is: 'loading' });
  const [work, setWork] = useState<GatherWork>({ is: 'ready' });

  const look = useCallback(async () => {
    const [seen, media] = await Promise.all([
      safe(client.gather.look()),
      safe(client.batch.media()),
    ]);
    const sticks = media.data ?? [];
    setKnown((before) => {
      if (seen.isSuccess) {
        return { is: 'known', store: seen.data.store, problem: undefined, media: sticks };
      }
      if (seen.isDefined) {
        return { is: 'known', store: null, problem: seen.error.code, media: sticks };
      }
      return before.is === 'known' ? before : { is: 'failed' };
    });
  }, [client]);
  useEffect(() => void look(), [look]);

  /** Does one thing, shows what became of it, and looks at the store again. */
  async function run<Data, Problem extends Error>(
    call: ClientPromiseResult<Data, Problem>,
    shown: (data: Data) => GatherWork,
    doing: GatherWork = { is: 'working' },
  ): Promise<void> {
    setWork(doing);
    const { data, error, isSuccess } = await safe(call);
    setWork(isSuccess ? shown(data) : { is: 'refused', problem: problemOf(error) });
    await look();
  }

  function follow(is: 'taking' | 'rebuilding', begin: () => Promise<AsyncIterable<TakingEvent>>) {
    const last = async (): Promise<TakingEvent | undefined> => {
      let event: TakingEvent | undefined;
      for await (const now of await begin()) {
        event = now;
        if (now.is === 'going') setWork({ is, going: now });
      }
      return event;
    };
    void run(
      last(),
      (event) =>
        event?.is === 'done'
          ? { is: is === 'taking' ? 'taken' : 'rebuilt', taken: event }
          : { is: 'refused', problem: 'failed' },
      { is, going: undefined },
    );
  }

  const { gather } = client;
  return {
    known,
    work,
    again() {
      setKnown({ is: 'loading' });
      void look();
    },
    look: () => void look(),
    rest: () => setWork({ is: 'ready' }),
    make: () => void run(gather.make(), () => ({ is: 'ready' })),
    takeIn: (folder: string) => follow('taking', () => gather.takeIn({ folder })),
    stop: () => void safe(gather.stop()),
    rebuild: () => follow('rebuilding', () => gather.rebuild()),
    verify: () =>
      void run(gather.verify(), (found) => ({ is: 'verified', found }), { is: 'verifying' }),
    saveCard: (folder: string) =>
      void run(gather.saveCard({ folder }), (card) => ({ is: 'cardSaved', ...card })),
    saveReceipts: (folder: string) =>
      void run(gather.saveReceipts({ folder }), ({ files }) => ({
        is: 'receiptsSaved',
        files,
        folder,
      })),
    readCards: (folder: string) =>
      void run(gather.readCards({ folder }), (cards) => ({ is: 'cardsRead', cards, folder })),
    trust: (folder: string, compared: readonly string[]) =>
      void run(gather.trust({ folder, compared: [...compared] }), ({ taken }) => ({
        is: 'trusted',
        taken,
      })),
    decide: (decision: Decision) =>
      void run(gather.decide({ decision }), () => ({ is: 'decided' })),
    undo: (id: string) => void run(gather.undo({ id }), () => ({ is: 'undone' })),
  };
}
export type Gather = ReturnType<typeof useGather>;

/** The errors of the contract by their codes; an iteration throws them as a plain promise does. */
function problemOf(error: unknown): GatherProblem {
  const isDefined: unknown = Reflect.get(Object(error), 'defined');
  const code: unknown = Reflect.get(Object(error), 'code');
  const known = problems.find((each) => each === code);
  return isDefined === true && known !== undefined ? known : 'failed';
}
