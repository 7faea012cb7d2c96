import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findIncarnation } from '#main/features/folder/folder-store.ts';
import { openDatabase } from '#main/storage/database.ts';
import { identityOfFolder } from './folder-identity.ts';
import { createFakeClock } from './fake-clock.ts';
import { buildBatch, createSender, enrol } from './station-batch.ts';
import { aRating, aStation, createTestApp, type TestApp } from './test-app.ts';

/** A stick with what an office’s stations send on a bad day: a gap, a fork, something that is no batch. */
export async function fillStick(desk: TestApp, stick: string): Promise<void> {
  const kind = desk.app.folderKind;
  const to = openDatabase(desk.folder.database);
  const { recipient } = await identityOfFolder(desk.folder, to);
  for (const [code, scores] of [
    ['may-2', [5, 4, 2]],
    ['may-3', [5, 5, 3]],
  ] as const) {
    const station = await createTestApp({
      kind,
      settings: { stations: [aStation({ code })] },
      clock: createFakeClock('2026-11-27T09:00:00+07:00'),
    });
    for (const score of scores) await station.kiosk().rating.submit(aRating({ score }));
    const from = openDatabase(station.folder.database);
    const life = findIncarnation(from, code) ?? '';
    const sender = await createSender(life, {
      unitCode: '00000',
      stationCode: code,
      folderKind: kind,
    });
    enrol(to, sender);
    const send = (number: number, after: number, until: number, previous: string | null) =>
      buildBatch(from, sender, stick, {
        number,
        previous,
        ranges: [[life, after, until]],
        desk: recipient,
        lie: (content) => ({
          ...content,
          period: { from: '2026-11-27', to: '2026-11-27' },
          health: { ...content.health, problems: code === 'may-2' ? ['disk.low'] : [] },
        }),
      });
    const first = await send(1, 0, 1, null);
    if (code === 'may-2') await send(3, 2, 3, 'a'.repeat(64));
    else {
      await send(2, 1, 2, first.name);
      await send(2, 1, 3, first.name);
    }
    from.close();
    station.close();
  }
  enrol(to, await createSender(crypto.randomUUID(), { unitCode: '00000', stationCode: 'may-4' }));
  to.close();
  writeFileSync(join(stick, 'anh-chup.hlb'), 'không phải gói');
}
