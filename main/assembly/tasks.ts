import type { Door, Routers, Seat } from '#main/door.ts';
import { listPlainFiles } from '#main/features/assessment/evidence-store.ts';
import { createTaskRouter } from '#main/features/task/index.ts';
import { remindOfTasks } from '#main/features/task/remind-of-tasks.ts';
import { dayAt } from '#shared/calendar.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Ground } from './ground.ts';

export interface TasksDeps extends Pick<Ground, 'db' | 'now' | 'settings'> {
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** What superiors' letters ask of the office, and what becomes of it. */
export function assembleTasks(door: Pick<Door, 'task'>, deps: TasksDeps) {
  const { db, now, settings, actorOf } = deps;
  const models = () => plannedModels(settings());
  const routers: Routers<'task'> = {
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
  };
  const remind = () => {
    const { trustedMs, offsetMinutes } = now();
    return remindOfTasks(db, settings().unit.code, dayAt(trustedMs, offsetMinutes));
  };
  return { routers, remind };
}

/** The models that the office's plan names, each by what its first line there is called. */
function plannedModels({ plan }: Pick<OfficeSettings, 'plan'>) {
  const names = new Map<string, string>();
  for (const { modelCode, name = modelCode } of plan) {
    if (modelCode !== undefined && !names.has(modelCode)) names.set(modelCode, name ?? modelCode);
  }
  return [...names].map(([code, name]) => ({ code, name }));
}
