import type { Door, Seat } from '#main/door.ts';
import { dayAt } from '#shared/calendar.ts';
import type { ActivityYear, CurrentValue } from '#shared/features/activity/activity.contract.ts';
import { monthOf, monthsOfYear, previousMonth } from '#shared/features/activity/month.ts';
import {
  findFirstMonth,
  findNewestVersion,
  listValues,
  listVersions,
  type ValueRow,
} from './activity-store.ts';
import { enterValues, type ActivityDeps } from './enter-values.ts';
import { importTable, previewImport } from './import-table.ts';
import type { FindCoverage } from './known-coverage.ts';

export interface ActivityRouterDeps extends ActivityDeps {
  readonly findCoverage: FindCoverage;
  /** Releases what can be released, so that coverage is as new as it may be. */
  readonly release: () => Promise<unknown>;
  readonly actorOf: (seat: Seat | undefined) => string;
}

export function createActivityRouter(door: Door['activity'], deps: ActivityRouterDeps) {
  return {
    show: door.show.handler(({ input }) => showYear(deps, input.year)),
    history: door.history.handler(({ input }) => listVersions(deps.db, input.month, input.figure)),
    enter: door.enter.handler(({ input, context, errors }) => {
      const person = deps.actorOf(context.caller.seat);
      const outcome = enterValues(deps, { person, way: 'typed', ...input });
      if (!outcome.done) throw errors[outcome.why]();
      return { written: outcome.written };
    }),
    preview: door.preview.handler(({ input, errors }) => {
      const outcome = previewImport(deps, input.rows, input.mapping);
      if (!outcome.done) throw errors[outcome.why]();
      return outcome.preview;
    }),
    import: door.import.handler(({ input, context, errors }) => {
      const person = deps.actorOf(context.caller.seat);
      const outcome = importTable(deps, { person, ...input });
      if (outcome.done) return { written: outcome.written };
      switch (outcome.why) {
        case 'FIGURE_UNKNOWN':
        case 'VALUE_REFUSED':
        case 'MONTH_AHEAD':
          throw errors.IMPORT_FAULTY(); // the plan names them all before
        default:
          throw errors[outcome.why]();
      }
    }),
  };
}

/** How far back an office may enter what it has on paper. */
const yearsBack = 3;

async function showYear(deps: ActivityRouterDeps, wanted?: number): Promise<ActivityYear> {
  const { db, now, set } = deps;
  await deps.release();
  const { utcMs, offsetMinutes } = now();
  const thisMonth = monthOf(dayAt(utcMs, offsetMinutes));
  const thisYear = Number(thisMonth.slice(0, 4));
  const firstKept = Number((findFirstMonth(db) ?? thisMonth).slice(0, 4));
  const firstYear = Math.min(firstKept, thisYear - yearsBack);
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, back) => thisYear - back);
  // in January there is December to be entered
  const usualYear = Number(previousMonth(thisMonth).slice(0, 4));
  const year = wanted !== undefined && years.includes(wanted) ? wanted : usualYear;
  const months = monthsOfYear(year).filter((month) => month <= thisMonth);
  const coverage = await deps.findCoverage(months);
  const values = Map.groupBy(
    listValues(db, months[0] ?? thisMonth, months.at(-1) ?? thisMonth),
    ({ month }) => month,
  );
  return {
    year,
    years,
    figures: [...set.figures],
    contains: [...set.contains],
    months: coverage.map((coverage) => ({
      month: coverage.month,
      values: (values.get(coverage.month) ?? []).map(toValue),
      coverage,
    })),
    basedOn: findNewestVersion(db),
    offsetMinutes,
  };
}

function toValue({ figure, value, origin, versions }: ValueRow): CurrentValue {
  return { figure, value, versions, ...(origin !== null && { origin }) };
}
