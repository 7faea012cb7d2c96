import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import beginning from '#resources/office/beginning.json';
import type { IssuedSecrets } from '#shared/features/office/office.contract.ts';
import { draftOf, textOf, type Draft } from './draft.ts';
import type { Fault } from './use-fault-words.ts';
import type { WriteFault } from './use-office.ts';

export const steps = ['unit', 'counters', 'stations', 'hours', 'admin', 'look'] as const;
export type Step = (typeof steps)[number];

/** Which parts of the document a step is about; the last one is about all of it. */
const partsOf: Readonly<Record<Step, readonly string[]>> = {
  unit: ['unit', 'letters'],
  counters: ['fields', 'counters'],
  stations: ['stations'],
  hours: ['hours', 'holidays', 'workingDays'],
  admin: ['people'],
  look: [],
};

export interface Typed {
  readonly draft: Draft;
  readonly adminCode: string;
  readonly adminName: string;
}

export type SetUpState =
  | { readonly is: 'typing'; readonly faults: readonly Fault[] }
  | { readonly is: 'busy' }
  | { readonly is: 'failed' }
  | { readonly is: 'notWritten'; readonly reason: WriteFault; readonly folder: string }
  | { readonly is: 'refused'; readonly refusal: 'NOT_TRIAL' | 'NOTHING_FOUNDED' };

/** An office that lies ready, with the secrets that open it. */
export interface Founded {
  readonly founding: string;
  readonly folder: string;
  readonly issued: readonly IssuedSecrets[];
}

const keptUnder = 'hailong:set-up';

/** The steps to an office. What is typed outlives a reload of the page; secrets do not. */
export function useSetUp(client: Client) {
  const [typed, setTyped] = useState<Typed>(readKept);
  const [step, setStep] = useState<Step>('unit');
  const [state, setState] = useState<SetUpState>({ is: 'typing', faults: [] });
  const [founded, setFounded] = useState<Founded>();
  const [isEntering, setEntering] = useState(false);
  useEffect(() => sessionStorage.setItem(keptUnder, JSON.stringify(typed)), [typed]);

  const text = () =>
    textOf(typed.draft, beginning, [
      { code: typed.adminCode.trim(), name: typed.adminName.trim(), roles: ['admin'] },
    ]);
  const place = steps.indexOf(step);
  const go = (next: Step | undefined) => {
    setState({ is: 'typing', faults: [] });
    if (next !== undefined) setStep(next);
  };

  async function next(): Promise<void> {
    setState({ is: 'busy' });
    const { data, isSuccess } = await safe(client.office.check({ text: text() }));
    if (!isSuccess) return setState({ is: 'failed' });
    const faults = data.faults.filter(({ path }) => partsOf[step].includes(String(path[0])));
    if (faults.length > 0) return setState({ is: 'typing', faults });
    go(steps[place + 1]);
  }

  async function found(): Promise<void> {
    setState({ is: 'busy' });
    const { data, error, isSuccess, isDefined } = await safe(client.office.found({ text: text() }));
    if (isSuccess) {
      setFounded(data);
      return setState({ is: 'typing', faults: [] });
    }
    if (!isDefined) return setState({ is: 'failed' });
    switch (error.code) {
      case 'FAULTY': {
        const { faults } = error.data;
        const first = steps.find((each) => partsOf[each].includes(String(faults[0]?.path[0])));
        if (first !== undefined) setStep(first);
        return setState({ is: 'typing', faults });
      }
      case 'NOT_WRITTEN':
        return setState({ is: 'notWritten', ...error.data });
      case 'NOT_TRIAL':
        return setState({ is: 'refused', refusal: error.code });
      default:
        return error satisfies never;
    }
  }

  async function enter(): Promise<void> {
    if (founded === undefined) return;
    setState({ is: 'busy' });
    const { founding } = founded;
    const { error, isSuccess, isDefined } = await safe(client.office.enter({ founding }));
    if (isSuccess) {
      sessionStorage.removeItem(keptUnder);
      return setEntering(true);
    }
    if (!isDefined) return setState({ is: 'failed' });
    setState(
      error.code === 'NOT_WRITTEN'
        ? { is: 'notWritten', ...error.data }
        : { is: 'refused', refusal: error.code },
    );
  }

  return {
    typed,
    step,
    place,
    state,
    founded,
    isEntering,
    type: (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part })),
    back: () => go(steps[place - 1]),
    next: () => void next(),
    found: () => void found(),
    enter: () => void enter(),
  };
}

function readKept(): Typed {
  const begun: Typed = {
    draft: draftOf(beginning),
    adminCode: 'quan-tri',
    adminName: '',
  };
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keptUnder) ?? 'null');
    return kept === null ? begun : { ...begun, ...Object(kept) };
  } catch {
    return begun; // a page that may keep nothing begins anew
  }
}
