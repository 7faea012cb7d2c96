import { safe, type ClientPromiseResult } from '@orpc/client';
import type { InferClientErrors } from '@orpc/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { TableFormat, TableProgress } from '#shared/features/tables/tables.contract.ts';

export interface ExportWish {
  readonly format: TableFormat;
  readonly plain: boolean;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export type TableExport =
  | { readonly is: 'ready' }
  | { readonly is: 'running'; readonly rows: number; readonly atMost: number }
  | { readonly is: 'written'; readonly rows: number; readonly files: readonly string[] }
  | { readonly is: 'refused'; readonly refusal: 'FROM_AFTER_TO' }
  | { readonly is: 'refused'; readonly refusal: 'NOT_WRITTEN'; readonly reason: string }
  | { readonly is: 'failed' };

type ExportErrors = InferClientErrors<Client>['tables']['export'];

/** Runs one export at a time and tells how far it is. */
export function useTableExport(client: Client) {
  const [state, setState] = useState<TableExport>({ is: 'ready' });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const start = useCallback(
    async (wish: ExportWish) => {
      const current = new AbortController();
      stop.current = current;
      const tell = (next: TableExport) => {
        if (!current.signal.aborted) setState(next);
      };
      tell({ is: 'running', rows: 0, atMost: 0 });
      const onProgress = ({ rows, atMost }: TableProgress) => tell({ is: 'running', rows, atMost });
      tell(await exportTables(client, wish, onProgress, current.signal));
    },
    [client],
  );

  return { state, start };
}

async function exportTables(
  client: Client,
  wish: ExportWish,
  onProgress: (progress: TableProgress) => void,
  signal: AbortSignal,
): Promise<TableExport> {
  // what an iteration throws are the operation's own errors, which a plain promise does not say
  const exported = lastEvent(client, wish, onProgress, signal) as ClientPromiseResult<
    TableProgress | undefined,
    ExportErrors
  >;
  const { data, error, isSuccess, isDefined } = await safe(exported);
  if (isSuccess) {
    if (data?.files === undefined) return { is: 'failed' };
    return { is: 'written', rows: data.rows, files: data.files };
  }
  if (!isDefined) return { is: 'failed' };
  switch (error.code) {
    case 'FROM_AFTER_TO':
      return { is: 'refused', refusal: error.code };
    case 'NOT_WRITTEN':
      return { is: 'refused', refusal: error.code, reason: error.data.reason };
    default:
      return error satisfies never;
  }
}

async function lastEvent(
  client: Client,
  { format, plain, from, to }: ExportWish,
  onProgress: (progress: TableProgress) => void,
  signal: AbortSignal,
): Promise<TableProgress | undefined> {
  const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  let last: TableProgress | undefined;
  for await (const event of await client.tables.export({ format, plain, ...days }, { signal })) {
    onProgress(event);
    last = event;
  }
  return last;
}
