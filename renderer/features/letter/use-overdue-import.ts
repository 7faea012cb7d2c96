import { useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import {
  longestFile,
  type ImportPreview,
  type Mapping,
} from '#shared/features/letter/overdue-list.ts';
import { ask, type Refusal } from './ask.ts';

export type OverdueImport =
  | { readonly is: 'choosing'; readonly problem?: Refusal | 'tooLarge' }
  | { readonly is: 'reading'; readonly fileName: string }
  | {
      readonly is: 'previewed';
      readonly fileName: string;
      readonly file: string;
      readonly preview: ImportPreview;
      readonly isBusy: boolean;
      readonly problem?: Refusal;
    }
  | { readonly is: 'done'; readonly recorded: number; readonly already: number };

/** In base64, three bytes in four characters, it must fit through one call. */
export const largestFile = (longestFile / 4) * 3;

/** A list of overdue dossiers on its way to becoming apologies. */
export function useOverdueImport(client: Client, onChange: () => void) {
  const [state, setState] = useState<OverdueImport>({ is: 'choosing' });

  async function look(fileName: string, file: string, mapping?: Mapping): Promise<void> {
    const wish = { file, ...(mapping !== undefined && { mapping }) };
    const outcome = await ask(client.letter.previewOverdue(wish));
    setState(
      outcome.done
        ? { is: 'previewed', fileName, file, preview: outcome.data, isBusy: false }
        : { is: 'choosing', problem: outcome.refusal },
    );
    onChange();
  }

  async function choose(file: File): Promise<void> {
    setState({ is: 'reading', fileName: file.name });
    const isLong = file.size > largestFile;
    const bytes = isLong ? await gzip(file) : await file.arrayBuffer();
    if (bytes.byteLength > largestFile) return setState({ is: 'choosing', problem: 'tooLarge' });
    await look(file.name, base64Of(new Uint8Array(bytes)));
  }

  async function write(): Promise<void> {
    if (state.is !== 'previewed') return;
    const { file, preview } = state;
    setState({ ...state, isBusy: true });
    const outcome = await ask(client.letter.importOverdue({ file, mapping: preview.mapping }));
    setState(
      outcome.done
        ? { is: 'done', ...outcome.data }
        : { ...state, isBusy: false, problem: outcome.refusal },
    );
    onChange();
  }

  return {
    state,
    choose: (file: File) => void choose(file),
    map: (mapping: Mapping) =>
      state.is === 'previewed' && void look(state.fileName, state.file, mapping),
    write: () => void write(),
  };
}

/** A long CSV becomes a tenth of itself; an XLSX is packed already and gains nothing. */
function gzip(file: File): Promise<ArrayBuffer> {
  return new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}
