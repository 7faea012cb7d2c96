import type { Day } from '#shared/calendar.ts';
import { withoutMarks } from '#shared/features/activity/month.ts';
import { readDeadline } from './read-deadline.ts';
import { readUnit, splitUnits, type TaskUnit } from './task-units.ts';

/** What one row of a paste or a file says; its number there, from 1. */
export interface TaskLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export const taskColumns = ['duty', 'unit', 'deadline', 'letter', 'clause'] as const;
export type TaskColumn = (typeof taskColumns)[number];

/** Why a row cannot be taken; each has its sentence in the locales. */
export const taskLineFaults = [
  'dutyMissing',
  'dutyTooLong',
  'unitMissing',
  'unitTooLong',
  'unitUnknown',
  'deadlineUnreadable',
  'letterMissing',
  'letterTooLong',
  'clauseTooLong',
] as const;
export type TaskLineFault = (typeof taskLineFaults)[number];

export interface FaultyLine {
  readonly line: number;
  readonly fault: TaskLineFault;
  /** What stands there. */
  readonly text: string;
}

/** A duty for one unit, as it would be written. */
export interface PlannedTask {
  readonly line: number;
  readonly duty: string;
  readonly unit: TaskUnit;
  readonly deadline?: Day | undefined;
  readonly letter: string;
  readonly clause: string;
  readonly isReport: boolean;
}

export interface TaskPlan {
  readonly tasks: readonly PlannedTask[];
  readonly faults: readonly FaultyLine[];
  /** Units that the register does not know yet, with the codes they get. */
  readonly newUnits: readonly TaskUnit[];
  /** Rows for a unit that stand there already, and are left as they are. */
  readonly same: number;
}

export interface TaskOrder {
  readonly lines: readonly TaskLine[];
  /** The letter of every row that names none itself. */
  readonly letter: string;
  readonly units: readonly TaskUnit[];
  readonly has: (task: Omit<PlannedTask, 'line' | 'isReport'>) => boolean;
}

/** What one list may have; a longer one is taken in by parts. */
export const mostTaskLines = 300;
export const shortestDuty = 5;
export const longestDuty = 2_000;
export const longestLetter = 300;
export const longestClause = 200;

const headers: Readonly<Record<TaskColumn, RegExp>> = {
  duty: /^(nhiem vu|noi dung|cong viec|viec|duty|task)/,
  unit: /^(don vi|co quan|chu tri|thuc hien|unit|who)/,
  deadline: /^(han|thoi han|thoi gian|ngay hoan thanh|deadline|until)/,
  letter: /^(van ban|cong van|so van ban|can cu|source|letter)/,
  clause: /^(khoan|muc|dieu|diem|clause)/,
};

/**
 * What a superior's letter asks for, row by row: each duty for each unit it names. With a header the
 * columns stand in any order, without one as `taskColumns` has them. A report is what begins as one.
 */
export function planTasks({ lines, letter, units, has }: TaskOrder): TaskPlan {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const places = placesOf(filled[0]?.cells ?? []);
  const rows = places.isHeader ? filled.slice(1) : filled;
  const known = [...units];
  const newUnits: TaskUnit[] = [];
  const faults: FaultyLine[] = [];
  const tasks: PlannedTask[] = [];
  const seen = new Set<string>();
  let same = 0;
  for (const { line, cells } of rows) {
    const cell = (column: TaskColumn) => (cells[places.of[column]] ?? '').trim();
    const said = { duty: cell('duty'), letter: cell('letter') || letter, clause: cell('clause') };
    const deadline = readDeadline(cell('deadline'));
    const wrong = faultsOf(said, splitUnits(cell('unit')).length === 0 ? '' : cell('unit'));
    if (deadline.is === 'unreadable') {
      wrong.push({ fault: 'deadlineUnreadable', text: cell('deadline') });
    }
    const found: TaskUnit[] = [];
    for (const name of splitUnits(cell('unit'))) {
      const read = readUnit(name, known);
      if (read.is === 'fault') wrong.push({ fault: read.fault, text: name });
      else {
        found.push(read.unit);
        if (read.isNew) {
          known.push(read.unit);
          newUnits.push(read.unit);
        }
      }
    }
    faults.push(...wrong.map((each) => ({ line, ...each })));
    if (wrong.length > 0) continue;
    for (const unit of found) {
      const task = { ...said, unit, ...(deadline.is === 'day' && { deadline: deadline.day }) };
      const key = JSON.stringify([task.duty, unit.code, task.letter, task.clause]);
      if (seen.has(key) || has(task)) same += 1;
      else tasks.push({ line, ...task, isReport: isReport(task.duty) });
      seen.add(key);
    }
  }
  return { tasks, faults, newUnits, same };
}

function placesOf(cells: readonly string[]): {
  readonly isHeader: boolean;
  readonly of: Readonly<Record<TaskColumn, number>>;
} {
  const plain = cells.map(withoutMarks);
  const found = taskColumns.map((column) => plain.findIndex((cell) => headers[column].test(cell)));
  const [duty = -1, unit = -1] = found;
  // a duty may itself begin with such a word: a header's cells are short, and two of them are known
  const isHeader = duty >= 0 && unit >= 0 && duty !== unit && cells.every(isShort);
  const at = (column: number) => (isHeader ? (found[column] ?? -1) : column);
  return {
    isHeader,
    of: { duty: at(0), unit: at(1), deadline: at(2), letter: at(3), clause: at(4) },
  };
}

function isShort(cell: string): boolean {
  return cell.trim().length <= 40;
}

function faultsOf(
  { duty, letter, clause }: Pick<PlannedTask, 'duty' | 'letter' | 'clause'>,
  unit: string,
): Omit<FaultyLine, 'line'>[] {
  const faults: Omit<FaultyLine, 'line'>[] = [];
  if (duty.length < shortestDuty) faults.push({ fault: 'dutyMissing', text: duty });
  if (duty.length > longestDuty) faults.push({ fault: 'dutyTooLong', text: duty.slice(0, 60) });
  if (unit === '') faults.push({ fault: 'unitMissing', text: '' });
  if (letter === '') faults.push({ fault: 'letterMissing', text: '' });
  if (letter.length > longestLetter) {
    faults.push({ fault: 'letterTooLong', text: letter.slice(0, 60) });
  }
  if (clause.length > longestClause) {
    faults.push({ fault: 'clauseTooLong', text: clause.slice(0, 60) });
  }
  return faults;
}

/** Whether a duty is to report: it begins with the word, alone or after gathering the figures. */
export function isReport(duty: string): boolean {
  return /^[-–+\s\d.)]*(tong hop,? |gui |lap |xay dung )?bao cao\b/.test(withoutMarks(duty));
}
