import { join } from 'node:path';
import type { Door, Routers, Seat } from '#main/door.ts';
import { createGatherRouter } from '#main/features/gather/desk.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Ground } from './ground.ts';

export interface GatherAssembly extends Pick<
  Ground,
  'folder' | 'folderKind' | 'now' | 'settings' | 'runJob' | 'audit'
> {
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** Where a superior gathers batches of many offices, beside the data of its own. */
export function assembleGather(door: Pick<Door, 'gather'>, deps: GatherAssembly) {
  const { folder, folderKind, now, settings, runJob } = deps;
  const routers: Routers<'gather'> = {
    gather: createGatherRouter(door.gather, {
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
    }),
  };
  return { routers };
}
