import type { Door, Routers, Seat } from '#main/door.ts';
import { shippedFigures } from '#main/features/activity/shipped-figures.ts';
import { recordSettingsNow } from '#main/features/folder/folder-store.ts';
import { listHeldSessions } from '#main/features/session/held-sessions.ts';
import { createModelRouter } from '#main/features/model/index.ts';
import type { Capture } from './capture.ts';
import type { Ground } from './ground.ts';

export interface ModelsDeps extends Pick<Ground, 'db' | 'now' | 'settingsAt' | 'changed'> {
  readonly plan: Capture['plan'];
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** The models that the office works by, and what was done under them. */
export function assembleModels(door: Pick<Door, 'model'>, deps: ModelsDeps): Routers<'model'> {
  const { db, plan, now, settingsAt, changed, actorOf } = deps;
  return {
    model: createModelRouter(door.model, {
      db,
      now,
      settingsAt,
      recordSettingsNow,
      figures: shippedFigures().figures.map(({ code, names }) => ({ code, ...names })),
      heldSessions: (days, moment) => listHeldSessions({ db, plan }, days, moment),
      actorOf,
      onChange: () => changed.fire('model'),
    }),
  };
}
