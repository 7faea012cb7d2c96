import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Door, Routers, Seat } from '#main/door.ts';
import { writeDurably } from '#main/features/assessment/write-durably.ts';
import { createChartRouter } from '#main/features/chart/index.ts';
import type { Ground } from './ground.ts';

export interface ChartsDeps extends Pick<Ground, 'folder' | 'now' | 'audit'> {
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** Charts as files, beside the other exports. */
export function assembleCharts(
  door: Pick<Door, 'chart'>,
  { folder, now, audit, actorOf }: ChartsDeps,
): Routers<'chart'> {
  return {
    chart: createChartRouter(door.chart, {
      audit,
      actorOf,
      write({ name, format }, bytes) {
        const file = freeName(join(folder.exports, `bieu-do-${name}-${stampOf(now())}`), format);
        const outcome = writeDurably(file, () => [bytes]);
        return outcome.written ? { file } : { reason: outcome.reason };
      },
    }),
  };
}

/** What was saved before is never written over. */
function freeName(start: string, ending: string): string {
  for (let number = 1; ; number += 1) {
    const file = `${start}${number === 1 ? '' : `-${number}`}.${ending}`;
    if (!existsSync(file)) return file;
  }
}

/** `20261120-141503`, in the office's time. */
function stampOf({ utcMs, offsetMinutes }: ReturnType<ChartsDeps['now']>): string {
  const local = new Date(utcMs + offsetMinutes * 60_000).toISOString();
  return local.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
