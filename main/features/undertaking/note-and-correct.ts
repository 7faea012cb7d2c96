import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { dayAt, type Day } from '#shared/calendar.ts';
import type { NewUndertaking } from '#shared/features/undertaking/undertaking.contract.ts';
import { findNewestVersion, recordVersion } from './undertaking-store.ts';

/** What the use cases of this feature stand on. */
export interface UndertakingDeps {
  readonly db: Database;
  readonly now: () => Moment;
  /** Whether a file is kept as evidence and holds nothing personal. */
  readonly isKept: (sha256: string) => boolean;
}

type Outcome<Why extends string> =
  | { readonly done: true; readonly number: number }
  | { readonly done: false; readonly why: Why };

/** Notes what was held, on a day up to today. The words stay out of the audit. */
export function noteUndertaking(
  { db, now, isKept }: UndertakingDeps,
  person: string,
  content: NewUndertaking,
): Outcome<'DAY_REFUSED' | 'FILE_UNKNOWN' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    if (isAhead(moment, content.heldOn)) return { done: false, why: 'DAY_REFUSED' };
    const { sha256 } = content;
    if (sha256 !== undefined && !isKept(sha256)) return { done: false, why: 'FILE_UNKNOWN' };
    const number = recordVersion(db, { ...content, withdrawn: false, ...by(moment, person) });
    const detail = { undertaking: number, kind: content.kind };
    recordAudit(db, moment, { actor: person, action: 'undertaking.noted', detail });
    return { done: true, number };
  });
}

interface Place {
  readonly number: number;
  /** The version that the person saw. */
  readonly version: number;
}

export function correctUndertaking(
  { db, now, isKept }: UndertakingDeps,
  person: string,
  { number, version, content }: Place & { readonly content: NewUndertaking },
): Outcome<'UNDERTAKING_CHANGED' | 'DAY_REFUSED' | 'FILE_UNKNOWN' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    const found = findNewestVersion(db, number);
    if (found?.version !== version) return { done: false, why: 'UNDERTAKING_CHANGED' };
    if (isAhead(moment, content.heldOn)) return { done: false, why: 'DAY_REFUSED' };
    const { sha256 } = content;
    // one that it named before may be gone: the hash still says which it was
    if (sha256 !== undefined && sha256 !== found.sha256 && !isKept(sha256)) {
      return { done: false, why: 'FILE_UNKNOWN' };
    }
    recordVersion(db, { ...content, withdrawn: false, ...by(moment, person) }, number);
    const detail = { undertaking: number };
    recordAudit(db, moment, { actor: person, action: 'undertaking.corrected', detail });
    return { done: true, number };
  });
}

/** Takes back what was noted by mistake; every version stays. */
export function withdrawUndertaking(
  { db, now }: UndertakingDeps,
  person: string,
  { number, version }: Place,
): Outcome<'UNDERTAKING_CHANGED' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    const found = findNewestVersion(db, number);
    if (found?.version !== version) return { done: false, why: 'UNDERTAKING_CHANGED' };
    recordVersion(db, { ...found, withdrawn: true, ...by(moment, person) }, number);
    const detail = { undertaking: number };
    recordAudit(db, moment, { actor: person, action: 'undertaking.withdrawn', detail });
    return { done: true, number };
  });
}

function isAhead(moment: Moment, day: Day): boolean {
  return moment.state === 'trusted' && day > dayAt(moment.utcMs, moment.offsetMinutes);
}

function by({ utcMs, offsetMinutes }: Moment, person: string) {
  return { person, enteredOn: dayAt(utcMs, offsetMinutes), enteredAtMs: utcMs };
}

function commit<Why extends string>(
  db: Database,
  step: () => Outcome<Why>,
): Outcome<Why | 'STORE_FULL'> {
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}
