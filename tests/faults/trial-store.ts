import { randomUUID } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { createApp } from '#main/app.ts';
import { createSystemClock } from '#main/platform/clock.ts';
import { silentLog } from '#main/platform/log.ts';
import { prepareDataFolder, type DataFolder } from '#main/storage/data-folder.ts';

/** A trial folder in which that many citizens have answered, closed again. */
export async function makeTrialStore(path: string, answers: number): Promise<DataFolder> {
  const folder = prepareDataFolder(path);
  const app = await createApp({
    folder,
    system: createSystemClock(),
    log: silentLog,
    workerUrl: new URL('../../out/main/worker.js', import.meta.url),
  });
  const { rating } = createRouterClient(app.router, { context: app.connect('kiosk') });
  for (let answer = 0; answer < answers; answer += 1) {
    await rating.submit({
      id: randomUUID(),
      score: 4,
      questionnaire: 'kiosk@2',
      scaleOrder: 'descending',
      language: 'vi',
      readyMs: 3_000,
    });
  }
  app.close();
  return folder;
}
