import { daysBetween, type Day } from '#shared/calendar.ts';
import type { Check } from '#shared/features/health/health.contract.ts';

export interface BackupsThere {
  /** The day of the newest copy. */
  readonly newest: Day | undefined;
  /** Why the last try made none. */
  readonly fault?:
    | { readonly why: 'noRoom'; readonly megabytes: number }
    | { readonly why: 'failed'; readonly detail: string }
    | undefined;
  /** Whether there is anything yet that a copy would hold. */
  readonly isNeeded: boolean;
}

/** Longer than a weekend and a holiday: then somebody should look. */
const oldAfterDays = 7;

/** Whether there is a fresh copy; `name` says of what. */
export function checkBackup(
  name: 'backups' | 'letterBackups',
  { newest, fault, isNeeded }: BackupsThere,
  today: Day,
): Check {
  const age = newest === undefined ? undefined : Math.max(0, daysBetween(newest, today));
  const day = newest?.split('-').toReversed().join('/') ?? '–';
  if (fault !== undefined) {
    const { why, ...values } = fault;
    const finding = newest === undefined ? `${why}First` : why;
    return { name, verdict: 'attention', finding, values: { ...values, day } };
  }
  if (age === undefined) {
    return isNeeded
      ? { name, verdict: 'attention', finding: 'none', values: {} }
      : { name, verdict: 'good', finding: 'notYet', values: {} };
  }
  if (age === 0) return { name, verdict: 'good', finding: 'today', values: { day } };
  const isOld = age > oldAfterDays;
  return {
    name,
    verdict: isOld ? 'attention' : 'good',
    finding: isOld ? 'old' : 'recent',
    values: { day, days: age },
  };
}
