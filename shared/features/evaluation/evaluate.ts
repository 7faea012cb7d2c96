import { daysBetween } from '#shared/calendar.ts';
import { firstDayOf, type Month } from '../activity/month.ts';
import type { Model } from '../model/model.ts';
import { graceMinutes } from '../session/grace.ts';
import { labelSet as headlineWords } from '../rating/scale.ts';
import { compareShares } from '../statistics/difference.ts';
import { sumOfDays } from '../statistics/day-totals.ts';
import { pChart } from '../statistics/p-chart.ts';
import { seededRandom } from '../statistics/seeded-random.ts';
import { trendOf, type TrendPoint } from '../statistics/trend.ts';
import { leastCoverage } from '../statistics/visit-coverage.ts';
import { wilsonInterval } from '#shared/statistics.ts';
import { besideOf, chooseBlocks, chooseHeadline, choiceOf, type Choice } from './chosen-blocks.ts';
import { headlineOf, type Cube, type CubeBlock } from './cube.ts';
import { cleanDays, figureOfBlocks } from './evaluated-figure.ts';
import { periodsOf } from './evaluated-periods.ts';
import type {
  ChartView,
  ComparisonView,
  EvaluatedFigure,
  EvaluatedPeriod,
  Evaluation,
  EvaluationNotice,
  EvaluationQuestion,
} from './evaluation.contract.ts';
import { knownVisits, type KnownVisits } from './known-visits.ts';
import type { EvaluationKnown } from './known.ts';
import { pilotOf } from './pilot-units.ts';
import { quarterOf } from './quarter.ts';
import { toldFacts } from './told-facts.ts';
import { unitsInBands } from './units-in-bands.ts';
import type { CubeWeek } from './weeks-of-months.ts';

/**
 * The evaluation of a question: the one object that the screen, the printed report and every table show. All figures
 * of ratings are sums of whole blocks of the cube; what an office tells beside them comes from its own tables.
 * The same cube, facts and question give the same evaluation, to the last digit.
 */
export function evaluate(
  cube: Cube,
  known: EvaluationKnown,
  question: EvaluationQuestion,
): Evaluation {
  const model = known.models.find(({ code }) => code === question.model);
  const choice = choiceOfModel(question, model);
  const visits = knownVisits(known.facts);
  const found = chooseHeadline(cube, choice);
  const chosen = sideOf(found.blocks, choice, visits);
  const otherChoice = besideOf(choice, question.beside);
  const otherBlocks = otherChoice && chooseHeadline(cube, otherChoice).blocks;
  const waiting = cube.waiting.filter((quarter) => choice.months.map(quarterOf).includes(quarter));
  const others = otherSeries(cube, choice, model);
  const incomplete = known.incomplete.filter(
    ({ unit, month }) =>
      choice.months.includes(month) && (choice.units === undefined || choice.units.has(unit)),
  );
  const weeks = cube.weeks.filter(({ month }) => choice.months.includes(month));
  const periods = evaluatedPeriods(found.blocks, choice, visits);
  const nameOf = (unit: string) => known.unitNames.get(unit) ?? unit;
  const facts = toldFacts({ months: choice.months, model, units: choice.units, known });
  return {
    place: known.place,
    isSimulated: known.isSimulated,
    office: known.office,
    madeOn: known.madeOn,
    question,
    ruleVersion: known.ruleVersion,
    floor: known.floor,
    notices: noticesOf(known, chosen.figure, {
      isWaiting: waiting.length > 0,
      isTooFew: cube.tooFew.some(
        ({ series, quarter }) =>
          series === headlineOf(cube.series)?.key && choice.months.map(quarterOf).includes(quarter),
      ),
      isJoinedOut: found.joinedOut > 0,
      isIncomplete: incomplete.length > 0,
    }),
    months: monthsOf(found.blocks),
    waiting,
    joinedOut: found.joinedOut,
    undated: known.undated,
    incomplete: incomplete.map((each) => ({ ...each, name: nameOf(each.unit) })),
    model: model === undefined ? null : modelView(model),
    chosen: { months: [...choice.months], figure: chosen.figure ?? null },
    beside:
      otherChoice === undefined || otherBlocks === undefined
        ? null
        : {
            months: [...otherChoice.months],
            figure: sideOf(otherBlocks, otherChoice, visits).figure ?? null,
          },
    comparison:
      otherChoice === undefined || otherBlocks === undefined
        ? null
        : compared(
            { blocks: found.blocks, choice },
            { blocks: otherBlocks, choice: otherChoice },
            visits,
            known.floor,
          ),
    periods,
    trend: trendOfChoice(choice, periods, weeks),
    chart: chartOf(weeks),
    hours: hoursOf(cube, choice),
    reasons: reasonsOf(found.blocks),
    others,
    units:
      known.place === 'office'
        ? []
        : unitsInBands(
            found.blocks,
            headlineWords,
            (own) => visits.ofBlocks(own, choice),
            nameOf,
            known.floor,
          ),
    pilot: model === undefined ? null : pilotView(cube, known, question, model, visits),
    ...facts,
  };
}

/**
 * Ratings carry a model where its sessions have a beginning and an end. One of all hours, and a stretch of work without
 * sessions, are the whole service.
 */
function choiceOfModel(question: EvaluationQuestion, model: Model | undefined): Choice {
  const choice = choiceOf(question);
  const isWhole = model?.kind === 'allHours' || model?.kind === 'campaign';
  return isWhole ? { ...choice, model: undefined } : choice;
}

function sideOf(blocks: readonly CubeBlock[], choice: Choice, visits: KnownVisits) {
  return { figure: figureOfBlocks(blocks, headlineWords, visits.ofBlocks(blocks, choice)) };
}

function monthsOf(blocks: readonly CubeBlock[]): Month[] {
  return [...new Set(blocks.flatMap(({ months }) => months))].toSorted();
}

interface SideAsked {
  readonly blocks: readonly CubeBlock[];
  readonly choice: Choice;
}

/** Both sides are of the headline's series, so of one way of collection. */
function compared(
  one: SideAsked,
  other: SideAsked,
  visits: KnownVisits,
  floor: number,
): ComparisonView {
  const side = ({ blocks, choice }: SideAsked) => ({
    days: cleanDays(blocks, headlineWords),
    visits: visits.ofBlocks(blocks, choice),
    mode: headlineWords,
  });
  const found = compareShares(side(one), side(other), floor);
  if (found.is !== 'cannotTell') return found;
  return { is: 'cannotTell', reasons: [...found.reasons], difference: found.difference ?? null };
}

function evaluatedPeriods(
  blocks: readonly CubeBlock[],
  choice: Choice,
  visits: KnownVisits,
): EvaluatedPeriod[] {
  return periodsOf(blocks).flatMap(({ months, blocks: some }) => {
    const figure = figureOfBlocks(some, headlineWords, visits.ofBlocks(some, choice));
    return figure === undefined ? [] : [{ months: [...months], figure }];
  });
}

/** Days of a trend's unit of time. */
const daysOfMonth = 30;

function trendOfChoice(
  choice: Choice,
  periods: readonly EvaluatedPeriod[],
  weeks: readonly CubeWeek[],
): Evaluation['trend'] {
  const isWhole = choice.model === undefined && choice.units === undefined;
  const points = isWhole ? weeks.map(pointOfWeek) : periods.map(pointOfPeriod);
  const found = trendOf(points);
  return found.is === 'cannotTell' ? { is: 'cannotTell', reasons: [...found.reasons] } : found;
}

const epoch = '2000-01-01';

function pointOfWeek({ from, to, n, k }: CubeWeek): TrendPoint {
  const middle = (daysBetween(epoch, from) + daysBetween(epoch, to)) / 2;
  return { at: middle / daysOfMonth, n, k };
}

function pointOfPeriod({ months, figure: { clean } }: EvaluatedPeriod): TrendPoint {
  const middle = daysBetween(epoch, firstDayOf(months[0] ?? epoch)) + 15 * months.length;
  const n = clean?.n ?? 0;
  return { at: middle / daysOfMonth, n, k: Math.round((clean?.topTwo ?? 0) * n) };
}

function chartOf(weeks: readonly CubeWeek[]): ChartView {
  const used = weeks.filter(({ n }) => n > 0);
  const chart = pChart(used);
  const placeOf = ({ from, to, n }: CubeWeek) => ({ from, to, n });
  if (chart.is === 'cannotTell')
    return {
      is: 'cannotTell',
      reasons: [...chart.reasons],
      weeks: used.map((week) => ({ ...placeOf(week), share: week.k / week.n })),
    };
  const { centre, widening, points } = chart;
  return {
    ...{ is: 'chart', centre, widening },
    points: used.flatMap((week, at) => {
      const point = points[at];
      return point === undefined ? [] : [{ ...placeOf(week), ...point, rules: [...point.rules] }];
    }),
  };
}

function hoursOf(cube: Cube, { months }: Choice): Evaluation['hours'] {
  const asked = new Set(months.map(quarterOf));
  return [...Map.groupBy(cube.hours, ({ quarter }) => quarter)]
    .filter(([quarter]) => asked.has(quarter))
    .toSorted(([one], [other]) => (one > other ? -1 : 1))
    .map(([quarter, cells]) => ({
      quarter,
      cells: cells.map(({ weekdays, hours, n, k }) => {
        const [low, high] = wilsonInterval(k, n);
        return {
          ...{ weekdays: [...weekdays], hours: [...hours], n, share: k / n },
          ...{ low: Math.min(low, k / n), high: Math.max(high, k / n) },
        };
      }),
    }));
}

function reasonsOf(blocks: readonly CubeBlock[]): Evaluation['reasons'] {
  const told = blocks.filter(({ reasons }) => reasons !== undefined);
  const answered = told.reduce((sum, { reasons }) => sum + (reasons?.answered ?? 0), 0);
  if (answered === 0) return null;
  const chosen = new Map<string, number>();
  for (const { reasons } of told)
    for (const [reason, n] of Object.entries(reasons?.chosen ?? {}))
      chosen.set(reason, (chosen.get(reason) ?? 0) + n);
  return {
    answered,
    n: told.reduce((sum, { n }) => sum + n, 0),
    chosen: [...chosen]
      .map(([reason, n]) => ({ reason, n, share: n / answered }))
      .toSorted((one, other) => other.n - one.n || (one.reason < other.reason ? -1 : 1)),
  };
}

/**
 * Each by itself, whatever was asked beside: it is added to nothing and set beside nothing. What was given at homes
 * is told by months and carries no model: it stands beside a model at home as a whole.
 */
function otherSeries(cube: Cube, choice: Choice, model: Model | undefined): Evaluation['others'] {
  const headline = headlineOf(cube.series);
  return cube.series
    .filter(({ key }) => key !== headline?.key)
    .flatMap(({ key, kind, words, labelSet }) => {
      const isHomes = kind === 'portable' && model?.kind === 'atHome';
      const { blocks } = chooseBlocks(
        cube,
        key,
        isHomes ? { ...choice, model: undefined } : choice,
      );
      const figure = figureOfBlocks(blocks, labelSet, undefined);
      return figure === undefined ? [] : [{ kind, words: [...words], figure }];
    });
}

function pilotView(
  cube: Cube,
  known: EvaluationKnown,
  question: EvaluationQuestion,
  model: Model,
  visits: KnownVisits,
): Evaluation['pilot'] {
  const everything = { ...choiceOf(question), model: undefined };
  const { blocks } = chooseHeadline(cube, everything);
  const found = pilotOf({
    ...{ model, own: known.office.code, blocks, mode: headlineWords, labelSet: headlineWords },
    visitsOf: visits.ofUnit,
    floor: known.floor,
    // the same question gets the same answer
    random: seededRandom(JSON.stringify([question, sumOfDays(cleanDays(blocks, headlineWords))])),
  });
  return found ?? null;
}

function modelView(model: Model): NonNullable<Evaluation['model']> {
  const { code, name, kind, basis, verified, validFrom, validTo, deadlines } = model;
  return {
    ...{ code, name, kind, verified, validFrom, validTo: validTo ?? null },
    graceMinutes: kind === 'weeklyWindow' || kind === 'calendarDays' ? graceMinutes : 0,
    basis: [...basis],
    deadlines: [...deadlines],
  };
}

/** In the order in which they are said. */
function noticesOf(
  known: EvaluationKnown,
  figure: EvaluatedFigure | undefined,
  is: {
    readonly isWaiting: boolean;
    readonly isTooFew: boolean;
    readonly isJoinedOut: boolean;
    readonly isIncomplete: boolean;
  },
): EvaluationNotice[] {
  const coverage = figure?.coverage;
  const said: readonly (readonly [EvaluationNotice, boolean])[] = [
    ['simulated', known.isSimulated],
    ['cleanFirst', figure?.isSaidFirst ?? false],
    ['noHeadline', figure === undefined],
    ['waiting', is.isWaiting],
    ['tooFew', is.isTooFew],
    ['joinedOut', is.isJoinedOut],
    ['incomplete', is.isIncomplete],
    ['coverageLow', coverage?.is === 'known' && coverage.share < leastCoverage],
    ['coverageUnknown', coverage?.is === 'unknown'],
    ['coverageInconsistent', coverage?.is === 'inconsistent'],
    ['runsUnknown', known.isRunBlind],
    ['clockInDoubt', known.undated > 0],
  ];
  return said.flatMap(([notice, holds]) => (holds ? [notice] : []));
}
