import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dayAt } from '#shared/calendar.ts';
import type { Choice } from '#shared/features/batch/decision.ts';
import { answers } from '#shared/features/batch/open-question.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import { listChoices, recordChoice, recordUndone, type MadeChoice } from './decision-store.ts';
import { listQuestions, readLedger, settleReasons } from './desk-ledger.ts';
import { enterDue, type EnteredKept, type EnterKeptDeps } from './enter-kept.ts';
import { findBatch, relabelHeld } from './intake-store.ts';
import { keptOf } from './kept-files.ts';
import type { PreparedKept } from './prepare-kept.ts';

export type DecidingRefusal = 'NOT_ASKED' | 'ROWS_DIFFER' | 'DAMAGED' | 'NO_ROOM';

/** Holds a batch against what is counted here, and lets go of what that needed. */
export async function comparing<Told>(
  { folder, prepareKept }: Pick<EnterKeptDeps, 'folder' | 'prepareKept'>,
  name: string,
  tell: (prepared: PreparedKept) => Told,
): Promise<Told> {
  const work = join(folder, 'work', randomUUID());
  try {
    return tell(await prepareKept(name, work));
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Takes one of batches that cannot all be right. The decision stands before what it lets in is entered: a
 * start goes on with that, for what is due follows from batches and decisions alone.
 */
export async function decideHeld(
  deps: EnterKeptDeps,
  { choice, note }: { readonly choice: Choice; readonly note: string },
  actor: string,
): Promise<DecidingRefusal | (EnteredKept & { readonly id: string })> {
  const { db } = deps;
  const isAsked = () => answers(choice, listQuestions(readLedger(db)));
  if (!isAsked()) return 'NOT_ASKED';
  const chosen = findBatch(db, choice.counts);
  if (chosen?.state === 'held' && keptOf(deps.folder, choice.counts) !== 'public') {
    const refusal = await comparing(deps, choice.counts, refusalOf);
    if (refusal !== undefined) return refusal;
  }
  const id = randomUUID();
  const recorded = commitUnlessFull(
    db,
    (): 'NOT_ASKED' | 'made' => {
      if (!isAsked()) return 'NOT_ASKED';
      const brings = findBatch(db, choice.counts)?.state !== 'counted';
      const words = note === '' ? null : note;
      recordChoice(db, { id, decision: choice, note: words, brings, on: today(deps), by: actor });
      const { counts, ground } = choice;
      deps.audit(actor, 'intake.decided', { id, is: choice.is, counts, ground });
      settleReasons(db);
      return 'made';
    },
    'NO_ROOM',
  );
  if (recorded !== 'made') return recorded;
  return { id, ...(await enterDue(deps, actor)) };
}

function refusalOf(prepared: PreparedKept): DecidingRefusal | undefined {
  if (prepared.is === 'noRoom') return 'NO_ROOM';
  if (prepared.is !== 'ready') return 'DAMAGED';
  return prepared.batch.isConflicting || prepared.hasOtherIssue ? 'ROWS_DIFFER' : undefined;
}

/** Whether the chosen batch came among the counted ones by the decision: tables only grow. */
export function isFinal(
  { db }: Pick<EnterKeptDeps, 'db'>,
  { brings, decision }: Pick<MadeChoice, 'brings' | 'decision'>,
): boolean {
  const state = findBatch(db, decision.counts)?.state;
  return brings && state !== undefined && state !== 'held';
}

/** Takes a decision back; what it set aside is in question again. */
export async function undoHeld(
  deps: EnterKeptDeps,
  id: string,
  actor: string,
): Promise<'NOT_ASKED' | 'ALREADY_COUNTED' | 'NO_ROOM' | 'undone'> {
  const { db } = deps;
  const outcome = commitUnlessFull(
    db,
    () => {
      const made = listChoices(db).find((each) => each.id === id && each.undone === null);
      if (made === undefined) return 'NOT_ASKED';
      if (isFinal(deps, made)) return 'ALREADY_COUNTED';
      recordUndone(db, id, { on: today(deps), by: actor });
      deps.audit(actor, 'intake.undone', { id });
      const { is, aside } = made.decision;
      for (const name of is === 'rows' ? aside : []) relabelHeld(db, name, 'rowConflict');
      settleReasons(db);
      return 'undone';
    },
    'NO_ROOM',
  );
  if (outcome === 'undone') await enterDue(deps, actor);
  return outcome;
}

function today({ now }: Pick<EnterKeptDeps, 'now'>): string {
  const { trustedMs, offsetMinutes } = now();
  return dayAt(trustedMs, offsetMinutes);
}
