import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { largestSurveyFile } from '#shared/features/survey/survey-file.ts';
import type {
  ReadSurvey,
  SurveyLine,
  SurveyLook,
  SurveyOutlook,
  SurveyTaken,
} from '#shared/features/survey/survey.contract.ts';
import {
  draftOf,
  mappingOf,
  openPlaces,
  type OpenPlace,
  type SurveyDraft,
} from './survey-draft.ts';

const problems = [
  'NO_STORE',
  'STORE_BUSY',
  'STORE_DAMAGED',
  'WAREHOUSE_DAMAGED',
  'NO_ROOM',
  'FILE_GONE',
  'OUT_OF_TURN',
  'TOO_LARGE',
  'NOT_THERE',
  'MAPPED_OTHERWISE',
] as const;
/** Why nothing was done: a refusal of the contract, or something unforeseen. */
export type SurveyProblem = (typeof problems)[number] | 'failed';

export type KnownSurveys =
  | { readonly is: 'loading' | 'failed' }
  | { readonly is: 'known'; readonly lines: readonly SurveyLine[] };

/** A file that somebody is saying how to read. */
export interface Mapping {
  readonly given: string;
  readonly fileName: string;
  readonly look: ReadSurvey;
  readonly draft: SurveyDraft;
  readonly doing: 'nothing' | 'weighing' | 'taking';
  /** What has still to be said, since somebody wanted to go on. */
  readonly open: readonly OpenPlace[];
  readonly outlook: SurveyOutlook | undefined;
  readonly problem: SurveyProblem | undefined;
}

export type SurveyWork =
  | { readonly is: 'ready' | 'reading' | 'working' }
  | { readonly is: 'giving'; readonly name: string; readonly part: number }
  | ({ readonly is: 'mapping' } & Mapping)
  | { readonly is: 'notRead'; readonly name: string; readonly why: Unreadable }
  | { readonly is: 'taken'; readonly taken: Extract<SurveyTaken, { is: 'taken' }> }
  | { readonly is: 'removed' | 'restored'; readonly line: SurveyLine }
  | { readonly is: 'refused'; readonly problem: SurveyProblem };

type Unreadable = Extract<SurveyLook, { is: 'unreadable' }>['why'];

/** Bytes of a file in one call: below what a host lets through, in base64. */
const pieceBytes = 480 * 1024;

/** Earlier surveys of the store, and one file at a time on its way into it. */
export function useSurvey(client: Client) {
  const { survey } = client;
  const [known, setKnown] = useState<KnownSurveys>({ is: 'loading' });
  const [work, setWork] = useState<SurveyWork>({ is: 'ready' });

  const read = useCallback(async () => {
    const { data, isSuccess } = await safe(client.survey.list());
    setKnown((before) => {
      if (isSuccess) return { is: 'known', lines: data };
      return before.is === 'known' ? before : { is: 'failed' };
    });
  }, [client]);
  useEffect(() => void read(), [read]);

  const givenNow = work.is === 'mapping' ? work.given : undefined;
  useEffect(() => {
    if (givenNow === undefined) return undefined;
    // a table that names people stays no longer than somebody looks at it
    return () => void safe(client.survey.forget({ given: givenNow }));
  }, [client, givenNow]);

  const refuse = (error: unknown) => setWork({ is: 'refused', problem: problemOf(error) });

  async function give(file: File, given: string): Promise<boolean> {
    const { name, size } = file;
    for (let at = 0; at < size || at === 0; at += pieceBytes) {
      setWork({ is: 'giving', name, part: size === 0 ? 0 : at / size });
      const piece = await toBase64(file.slice(at, at + pieceBytes));
      if (piece === undefined) {
        setWork({ is: 'refused', problem: 'OUT_OF_TURN' });
        return false;
      }
      const { error, isSuccess } = await safe(survey.give({ given, name, at, piece }));
      if (!isSuccess) {
        refuse(error);
        return false;
      }
    }
    return true;
  }

  async function choose(file: File): Promise<void> {
    const { name } = file;
    if (file.size > largestSurveyFile) return setWork({ is: 'notRead', name, why: 'tooLarge' });
    const given = crypto.randomUUID();
    if (!(await give(file, given))) return undefined;
    setWork({ is: 'reading' });
    const { data: look, error } = await safe(survey.look({ given }));
    if (look?.is === 'read') {
      return setWork({
        ...{ is: 'mapping', given, fileName: name, look, draft: draftOf(look) },
        ...{ doing: 'nothing', open: [], outlook: undefined, problem: undefined },
      });
    }
    void safe(survey.forget({ given }));
    if (look === undefined) return refuse(error);
    return setWork({ is: 'notRead', name, why: look.why });
  }

  function change(draft: SurveyDraft): void {
    if (work.is !== 'mapping') return;
    const open = work.open.length === 0 ? [] : openPlaces(draft);
    setWork({ ...work, draft, open, outlook: undefined, problem: undefined });
  }

  async function weigh(): Promise<void> {
    if (work.is !== 'mapping') return;
    const open = openPlaces(work.draft);
    const asked = { ...work, open, outlook: undefined, problem: undefined };
    if (open.length > 0) return setWork(asked);
    setWork({ ...asked, doing: 'weighing' });
    const { given, draft } = work;
    const { data, error } = await safe(survey.weigh({ given, mapping: mappingOf(draft) }));
    setWork({
      ...{ ...asked, doing: 'nothing', outlook: data },
      problem: data === undefined ? problemOf(error) : undefined,
    });
  }

  async function takeIn(): Promise<void> {
    if (work.is !== 'mapping') return;
    setWork({ ...work, doing: 'taking', problem: undefined });
    const { given, draft } = work;
    const { data, error } = await safe(survey.takeIn({ given, mapping: mappingOf(draft) }));
    if (data?.is === 'taken') setWork({ is: 'taken', taken: data });
    else if (data !== undefined) setWork({ ...work, doing: 'nothing', outlook: data });
    else setWork({ ...work, doing: 'nothing', problem: problemOf(error) });
    await read();
  }

  async function remove(line: SurveyLine, reason: string): Promise<void> {
    setWork({ is: 'working' });
    const { error, isSuccess } = await safe(survey.remove({ id: line.id, reason }));
    if (isSuccess) setWork({ is: 'removed', line });
    else refuse(error);
    await read();
  }

  async function restore(line: SurveyLine): Promise<void> {
    setWork({ is: 'working' });
    const { error, isSuccess } = await safe(survey.restore({ id: line.id }));
    if (isSuccess) setWork({ is: 'restored', line });
    else refuse(error);
    await read();
  }

  return {
    known,
    work,
    isBusy: ['giving', 'reading', 'working', 'mapping'].includes(work.is),
    again() {
      setKnown({ is: 'loading' });
      void read();
    },
    choose: (file: File) => void choose(file),
    change,
    weigh: () => void weigh(),
    takeIn: () => void takeIn(),
    close: () => setWork({ is: 'ready' }),
    remove: (line: SurveyLine, reason: string) => void remove(line, reason),
    restore: (line: SurveyLine) => void restore(line),
  };
}
export type SurveyAtDesk = ReturnType<typeof useSurvey>;

function problemOf(error: unknown): SurveyProblem {
  const isDefined: unknown = Reflect.get(Object(error), 'defined');
  const code: unknown = Reflect.get(Object(error), 'code');
  const known = problems.find((each) => each === code);
  return isDefined === true && known !== undefined ? known : 'failed';
}

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
