import { safe, type ClientPromiseResult, type InferClientErrors } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  Carried,
  CarryEvent,
  Medium,
  ReceiptOutcome,
} from '#shared/features/batch/batch.contract.ts';
import type { MediumFault } from '#shared/features/batch/medium-fault.ts';

type Shown = Awaited<ReturnType<Client['batch']['show']>>;

export type KnownBatches =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly shown: Shown; readonly media: readonly Medium[] };

/** Why nothing, or not everything, was done. */
export type BatchRefusal =
  | {
      readonly why: 'FOLDER';
      readonly fault: MediumFault;
      readonly detail: string;
      readonly carried: number;
    }
  | { readonly why: 'NO_ROOM_HERE'; readonly megabytes: number }
  | { readonly why: 'KEPT_DAMAGED'; readonly file: string }
  | { readonly why: 'BUSY' | 'STORE_FULL' | 'failed' };

/** What is being done at the screen, or became of the last thing that was. */
export type BatchWork =
  | { readonly is: 'ready' }
  | { readonly is: 'carrying'; readonly event: CarryEvent | undefined }
  | { readonly is: 'carried'; readonly done: Carried }
  | { readonly is: 'taking' }
  | { readonly is: 'taken'; readonly receipts: readonly ReceiptOutcome[] }
  | { readonly is: 'refused'; readonly of: 'carry' | 'receipts'; readonly refusal: BatchRefusal };

/** The batches as they stand, and one thing done to them at a time. */
export function useBatches(client: Client) {
  const [known, setKnown] = useState<KnownBatches>({ is: 'loading' });
  const [work, setWork] = useState<BatchWork>({ is: 'ready' });

  const look = useCallback(async () => {
    const [shown, media] = await Promise.all([
      safe(client.batch.show()),
      safe(client.batch.media()),
    ]);
    setKnown((before) => {
      if (shown.isSuccess) return { is: 'known', shown: shown.data, media: media.data ?? [] };
      return before.is === 'known' ? before : { is: 'failed' };
    });
  }, [client]);
  useEffect(() => void look(), [look]);

  const carry = async (folder: string) => {
    setWork({ is: 'carrying', event: undefined });
    setWork(await carryTo(client, folder, (event) => setWork({ is: 'carrying', event })));
    await look();
  };
  const takeReceipts = async (path: string) => {
    setWork({ is: 'taking' });
    const { data, error, isSuccess, isDefined } = await safe(client.batch.takeReceipts({ path }));
    const failed = { why: 'failed' } as const;
    setWork(
      isSuccess
        ? { is: 'taken', receipts: data }
        : { is: 'refused', of: 'receipts', refusal: isDefined ? refusalOf(error) : failed },
    );
    await look();
  };

  return {
    known,
    work,
    look: () => void look(),
    carry: (folder: string) => void carry(folder),
    takeReceipts: (path: string) => void takeReceipts(path),
  };
}

type CarryErrors = InferClientErrors<Client>['batch']['carry'];

async function carryTo(
  client: Client,
  folder: string,
  onEvent: (event: CarryEvent) => void,
): Promise<BatchWork> {
  // what an iteration throws are the operation's own errors, which a plain promise does not say
  const carried = lastEvent(client, folder, onEvent) as ClientPromiseResult<
    CarryEvent | undefined,
    CarryErrors
  >;
  const { data, error, isSuccess, isDefined } = await safe(carried);
  if (isSuccess && data?.is === 'done') return { is: 'carried', done: data };
  const refusal: BatchRefusal = isDefined ? refusalOf(error) : { why: 'failed' };
  return { is: 'refused', of: 'carry', refusal };
}

async function lastEvent(
  client: Client,
  folder: string,
  onEvent: (event: CarryEvent) => void,
): Promise<CarryEvent | undefined> {
  let last: CarryEvent | undefined;
  for await (const event of await client.batch.carry({ folder })) {
    onEvent(event);
    last = event;
  }
  return last;
}

type FolderData = Omit<Extract<BatchRefusal, { why: 'FOLDER' }>, 'why'>;

/** What the core refuses, with what it says of it. */
type Refused =
  | { readonly code: 'FOLDER'; readonly data: FolderData }
  | { readonly code: 'NO_ROOM_HERE'; readonly data: { readonly megabytes: number } }
  | { readonly code: 'KEPT_DAMAGED'; readonly data: { readonly file: string } }
  | { readonly code: 'BUSY' | 'STORE_FULL' };

function refusalOf(refused: Refused): BatchRefusal {
  switch (refused.code) {
    case 'FOLDER':
      return { why: refused.code, ...refused.data };
    case 'NO_ROOM_HERE':
      return { why: refused.code, ...refused.data };
    case 'KEPT_DAMAGED':
      return { why: refused.code, ...refused.data };
    default:
      return { why: refused.code };
  }
}
