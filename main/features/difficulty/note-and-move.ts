import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import type { NewDifficulty } from '#shared/features/difficulty/difficulty.contract.ts';
import { nextStates, type DifficultyState } from '#shared/features/difficulty/states.ts';
import {
  findState,
  hasSteps,
  recordDifficulty,
  recordStep,
  rewriteDifficulty,
} from './difficulty-store.ts';

/** What the use cases of this feature stand on. */
export interface DifficultyDeps {
  readonly db: Database;
  readonly now: () => Moment;
}

export type Outcome<Why extends string> =
  | { readonly done: true; readonly id: number }
  | { readonly done: false; readonly why: Why };

/** The words stay out of the audit: they may name people. */
export function noteDifficulty(
  { db, now }: DifficultyDeps,
  person: string,
  content: NewDifficulty,
): Outcome<'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    const notedOn = dayAt(moment.utcMs, moment.offsetMinutes);
    const id = recordDifficulty(db, { ...content, notedOn, person, notedAtMs: moment.utcMs });
    const detail = { difficulty: id, kind: content.kind };
    recordAudit(db, moment, { actor: person, action: 'difficulty.noted', detail });
    return { done: true, id };
  });
}

/** Puts right what nobody has acted on yet; what was sent up stays as it was sent. */
export function correctDifficulty(
  { db, now }: DifficultyDeps,
  person: string,
  { id, content }: { readonly id: number; readonly content: NewDifficulty },
): Outcome<'DIFFICULTY_UNKNOWN' | 'DIFFICULTY_MOVED' | 'STORE_FULL'> {
  return commit(db, () => {
    if (findState(db, id) === undefined) return { done: false, why: 'DIFFICULTY_UNKNOWN' };
    if (hasSteps(db, id)) return { done: false, why: 'DIFFICULTY_MOVED' };
    rewriteDifficulty(db, id, content);
    const detail = { difficulty: id };
    recordAudit(db, now(), { actor: person, action: 'difficulty.corrected', detail });
    return { done: true, id };
  });
}

export interface Move {
  readonly id: number;
  readonly from: DifficultyState;
  readonly to: DifficultyState;
  readonly day: string;
  readonly note: string;
}

/** Says what became of it; not before what went before, and not in the future. */
export function moveDifficulty(
  { db, now }: DifficultyDeps,
  person: string,
  { id, from, to, day, note }: Move,
): Outcome<'DIFFICULTY_UNKNOWN' | 'DIFFICULTY_MOVED' | 'DAY_REFUSED' | 'STORE_FULL'> {
  return commit(db, () => {
    const moment = now();
    const before = findState(db, id);
    if (before === undefined) return { done: false, why: 'DIFFICULTY_UNKNOWN' };
    if (before.state !== from || !nextStates[from].includes(to)) {
      return { done: false, why: 'DIFFICULTY_MOVED' };
    }
    const isAhead = moment.state === 'trusted' && day > dayAt(moment.utcMs, moment.offsetMinutes);
    if (isAhead || day < before.day) return { done: false, why: 'DAY_REFUSED' };
    recordStep(db, id, { state: to, day, note, person, takenAtMs: moment.utcMs });
    const detail = { difficulty: id, from, to };
    recordAudit(db, moment, { actor: person, action: 'difficulty.moved', detail });
    return { done: true, id };
  });
}

function commit<Why extends string>(
  db: Database,
  step: () => Outcome<Why>,
): Outcome<Why | 'STORE_FULL'> {
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}
