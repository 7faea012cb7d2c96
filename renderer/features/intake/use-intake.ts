import { safe } from '@orpc/client';
import { useCallback, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import { useRegister } from '#renderer/client/use-register.ts';
import type { Choice } from '#shared/features/batch/decision.ts';
import type { IntakeState, Taking } from '#shared/features/intake/intake.contract.ts';
import type { Compared } from './use-comparisons.ts';

export type IntakeProblem =
  | 'NOTHING_THERE'
  | 'BUSY'
  | 'NO_ROOM'
  | 'TOO_LARGE'
  | 'OUT_OF_TURN'
  | 'NOT_WRITTEN'
  | 'NO_STATION'
  | 'BATCH_BUSY'
  | 'NOT_ASKED'
  | 'ROWS_DIFFER'
  | 'DAMAGED'
  | 'ALREADY_COUNTED'
  | 'failed';

/** What is being done, or what came of it. */
export type IntakeWork =
  | { readonly is: 'ready' }
  | { readonly is: 'giving'; readonly name: string; readonly percent: number }
  | { readonly is: 'taking' }
  | { readonly is: 'taken'; readonly taking: Taking }
  | { readonly is: 'writing' }
  | { readonly is: 'written'; readonly files: number; readonly folder: string }
  | { readonly is: 'settingsWritten'; readonly version: number; readonly folder: string }
  | { readonly is: 'deciding' }
  | { readonly is: 'decided'; readonly outcome: Decided }
  | { readonly is: 'undone' }
  | { readonly is: 'refused'; readonly problem: IntakeProblem };

/** What a decision brought into the tables. */
export interface Decided {
  readonly batches: number;
  readonly rows: number;
  readonly waiting: number;
}

/** Bytes of a file in one call: below what a host lets through, in base64. */
const pieceBytes = 480 * 1024;

/** What stations have sent to this desk, and the taking in of more. */
export function useIntake(client: Client) {
  const state = useCallback(() => client.intake.look(), [client]);
  const { known, look: read, again } = useRegister<IntakeState, never>(state);
  const [work, setWork] = useState<IntakeWork>({ is: 'ready' });

  const takeIn = async (from: { paths?: string[]; given?: string[] }) => {
    setWork({ is: 'taking' });
    const { data, error, isSuccess, isDefined } = await safe(client.intake.takeIn(from));
    await read();
    if (isSuccess) setWork({ is: 'taken', taking: data });
    else setWork({ is: 'refused', problem: isDefined ? error.code : 'failed' });
  };

  /** Hands one file to the core, piece by piece; why it did not work, if it did not. */
  const give = async (file: File, given: string): Promise<IntakeProblem | undefined> => {
    const { name, size } = file;
    for (let at = 0; at < size || at === 0; at += pieceBytes) {
      setWork({ is: 'giving', name, percent: size === 0 ? 0 : (at / size) * 100 });
      const piece = await toBase64(file.slice(at, at + pieceBytes));
      if (piece === undefined) return 'OUT_OF_TURN';
      const problem = await refusalOf(client.intake.give({ given, name, at, piece }));
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

  const sendSettings = async (folder: string) => {
    setWork({ is: 'writing' });
    const { data, error, isSuccess, isDefined } = await safe(
      client.intake.sendSettings({ folder }),
    );
    if (isSuccess) setWork({ is: 'settingsWritten', version: data.version, folder });
    else setWork({ is: 'refused', problem: isDefined ? error.code : 'failed' });
  };

  const writeReceipts = async (folder: string) => {
    setWork({ is: 'writing' });
    const { data, error, isSuccess, isDefined } = await safe(
      client.intake.writeReceipts({ folder }),
    );
    if (isSuccess) setWork({ is: 'written', files: data.files.length, folder });
    else setWork({ is: 'refused', problem: isDefined ? error.code : 'failed' });
  };

  const compare = useCallback(
    async (name: string): Promise<Compared> => {
      const { data, error, isSuccess, isDefined } = await safe(client.intake.compare({ name }));
      if (isSuccess) return { is: 'compared', found: data };
      return { is: isDefined && error.code !== 'NO_ROOM' ? 'gone' : 'failed' };
    },
    [client],
  );

  const decide = async (choice: Choice, note: string) => {
    setWork({ is: 'deciding' });
    const { data, error, isSuccess, isDefined } = await safe(
      client.intake.decide({ choice, note }),
    );
    await read();
    if (isSuccess) setWork({ is: 'decided', outcome: data });
    else setWork({ is: 'refused', problem: isDefined ? error.code : 'failed' });
  };

  const undo = async (id: string) => {
    setWork({ is: 'deciding' });
    const problem = await refusalOf(client.intake.undo({ id }));
    await read();
    setWork(problem === undefined ? { is: 'undone' } : { is: 'refused', problem });
  };

  return {
    known,
    work,
    compare,
    decide: (choice: Choice, note: string) => void decide(choice, note),
    undo: (id: string) => void undo(id),
    again,
    takeFolder: (path: string) => void takeIn({ paths: [path] }),
    takeFiles: async (files: readonly File[]) => {
      const given: string[] = [];
      for (const file of files) {
        const id = crypto.randomUUID();
        const problem = await give(file, id);
        if (problem !== undefined) return setWork({ is: 'refused', problem });
        given.push(id);
      }
      return takeIn({ given });
    },
    writeReceipts: (folder: string) => void writeReceipts(folder),
    sendSettings: (folder: string) => void sendSettings(folder),
  };
}

export type Intake = ReturnType<typeof useIntake>;

/** Undefined when the file cannot be read any more, as when its stick was pulled. */
async function toBase64(piece: Blob): Promise<string | undefined> {
  try {
    const bytes = new Uint8Array(await piece.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8_192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    }
    return btoa(text);
  } catch {
    return undefined;
  }
}
