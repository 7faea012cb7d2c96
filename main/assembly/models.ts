import { join } from 'node:path';
import type { Door, Routers, Seat } from '#main/door.ts';
import { shippedFigures } from '#main/features/activity/shipped-figures.ts';
import { writeDurably } from '#main/features/assessment/write-durably.ts';
import { recordSettingsNow } from '#main/features/folder/folder-store.ts';
import { listHeldSessions } from '#main/features/session/held-sessions.ts';
import { createModelRouter } from '#main/features/model/index.ts';
import type { Capture } from './capture.ts';
import type { Ground } from './ground.ts';

export interface ModelsDeps extends Pick<
  Ground,
  'db' | 'folder' | 'now' | 'settingsAt' | 'changed' | 'audit'
> {
  readonly plan: Capture['plan'];
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** The models that the office works by, and what was done under them. */
export function assembleModels(door: Pick<Door, 'model'>, deps: ModelsDeps): Routers<'model'> {
  const { db, folder, plan, now, settingsAt, changed, audit, actorOf } = deps;
  return {
    model: createModelRouter(door.model, {
      db,
      now,
      settingsAt,
      recordSettingsNow,
      figures: shippedFigures().figures.map(({ code, names }) => ({ code, ...names })),
      heldSessions: (days, moment) => listHeldSessions({ db, plan }, days, moment),
      writeExport: (name, text) => {
        const file = join(folder.exports, name);
        const outcome = writeDurably(file, () => [Buffer.from(text)]);
        return outcome.written ? { written: true, file } : outcome;
      },
      audit,
      actorOf,
      onChange: () => changed.fire('model'),
    }),
  };
}
