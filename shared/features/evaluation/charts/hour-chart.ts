import type { Evaluation } from '../evaluation.contract.ts';
import {
  baseOption,
  nameAxis,
  textOf,
  type Chart,
  type ChartLook,
  type DrawApi,
} from '#shared/charts/chart.ts';
import { chartNumbers } from '#shared/charts/write-numbers.ts';
import { periodName, type ChartWords } from './chart-words.ts';
import { monthsOfQuarter } from '../quarter.ts';

type HoursOfQuarter = Evaluation['hours'][number];
type HourCell = HoursOfQuarter['cells'][number];
type Range = readonly [from: number, to: number];

const lowerEnds = [0, 0.6, 0.7, 0.8, 0.9];

/** A quarter by weekday and hour; what is shown together is one field, and what is not shown stays blank. */
export function hourChart(
  { quarter, cells }: HoursOfQuarter,
  words: ChartWords,
  look: ChartLook,
): Chart {
  const { say } = words;
  const numbers = chartNumbers(words.language);
  const name = periodName(monthsOfQuarter(quarter), words);
  const columns = columnsOf(cells);
  const [from, to] = hoursShown(cells);
  const lowest = cells.toSorted((one, other) => one.share - other.share)[0];
  const highest = cells.toSorted((one, other) => other.share - one.share)[0];
  const dayName = ([first, last]: Range) =>
    first === last
      ? words.weekdayName(first)
      : `${words.weekdayName(first)}–${words.weekdayName(last)}`;
  const hourName = ([first, last]: Range) =>
    first === 0 && last === 23
      ? say('allDay')
      : first === last
        ? say('hour', { hour: String(first) })
        : say('hourRange', { from: String(first), to: String(last) });
  const placeOf = ({ weekdays, hours }: HourCell) => `${dayName(weekdays)}, ${hourName(hours)}`;
  return {
    name: `hours-${quarter}`,
    title: say('hours.title', { quarter: name }),
    description:
      lowest === undefined || highest === undefined
        ? ''
        : say('hours.told', {
            count: numbers.count(cells.length),
            lowest: placeOf(lowest),
            low: numbers.share(lowest.share),
            highest: placeOf(highest),
            high: numbers.share(highest.share),
          }),
    notes: cells.length < 2 ? [] : [say('hoursNote'), say('hoursEdge')],
    table: {
      columns: [
        { title: say('column.weekday'), form: 'text' },
        { title: say('column.hours'), form: 'text' },
        { title: say('column.n'), form: 'count' },
        { title: say('column.share'), form: 'share' },
        { title: say('column.low'), form: 'share' },
        { title: say('column.high'), form: 'share' },
      ],
      rows: cells.map((cell) => [
        dayName(cell.weekdays),
        hourName(cell.hours),
        cell.n,
        cell.share,
        cell.low,
        cell.high,
      ]),
    },
    picture:
      cells.length < 2
        ? undefined
        : { option: option(), height: 84 + Math.max((to - from + 1) * 34, 68) },
  };

  function option() {
    const hours = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    const placed = cells.map((cell) => ({
      cell,
      column: columns.findIndex(([first]) => first === cell.weekdays[0]),
      top: Math.max(cell.hours[0], from) - from,
      bottom: Math.min(cell.hours[1], to) - from,
    }));
    return {
      ...baseOption(look),
      legend: {
        top: 0,
        left: 64,
        selectedMode: false,
        itemWidth: 16,
        itemHeight: 12,
        textStyle: textOf(look),
      },
      grid: [{ left: 64, right: 12, top: 60, bottom: 12 }],
      xAxis: nameAxis(look, columns.map(dayName), {
        position: 'top',
        axisLine: { show: false },
        axisLabel: { ...textOf(look), interval: 0 },
      }),
      yAxis: nameAxis(
        look,
        hours.map((hour) => hourName([hour, hour])),
        { inverse: true, axisLine: { show: false } },
      ),
      series: [
        ...look.steps.map((color, step) => ({
          type: 'scatter',
          name: stepName(step),
          symbol: 'rect',
          itemStyle: { color, opacity: 1, borderColor: look.line, borderWidth: 1 },
          data: [],
        })),
        {
          type: 'custom',
          silent: true,
          encode: { x: 0, y: [1, 2] },
          data: placed.map(({ column, top, bottom }) => [column, top, bottom]),
          renderItem: (params: { readonly dataIndex: number }, api: DrawApi) => {
            const cell = placed[params.dataIndex]?.cell;
            const [x, y] = api.coord([api.value(0), api.value(1)]);
            const [, end] = api.coord([api.value(0), api.value(2)]);
            const [width, height] = api.size([1, 1]);
            const step = stepOf(cell?.share ?? 0);
            const tall = end - y + height;
            const words = {
              x,
              y: y - height / 2 + tall / 2,
              align: 'center',
              verticalAlign: 'middle',
              fontFamily: look.font,
              fontSize: 12,
              fill: look.onSteps[step],
            };
            const share = numbers.share(cell?.share ?? 0);
            const n = say('nOf', { n: numbers.count(cell?.n ?? 0) });
            return {
              type: 'group',
              children: [
                {
                  type: 'rect',
                  shape: {
                    x: x - width / 2 + 1.5,
                    y: y - height / 2 + 1.5,
                    width: width - 3,
                    height: tall - 3,
                    r: 3,
                  },
                  style: { fill: look.steps[step], stroke: look.line, lineWidth: 1 },
                },
                { type: 'text', style: { ...words, text: `${share} (${n})` } },
              ],
            };
          },
        },
      ],
    };
  }

  function stepName(step: number): string {
    const below = numbers.wholeShare(lowerEnds[step + 1] ?? 1);
    if (step === 0) return say('stepBelow', { to: below });
    const above = numbers.wholeShare(lowerEnds[step] ?? 0);
    return step === lowerEnds.length - 1
      ? say('stepAbove', { from: above })
      : say('stepBetween', { from: above, to: below });
  }
}

function stepOf(share: number): number {
  return lowerEnds.findLastIndex((end) => share >= end);
}

/** Weekdays that are shown together, in their order. */
function columnsOf(cells: readonly HourCell[]): readonly Range[] {
  const ranges = new Map(cells.map(({ weekdays }) => [weekdays[0], weekdays]));
  return [...ranges.values()].toSorted(([one], [other]) => one - other);
}

/** The first field of a day reaches back to midnight and the last on to it: only what lies between is drawn. */
function hoursShown(cells: readonly HourCell[]): Range {
  const parted = cells.filter(({ hours: [from, to] }) => from > 0 || to < 23);
  const from = Math.min(...parted.map(({ hours }) => hours[1]));
  const to = Math.max(...parted.map(({ hours }) => hours[0]));
  return from <= to ? [from, to] : [0, 0];
}
