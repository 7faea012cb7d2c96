import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import { standingOf } from '#shared/features/task/task-states.ts';
import { listTasks } from './task-store.ts';

/** How many of a unit's duties are overdue, and how many are due soon. */
export function remindOfTasks(db: Database, unitCode: string, today: Day) {
  const standings = listTasks(db)
    .filter(({ unit }) => unit.code === unitCode)
    .map((task) => standingOf(task, today).is);
  const count = (is: string) => standings.filter((each) => each === is).length;
  return { soon: count('soon'), overdue: count('overdue') };
}
