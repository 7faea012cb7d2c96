import type { Door, Routers, Seat } from '#main/door.ts';
import { listPeople } from '#main/features/access/person-store.ts';
import { listValues } from '#main/features/activity/activity-store.ts';
import type { Figures } from '#main/features/figures/index.ts';
import type { ReleaseDeps } from '#main/features/figures/release-periods.ts';
import { hasUnreleasedBefore } from '#main/features/figures/release-store.ts';
import { createGamingRouter } from '#main/features/gaming/index.ts';
import { createQuestions, type QuestionsDeps } from '#main/features/gaming/questions.ts';
import { listTrustedBefore } from '#main/features/rating/response-store.ts';
import { dayAt } from '#shared/calendar.ts';
import { rightsOfRoles, type Right } from '#shared/features/access/rights.ts';
import { visitsCode } from '#shared/features/activity/activity-figures.ts';
import type { Ground } from './ground.ts';

export interface GamingAssemblyDeps extends Pick<
  Ground,
  'db' | 'now' | 'settings' | 'runJob' | 'incarnationId' | 'log'
> {
  readonly figures: Figures;
  readonly releasing: Pick<ReleaseDeps, 'isEntering'>;
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** What is asked of the office's own figures, once a month. */
export function assembleGaming(door: Pick<Door, 'gaming'>, deps: GamingAssemblyDeps) {
  const { db, now, settings, figures, log } = deps;
  const raising: QuestionsDeps = {
    db,
    now,
    listReleases: figures.listReleases,
    hasUnreleasedBefore: (beforeMs) => hasUnreleasedBefore(db, beforeMs),
    isEntering: deps.releasing.isEntering,
    lastHeardFrom: () =>
      listTrustedBefore(db, { afterArrival: Number.MAX_SAFE_INTEGER, toArrival: 0 })
        .filter(({ incarnation_id }) => incarnation_id !== deps.incarnationId)
        .map(({ recorded_at_ms, offset_minutes }) => dayAt(recorded_at_ms, offset_minutes)),
    listVisits: (from, to) =>
      listValues(db, from, to)
        .filter(({ figure }) => figure === visitsCode)
        .map(({ month, value }) => ({ month, n: value })),
    roster: () => settings().roster,
    floors: () => settings().release.floors,
    askOfMonth: (job) => deps.runJob('askOfMonth', job),
    atCounters: () =>
      listPeople(db)
        .filter(({ roles }) => rightsOfRoles(roles).has('roster.confirm'))
        .map(({ code }) => code),
  };
  const questions = createQuestions(raising);
  const routers: Routers<'gaming'> = {
    gaming: createGamingRouter(door.gaming, {
      ...raising,
      questions,
      counters: () => settings().counters.map(({ code, name }) => ({ code, name })),
      release: figures.listPeriods,
      actorOf: deps.actorOf,
    }),
  };
  return {
    routers,
    /** What waits for a person. A month that has become whole is looked at behind their back: it scans a year. */
    remind(rights: ReadonlySet<Right>, person: string) {
      void questions.raise().catch((error) => db.open && log.error('month not looked at', error));
      return questions.count(rights, person);
    },
  };
}
