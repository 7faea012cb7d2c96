import { safe } from '@orpc/client';
import { useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { ImportPreview } from '#shared/features/activity/activity.contract.ts';
import type { SheetRow } from '#shared/features/activity/plan-import.ts';
import { readSheetFile, type SheetFault } from './read-sheet-file.ts';

type Mapping = ImportPreview['mapping'];
type TableRefusal = 'NO_MONTHS' | 'NO_HEADER';

export type ImportState =
  | { readonly is: 'choosing' }
  | { readonly is: 'reading'; readonly fileName: string }
  | { readonly is: 'unreadable'; readonly fileName: string; readonly fault: SheetFault }
  | {
      readonly is: 'refused';
      readonly fileName: string;
      readonly refusal: TableRefusal | 'failed';
    }
  | {
      readonly is: 'previewed';
      readonly fileName: string;
      readonly rows: readonly SheetRow[];
      readonly preview: ImportPreview;
      readonly isBusy: boolean;
      /** Why the last try to write did not work. */
      readonly problem?:
        | TableRefusal
        | 'IMPORT_FAULTY'
        | 'ACTIVITY_CHANGED'
        | 'STORE_FULL'
        | 'failed';
    };

/** A file on its way into the table. */
export function useImport(client: Client, onWritten: (written: number) => void) {
  const [state, setState] = useState<ImportState>({ is: 'choosing' });

  async function look(fileName: string, rows: readonly SheetRow[], mapping?: Mapping) {
    const { data, error, isSuccess, isDefined } = await safe(
      client.activity.preview({ rows: sendable(rows), ...(mapping && { mapping }) }),
    );
    if (isSuccess) setState({ is: 'previewed', fileName, rows, preview: data, isBusy: false });
    else setState({ is: 'refused', fileName, refusal: isDefined ? error.code : 'failed' });
    return isSuccess;
  }

  async function read(file: File) {
    const fileName = file.name;
    setState({ is: 'reading', fileName });
    const sheet = await readSheetFile(file);
    if ('fault' in sheet) setState({ is: 'unreadable', fileName, fault: sheet.fault });
    else await look(fileName, sheet.rows);
  }

  async function writeNow(previewed: Extract<ImportState, { is: 'previewed' }>) {
    const { rows, preview, fileName } = previewed;
    setState({ ...previewed, isBusy: true });
    const { mapping, basedOn } = preview;
    const { data, error, isSuccess, isDefined } = await safe(
      client.activity.import({ rows: sendable(rows), mapping, basedOn }),
    );
    if (isSuccess) return onWritten(data.written);
    const problem = isDefined ? error.code : 'failed';
    if (problem === 'ACTIVITY_CHANGED' && !(await look(fileName, rows, mapping))) return;
    setState((now) => (now.is === 'previewed' ? { ...now, isBusy: false, problem } : now));
  }

  return {
    state,
    choose: (file: File) => void read(file),
    map: (mapping: Mapping) => {
      if (state.is === 'previewed') void look(state.fileName, state.rows, mapping);
    },
    write: () => {
      if (state.is === 'previewed') void writeNow(state);
    },
  };
}

function sendable(rows: readonly SheetRow[]) {
  return rows.map(({ line, cells }) => ({ line, cells: [...cells] }));
}
