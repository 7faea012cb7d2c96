import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Door, Routers, Seat } from '#main/door.ts';
import { createAgendaRouter } from '#main/features/agenda/index.ts';
import { listPlainFiles } from '#main/features/assessment/evidence-store.ts';
import { createCsvLine } from '#main/features/tables/csv-line.ts';
import { createTaskRouter } from '#main/features/task/index.ts';
import { remindOfTasks } from '#main/features/task/remind-of-tasks.ts';
import { createUndertakingRouter } from '#main/features/undertaking/index.ts';
import { dayAt } from '#shared/calendar.ts';
import { agendaSources, overdueTasks } from './agenda-sources.ts';
import type { Capture } from './capture.ts';
import type { Ground } from './ground.ts';

export interface TasksDeps
  extends
    Pick<Ground, 'db' | 'folder' | 'now' | 'settings' | 'audit'>,
    Pick<Capture, 'plan' | 'campaigns'> {
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** What superiors' letters ask of the office, what it undertook, and the calendar of both. */
export function assembleTasks(
  door: Pick<Door, 'task' | 'undertaking' | 'agenda'>,
  deps: TasksDeps,
) {
  const { db, folder, now, settings, audit, actorOf } = deps;
  const models = () => settings().models.map(({ code, name }) => ({ code, name }));
  const unitName = () => settings().unit.name;
  const today = () => {
    const { trustedMs, offsetMinutes } = now();
    return dayAt(trustedMs, offsetMinutes);
  };
  const routers: Routers<'task' | 'undertaking' | 'agenda'> = {
    task: createTaskRouter(door.task, {
      db,
      now,
      actorOf,
      models,
      unit: () => {
        const { code, name } = settings().unit;
        return { code, name };
      },
      otherUnits: () => {
        const { parent } = settings().unit;
        return parent === undefined ? [] : [parent];
      },
      keptFiles: () => listPlainFiles(db),
    }),
    undertaking: createUndertakingRouter(door.undertaking, {
      db,
      now,
      actorOf,
      models,
      keptFiles: () => listPlainFiles(db),
      unitName,
      audit,
      writeCsv: (rows) => writeCsv(join(folder.exports, `hoat-dong-${stampOf(now())}.csv`), rows),
    }),
    agenda: createAgendaRouter(door.agenda, {
      now,
      unitName,
      sources: agendaSources(deps),
      overdue: (today) => overdueTasks(db, today),
    }),
  };
  return { routers, remind: () => remindOfTasks(db, settings().unit.code, today()) };
}

/** `20261120-141503`, in the office's time. */
function stampOf({ utcMs, offsetMinutes }: ReturnType<TasksDeps['now']>): string {
  const local = new Date(utcMs + offsetMinutes * 60_000).toISOString();
  return local.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

type Cells = Parameters<ReturnType<typeof createCsvLine>>[0];

/** With the mark by which Excel knows UTF-8; a file of that name is never written over. */
function writeCsv(file: string, rows: readonly Cells[]) {
  const line = createCsvLine(rows[0]?.length ?? 0);
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `\uFEFF${rows.map(line).join('')}`, { flag: 'wx' });
    return { file };
  } catch (error) {
    const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException; // Node's own errors have one
    return { reason: code };
  }
}
