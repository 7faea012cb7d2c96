import { daysBetween, type Day } from '#shared/calendar.ts';

/**
 * How far a duty has got: given, being worked on, done, no longer in force. That its day has passed
 * is no state: it follows from the day, see `standingOf`.
 */
export const taskStates = ['given', 'underway', 'done', 'void'] as const;
export type TaskState = (typeof taskStates)[number];

/** Where it can go on to. What was called done too early is taken up again; nothing is lost by it. */
export const nextTaskStates: Readonly<Record<TaskState, readonly TaskState[]>> = {
  given: ['underway', 'done', 'void'],
  underway: ['done', 'void'],
  done: ['underway'],
  void: ['given'],
};

/** Whether a step is a decision: that a duty is no longer in force, or is again. */
export function isDecision(from: TaskState, to: TaskState): boolean {
  return from === 'void' || to === 'void';
}

/** How many days ahead a deadline is reminded of. */
export const reminderDays = 7;

export interface TaskStanding {
  readonly state: TaskState;
  /** The last day; undefined where the letter names none. */
  readonly deadline?: Day | undefined;
  /** When it was done; only where it is. */
  readonly doneOn?: Day | undefined;
}

/**
 * How a duty stands to its deadline on a day. The last day itself is still in time. What was done
 * after its day stays `doneLate`.
 */
export type Standing =
  | { readonly is: 'overdue' | 'soon'; readonly days: number }
  | { readonly is: 'doneLate'; readonly days: number }
  | { readonly is: 'inTime' };

export function standingOf({ state, deadline, doneOn }: TaskStanding, today: Day): Standing {
  if (deadline === undefined || state === 'void') return { is: 'inTime' };
  if (state === 'done') {
    const late = doneOn === undefined ? 0 : daysBetween(deadline, doneOn);
    return late > 0 ? { is: 'doneLate', days: late } : { is: 'inTime' };
  }
  const left = daysBetween(today, deadline);
  if (left < 0) return { is: 'overdue', days: -left };
  return left <= reminderDays ? { is: 'soon', days: left } : { is: 'inTime' };
}

/** What comes first: what is overdue longest, then what is due next, then what has no day, then what is over. */
export function byUrgency(
  one: TaskStanding & { readonly id: number },
  other: TaskStanding & { readonly id: number },
): number {
  const isOver = ({ state }: TaskStanding) => state === 'done' || state === 'void';
  if (isOver(one) !== isOver(other)) return isOver(one) ? 1 : -1;
  const noDay = '9999';
  const [first, second] = [one.deadline ?? noDay, other.deadline ?? noDay];
  if (first !== second) return first < second ? -1 : 1;
  return one.id - other.id;
}
