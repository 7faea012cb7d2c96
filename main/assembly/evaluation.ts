import { hkdfSync } from 'node:crypto';
import type { Door, Routers } from '#main/door.ts';
import { createEvaluations } from '#main/evaluations.ts';
import { shippedFigures } from '#main/features/activity/shipped-figures.ts';
import type { FindCoverage } from '#main/features/activity/known-coverage.ts';
import {
  createEvaluationOf,
  createEvaluationRouter,
  type EvaluatedPlace,
} from '#main/features/evaluation/index.ts';
import type { Figures } from '#main/features/figures/index.ts';
import { workInOwnStore, type GatherDeskDeps } from '#main/features/gather/desk-work.ts';
import { markOfStore } from '#main/features/gather/store-mark.ts';
import { listVerifiedScores } from '#main/features/intake/scores-store.ts';
import { tellOffice } from '#main/office-tells.ts';
import { dayAt, previousDay } from '#shared/calendar.ts';
import { firstDayOf, monthOf } from '#shared/features/activity/month.ts';
import type { FactTable, OfficeFacts } from '#shared/features/evaluation/known.ts';
import { monthsOfQuarter, quarterOf } from '#shared/features/evaluation/quarter.ts';
import type { OwnSide } from '#shared/features/evaluation/source.ts';
import { leastFloor } from '#shared/features/gather/least-floor.ts';
import { ruleVersion } from '#shared/features/rating/misuse-rules.ts';
import type { Ground } from './ground.ts';

export interface EvaluationAssembly extends Pick<
  Ground,
  'db' | 'folder' | 'folderKind' | 'now' | 'settings' | 'runJob' | 'identity'
> {
  readonly workerUrl: URL;
  readonly figures: Figures;
  readonly findCoverage: FindCoverage;
  readonly gatherDesk: GatherDeskDeps;
}

/** Evaluations of the office's own ratings, and of all that it gathers. */
export function assembleEvaluation(door: Pick<Door, 'evaluation'>, deps: EvaluationAssembly) {
  const evaluations = createEvaluations(deps.workerUrl);
  const places = {
    office: officePlace(deps),
    store: storePlace(deps),
    ask: evaluations.ask,
  };
  const routers: Routers<'evaluation'> = {
    evaluation: createEvaluationRouter(door.evaluation, places),
  };
  return { routers, evaluationOf: createEvaluationOf(places), close: evaluations.close };
}

function officePlace(deps: EvaluationAssembly): EvaluatedPlace {
  const { figures, settings, folderKind, identity, runJob } = deps;
  const floor = () => settings().release.floors.counter;
  return {
    place: 'office',
    async mark() {
      const { periods } = await figures.listPeriods();
      const { code, name } = settings().unit;
      const [pool] = figures.listHomePools();
      return JSON.stringify([periods[0]?.id ?? 0, pool?.id ?? 0, floor(), code, name]);
    },
    count() {
      const releases = figures.listReleases();
      const [newest] = releases;
      const { code, name } = settings().unit;
      return runJob('countOffice', {
        periods: releases
          .map(({ toDay, afterArrival, toArrival }) => ({
            ...{ month: monthOf(toDay), afterArrival, toArrival },
          }))
          .toReversed(),
        unit: { code, name },
        homes: figures.listHomePools(),
        isSimulated: folderKind !== 'office',
        // as in the figures: nothing joins a quarter any more once a period of a later one is released
        closedTo: previousDay(
          newest === undefined
            ? '2000-01-01'
            : firstDayOf(monthsOfQuarter(quarterOf(monthOf(newest.toDay)))[0]),
        ),
        floor: floor(),
        secret: new Uint8Array(
          hkdfSync('sha256', identity.sealingKey, '', 'hai-long evaluation', 32),
        ),
      });
    },
    own: async () => ({
      ...ownSide(deps, 'office'),
      floor: floor(),
      facts: [await factsOf(deps)],
    }),
  };
}

function storePlace(deps: EvaluationAssembly): EvaluatedPlace {
  const { path } = deps.gatherDesk;
  const work = workInOwnStore(deps.gatherDesk);
  return {
    place: 'store',
    mark: async () => `${deps.gatherDesk.today()} ${markOfStore(path)}`,
    count: (refuse) =>
      work('evaluationSource', undefined, (why) => {
        if (why === 'NO_ROOM') throw new Error('no room to count in');
        return refuse(why);
      }),
    own: async () => ownSide(deps, 'store'),
  };
}

function ownSide({ now, settings }: EvaluationAssembly, place: OwnSide['place']): OwnSide {
  const { trustedMs, offsetMinutes } = now();
  const { unit, models } = settings();
  return {
    place,
    office: { code: unit.code, name: unit.name },
    madeOn: dayAt(trustedMs, offsetMinutes),
    ruleVersion,
    floor: leastFloor,
    models,
    figures: shippedFigures().figures.map(({ code, names, unit: of }) => ({
      code,
      name: names.vi,
      unit: of.vi,
    })),
    facts: [],
  };
}

/** What the office would tell its superior of itself now, and what that superior verified of it. */
async function factsOf(deps: EvaluationAssembly): Promise<OfficeFacts> {
  const { tables } = await tellOffice(deps);
  const told: readonly (FactTable & keyof typeof tables)[] = [
    ...(['activity', 'coverage', 'session_figures', 'letters', 'difficulties', 'tasks'] as const),
    ...(['activities_held', 'self_scores'] as const),
  ];
  const known = told.flatMap((name) => {
    const rows = tables[name];
    return rows === undefined ? [] : [[name, rows] as const];
  });
  const verified = listVerifiedScores(deps.db).map(
    ({ set_code, set_version, period, criterion, score, self_score, full_score, reason }) => ({
      ...{ set_code, set_version, period, criterion, score, self_score, full_score, reason },
    }),
  );
  return {
    unit: deps.settings().unit.code,
    tables: { ...Object.fromEntries(known), verified_scores: verified },
  };
}
