import type { Check } from '#shared/features/health/health.contract.ts';

/** The life a folder is in, or the one that its next start will begin. */
export interface KnownLife {
  /** Which of the folder's lives it is, from 1. */
  readonly number: number;
  readonly reason: 'setUp' | 'restored' | 'copied' | 'keysLost' | 'rotated';
  readonly startedAtMs: number;
  /** Why the next start will begin another one; undefined where it goes on. */
  readonly ends: 'restored' | 'copied' | 'keysLost' | undefined;
  /** The first start with keys is still to come. */
  readonly isKeyless: boolean;
}

/** For so long a new life is pointed out: by then whoever has to take its card in has done so. */
const newForDays = 30;

/** Says in which life a folder is, and whether it is a copy of one that may live on elsewhere. */
export function checkLife(life: KnownLife, nowMs: number, dayOf: (utcMs: number) => string): Check {
  const { number, reason, startedAtMs, ends, isKeyless } = life;
  const values = { number, day: dayOf(startedAtMs).split('-').toReversed().join('/') };
  if (ends !== undefined) {
    const next = { ...values, number: number + 1 };
    return { name: 'life', verdict: 'attention', finding: `${ends}Soon`, values: next };
  }
  if (isKeyless) return { name: 'life', verdict: 'good', finding: 'keyless', values };
  const isNew = nowMs - startedAtMs < newForDays * 24 * 60 * 60 * 1000;
  return {
    name: 'life',
    verdict: reason !== 'setUp' && isNew ? 'attention' : 'good',
    finding: reason,
    values,
  };
}
