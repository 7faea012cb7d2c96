import { join } from 'node:path';
import type { Door, Routers, Seat } from '#main/door.ts';
import { workInOwnStore, type GatherDeskDeps } from '#main/features/gather/desk-work.ts';
import { createGatherRouter } from '#main/features/gather/desk.ts';
import { createSurveyRouter } from '#main/features/gather/survey/survey-desk.ts';
import { createGivenFiles } from '#main/features/intake/given-files.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Ground } from './ground.ts';

export interface GatherAssembly extends Pick<
  Ground,
  'folder' | 'folderKind' | 'now' | 'settings' | 'runJob' | 'audit'
> {
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** Where a superior gathers batches of many offices, beside the data of its own. */
export function assembleGather(door: Pick<Door, 'gather' | 'survey'>, deps: GatherAssembly) {
  const { folder, folderKind, now, settings, runJob } = deps;
  const atDesk: GatherDeskDeps = {
    ...deps,
    path: join(folder.path, 'gather'),
    folderKind,
    today() {
      const { trustedMs, offsetMinutes } = now();
      return dayAt(trustedMs, offsetMinutes);
    },
    unit() {
      const { code, codeSystem, name } = settings().unit;
      return { code, codeSystem, name };
    },
    runWork: (order, onProgress) => runJob('gather', order, onProgress),
  };
  const routers: Routers<'gather' | 'survey'> = {
    gather: createGatherRouter(door.gather, atDesk),
    survey: createSurveyRouter(door.survey, {
      ...deps,
      work: workInOwnStore(atDesk),
      // a survey's table names people: it goes with the last who signs out
      given: createGivenFiles(join(folder.temporary, 'surveys')),
    }),
  };
  return { routers, desk: atDesk };
}
