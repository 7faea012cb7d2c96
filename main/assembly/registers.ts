import { createInboxStore } from '#main/features/inbox/inbox-store.ts';
import { countByKind, countOverdue, type Days } from '#main/features/letter/letter-count-store.ts';
import { listTasks } from '#main/features/task/task-store.ts';
import { listUndertakings } from '#main/features/undertaking/undertaking-store.ts';
import type { Database } from '#main/storage/database.ts';
import { monthOf, monthsBetween } from '#shared/features/activity/month.ts';
import type { Register } from '#shared/features/assessment/registers.ts';
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import { undertakingKinds } from '#shared/features/undertaking/undertaking-kinds.ts';

export interface RegisterDeps {
  readonly db: Database;
  readonly letters: Database;
  readonly unitCode: () => string;
}

type Counts = Partial<Record<Register, number>>;

/** Counts of what the program keeps, for a stretch of days; none of them names anybody. */
export function createRegisterCounter({ db, letters, unitCode }: RegisterDeps) {
  const inbox = createInboxStore(db);
  return (days: Days): Counts => ({
    ...letterCounts(letters, days),
    ...taskCounts(db, unitCode(), days),
    ...heldCounts(db, days),
    ...inboxCounts(inbox, days),
  });
}

/** A note of thanks is the citizens' own and no letter of the office. */
const letterGroups = {
  apology: ['apology'],
  thanks: ['thanks'],
  congratulation: ['birth', 'marriage'],
  condolence: ['condolence'],
  all: ['apology', 'thanks', 'birth', 'marriage', 'condolence'],
} as const satisfies Record<string, readonly LetterKind[]>;

function letterCounts(letters: Database, days: Days): Counts {
  const byKind = countByKind(letters, days);
  const { overdue, apologised, before } = countOverdue(letters, days);
  const groups = Object.entries(letterGroups).map(([group, kinds]) => {
    const some = byKind.filter(({ kind }) => kinds.some((each) => each === kind));
    const sum = (of: 'asked' | 'given' | 'onTime') =>
      some.reduce((total, count) => total + count[of], 0);
    return {
      [`letters.${group}.asked`]: sum('asked'),
      [`letters.${group}.given`]: sum('given'),
      [`letters.${group}.on-time`]: sum('onTime'),
    };
  });
  return Object.assign({}, ...groups, {
    'dossiers.overdue': overdue,
    'dossiers.apologised': apologised,
    'dossiers.apologised-before': before,
  });
}

/** Duties of this unit that were due in these days; one that is no longer in force is none. */
function taskCounts(db: Database, unitCode: string, { from, to }: Days): Counts {
  const due = listTasks(db).filter(
    ({ unit, deadline = '', state }) =>
      unit.code === unitCode && state !== 'void' && from <= deadline && deadline <= to,
  );
  const done = due.filter(({ state }) => state === 'done');
  const onTime = done.filter(({ doneOn = '', deadline = '' }) => doneOn <= deadline);
  return { 'tasks.due': due.length, 'tasks.done': done.length, 'tasks.on-time': onTime.length };
}

function heldCounts(db: Database, { from, to }: Days): Counts {
  const held = listUndertakings(db, from, to);
  const counts = undertakingKinds
    .filter((kind) => kind !== 'other')
    .map((kind) => [`held.${kind}`, held.filter((each) => each.kind === kind).length] as const);
  return Object.fromEntries(counts);
}

function inboxCounts(inbox: ReturnType<typeof createInboxStore>, { from, to }: Days): Counts {
  const months = monthsBetween(monthOf(from), monthOf(to)).map((month) => inbox.countMonth(month));
  const sum = (of: 'received' | 'answered') =>
    months.reduce((total, count) => total + count[of], 0);
  return { 'inbox.received': sum('received'), 'inbox.answered': sum('answered') };
}
