import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Door, Routers, Seat } from '#main/door.ts';
import { createActivityRouter } from '#main/features/activity/index.ts';
import { createCoverageFinder } from '#main/features/activity/known-coverage.ts';
import { shippedFigures } from '#main/features/activity/shipped-figures.ts';
import { createDifficultyRouter } from '#main/features/difficulty/index.ts';
import { createFigures, createFiguresRouter } from '#main/features/figures/index.ts';
import { listEntering } from '#main/features/intake/intake-store.ts';
import type { ReleaseDeps } from '#main/features/figures/release-periods.ts';
import { findFolder } from '#main/features/folder/folder-store.ts';
import { findConfirmedOfficer } from '#main/features/roster/known-roster.ts';
import { createTablesRouter, tableFileName } from '#main/features/tables/index.ts';
import { isWorkingDay } from '#shared/features/folder/opening-hours.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { Ground } from './ground.ts';

export interface FiguresDeps extends Pick<
  Ground,
  'db' | 'folder' | 'now' | 'settings' | 'runJob' | 'audit'
> {
  /** What was asked under a reference that answers carry. */
  readonly findQuestionnaire: (ref: string) => Questionnaire | undefined;
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** What is released of the ratings, and what is counted from it and beside it. */
export function assembleFigures(
  door: Pick<Door, 'figures' | 'activity' | 'difficulty' | 'tables'>,
  deps: FiguresDeps,
) {
  const { db, folder, now, settings, runJob, audit, actorOf } = deps;
  const releasing: ReleaseDeps = {
    db,
    now,
    minimum: () => settings().release.minimumNewAnswers,
    floors: () => settings().release.floors,
    isWorkingDay: (day) => isWorkingDay(settings(), day),
    isEntering: () => listEntering(db).length > 0,
    countNewAnswers: (query) => runJob('countNewAnswers', query),
  };
  const counterNames = () =>
    Object.fromEntries(settings().counters.map(({ code, name }) => [code, name]));
  const figures = createFigures({
    ...releasing,
    compute: (job) => runJob('computeFigures', job),
    findHomePools: (query) => runJob('findHomePools', query),
    counterNames,
    findQuestionnaire: deps.findQuestionnaire,
  });
  const findCoverage = createCoverageFinder({
    db,
    now,
    isWorkingDay: releasing.isWorkingDay,
    listReleases: figures.listReleases,
    countRatings: (releases) => runJob('countRatings', releases),
    startedAtMs: () => findFolder(db)?.created_at_ms ?? 0,
    smallest: figures.smallest,
  });
  const routers: Routers<'figures' | 'activity' | 'difficulty' | 'tables'> = {
    figures: createFiguresRouter(door.figures, {
      db,
      now,
      figures,
      findCoverage,
      floors: releasing.floors,
      counterNames,
      servesAtHomes: () =>
        settings().plan.some(({ mode }) => mode === 'portable') ||
        settings().models.some(({ kind }) => kind === 'atHome'),
      counterCodes: () => settings().counters.map(({ code }) => code),
      findOfficer: (at) => findConfirmedOfficer(db, settings().roster, at),
      computeQuarter: (job) => runJob('computeQuarter', job),
      countCells: (job) => runJob('countCells', job),
      actorOf,
    }),
    activity: createActivityRouter(door.activity, {
      db,
      now,
      set: shippedFigures(),
      findCoverage,
      release: figures.listPeriods,
      actorOf,
    }),
    difficulty: createDifficultyRouter(door.difficulty, {
      db,
      now,
      actorOf,
      unitName: () => settings().unit.name,
      fields: () => settings().fields,
      models: () => settings().models.map(({ code, name }) => ({ code, name })),
    }),
    tables: createTablesRouter(door.tables, {
      runExport: (job, onProgress) => runJob('exportTables', job, onProgress),
      fileFor: ({ format }) => {
        mkdirSync(folder.exports, { recursive: true });
        return join(folder.exports, tableFileName(now(), format));
      },
      audit: ({ seat }, { format, from = '', to = '' }) =>
        audit(actorOf(seat), 'tables.exported', { format, from, to }),
    }),
  };
  return { routers, releasing, figures, findCoverage };
}
