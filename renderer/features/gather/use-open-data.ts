import { safe } from '@orpc/client';
import { useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { leastFloor } from '#shared/features/gather/least-floor.ts';

type Calls = Client['gather'];
type Quarters = Awaited<ReturnType<Calls['quarters']>>;
export type Outlook = Awaited<ReturnType<Calls['weighOpenData']>>;
type Written = Awaited<ReturnType<Calls['publishOpenData']>>;

const problems = [
  'NO_STORE',
  'STORE_BUSY',
  'STORE_DAMAGED',
  'WAREHOUSE_DAMAGED',
  'NO_ROOM',
  'FOLDER',
  'NOT_CLOSED',
  'THERE_ALREADY',
] as const;
export type OpenDataProblem = (typeof problems)[number] | 'failed';

export type OpenDataWork =
  | { readonly is: 'ready' | 'looking' | 'weighing' }
  /** Null where nothing of it is new. */
  | { readonly is: 'weighed' | 'publishing'; readonly outlook: Outlook; readonly isSure: boolean }
  | { readonly is: 'written'; readonly written: Written }
  | { readonly is: 'refused'; readonly problem: OpenDataProblem };

/** Which quarters are published, with which floor, and how far that is. */
export function useOpenData({ gather }: Client) {
  /** Undefined until somebody asks: it takes a scan of all that is counted. */
  const [quarters, setQuarters] = useState<Quarters>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [floor, setFloor] = useState(leastFloor);
  const [work, setWork] = useState<OpenDataWork>({ is: 'ready' });

  const refuse = (error: unknown) => {
    const code: unknown = Reflect.get(Object(error), 'code');
    const problem = problems.find((each) => each === code) ?? 'failed';
    setWork({ is: 'refused', problem });
  };
  const asked = { quarters: [...chosen].toSorted(), floor };

  async function look(): Promise<void> {
    setWork({ is: 'looking' });
    const { data, error } = await safe(gather.quarters());
    if (data === undefined) return refuse(error);
    setQuarters(data);
    setWork({ is: 'ready' });
  }

  async function weigh(): Promise<void> {
    setWork({ is: 'weighing' });
    const { data, error, isSuccess } = await safe(gather.weighOpenData(asked));
    if (isSuccess) setWork({ is: 'weighed', outlook: data, isSure: false });
    else refuse(error);
  }

  async function publish(folder: string): Promise<void> {
    if (work.is !== 'weighed') return;
    setWork({ ...work, is: 'publishing' });
    const { data, error, isSuccess } = await safe(gather.publishOpenData({ ...asked, folder }));
    if (isSuccess) {
      const isNew = (quarter: string) => data.fresh.includes(quarter);
      setQuarters(
        quarters?.map((each) =>
          isNew(each.quarter) ? { ...each, published: data.publishedOn } : each,
        ),
      );
      setWork({ is: 'written', written: data });
      setChosen(new Set());
    } else refuse(error);
  }

  return {
    quarters,
    chosen,
    floor,
    work,
    isBusy: work.is === 'looking' || work.is === 'weighing' || work.is === 'publishing',
    choose(quarter: string, isChosen: boolean): void {
      const others = [...chosen].filter((each) => each !== quarter);
      setChosen(new Set(isChosen ? [...others, quarter] : others));
      setWork({ is: 'ready' });
    },
    setFloor(least: number): void {
      setFloor(least);
      setWork({ is: 'ready' });
    },
    sure: (isSure: boolean) => work.is === 'weighed' && setWork({ ...work, isSure }),
    look: () => void look(),
    weigh: () => void weigh(),
    publish: (folder: string) => void publish(folder),
    rest: () => setWork({ is: 'ready' }),
  };
}
export type OpenData = ReturnType<typeof useOpenData>;
