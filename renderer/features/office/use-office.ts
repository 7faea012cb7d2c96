import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  IssuedSecrets,
  OfficePreview,
  OfficeView,
} from '#shared/features/office/office.contract.ts';
import type { Fault } from './use-fault-words.ts';

export type KnownOffice =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly view: OfficeView };

/** What becomes of a change: looked at, written, refused. */
export type ChangeState =
  | { readonly is: 'none' }
  | { readonly is: 'faulty'; readonly faults: readonly Fault[]; readonly ofFile: boolean }
  | { readonly is: 'previewed'; readonly text: string; readonly preview: OfficePreview }
  | { readonly is: 'saved'; readonly issued: readonly IssuedSecrets[] }
  | { readonly is: 'exported'; readonly file: string }
  | {
      readonly is: 'refused';
      readonly refusal: 'SETTINGS_CHANGED' | 'PEOPLE_RIGHT_MISSING' | 'STORE_FULL';
    }
  | { readonly is: 'notWritten'; readonly reason: WriteFault; readonly folder: string }
  | { readonly is: 'failed' };

export type WriteFault = 'diskFull' | 'folderNotWritable' | 'folderNotEmpty' | 'other';

/** The office as it is declared, and what a person changes about it. */
export function useOffice(client: Client) {
  const [known, setKnown] = useState<KnownOffice>({ is: 'loading' });
  const [state, setState] = useState<ChangeState>({ is: 'none' });
  const [isBusy, setBusy] = useState(false);

  const load = useCallback(async () => {
    setState({ is: 'none' });
    const { data, isSuccess } = await safe(client.office.show());
    setKnown(isSuccess ? { is: 'known', view: data } : { is: 'failed' });
  }, [client]);
  useEffect(() => void load(), [load]);

  async function settle(run: () => Promise<ChangeState>): Promise<void> {
    setBusy(true);
    setState(await run());
    setBusy(false);
  }

  const preview = (text: string, ofFile: boolean, effectiveFrom?: string) =>
    settle(async () => {
      const input = { text, ...(effectiveFrom !== undefined && { effectiveFrom }) };
      const { data, isSuccess } = await safe(client.office.preview(input));
      if (!isSuccess) return { is: 'failed' };
      return data.faults.length > 0
        ? { is: 'faulty', faults: data.faults, ofFile }
        : { is: 'previewed', text, preview: data };
    });

  const apply = (basedOn: number, text: string, effectiveFrom?: string) =>
    settle(async () => {
      const input = { basedOn, text, ...(effectiveFrom !== undefined && { effectiveFrom }) };
      const { data, error, isSuccess, isDefined } = await safe(client.office.change(input));
      if (isSuccess) {
        setKnown({ is: 'known', view: data.view });
        return { is: 'saved', issued: data.issued };
      }
      if (!isDefined) return { is: 'failed' };
      return error.code === 'FAULTY'
        ? { is: 'faulty', faults: error.data.faults, ofFile: true }
        : { is: 'refused', refusal: error.code };
    });

  const write = () =>
    settle(async () => {
      const { data, error, isSuccess, isDefined } = await safe(client.office.export());
      if (isSuccess) return { is: 'exported', file: data.file };
      return isDefined ? { is: 'notWritten', ...error.data } : { is: 'failed' };
    });

  return {
    known,
    state,
    isBusy,
    load: () => void load(),
    preview: (text: string, ofFile: boolean, from?: string) => void preview(text, ofFile, from),
    apply: (basedOn: number, text: string, from?: string) => void apply(basedOn, text, from),
    write: () => void write(),
    dismiss: () => setState({ is: 'none' }),
  };
}
