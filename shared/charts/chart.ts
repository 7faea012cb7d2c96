/** An option of Apache ECharts, drawn alike by the page and by the core; nothing in it moves. */
export type ChartOption = Readonly<Record<string, unknown>>;

/** A cell without a number is null. */
export type ChartCell = string | number | null;

/** How a column is written for people; files keep the bare number, shares between 0 and 1. */
export type ColumnForm = 'text' | 'count' | 'share' | 'points';

/** Everything that the picture shows, and what it has no room for. */
export interface ChartTable {
  readonly columns: readonly { readonly title: string; readonly form: ColumnForm }[];
  readonly rows: readonly (readonly ChartCell[])[];
}

export interface Chart {
  /** The same in every language; part of the names of saved files. */
  readonly name: string;
  readonly title: string;
  /** What somebody is told who cannot see it. */
  readonly description: string;
  /** What has to be read with it. */
  readonly notes: readonly string[];
  readonly table: ChartTable;
  /** Undefined where there is too little for axes; the table says it all. */
  readonly picture: { readonly option: ChartOption; readonly height: number } | undefined;
}

/** Paper and ink of a chart. */
export interface ChartLook {
  readonly font: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly paper: string;
  readonly main: string;
  readonly second: string;
  readonly shade: string;
  /** From the best level to the worst: told apart by readers who do not tell red from green, and by lightness. */
  readonly levels: readonly [string, string, string, string, string];
  /** What is written on each level. */
  readonly onLevels: readonly [string, string, string, string, string];
  /** From the lowest share to the highest. */
  readonly steps: readonly [string, string, string, string, string];
  /** What is written on each step. */
  readonly onSteps: readonly [string, string, string, string, string];
}

const font = "'Be Vietnam Pro', 'Noto Sans', 'Segoe UI', sans-serif";

/** For paper and for the light page. */
export const lightLook: ChartLook = {
  font,
  ink: '#12303a',
  soft: '#3b525c',
  line: '#dcd7cb',
  paper: '#ffffff',
  main: '#0d5c53',
  second: '#9a5b00',
  shade: '#eef2ee',
  levels: ['#01665e', '#7cc4ba', '#e3dfd3', '#dfb764', '#8c510a'],
  onLevels: ['#ffffff', '#12303a', '#12303a', '#12303a', '#ffffff'],
  steps: ['#eaf3f0', '#b9dbd3', '#7fbdb0', '#3c8a7d', '#0d5c53'],
  onSteps: ['#12303a', '#12303a', '#12303a', '#ffffff', '#ffffff'],
};

/** For the dark page alone. */
export const darkLook: ChartLook = {
  font,
  ink: '#e6eef0',
  soft: '#bccbd1',
  line: '#3b5059',
  paper: '#16252b',
  main: '#7fd0be',
  second: '#f2c27f',
  shade: '#1d2f36',
  levels: ['#3fa796', '#a5dcd2', '#5a6a72', '#e6c583', '#c08a3e'],
  onLevels: ['#0e191e', '#0e191e', '#ffffff', '#0e191e', '#0e191e'],
  steps: ['#1f3a3a', '#24514f', '#2f7069', '#58a496', '#9be0d1'],
  onSteps: ['#e6eef0', '#e6eef0', '#ffffff', '#0e191e', '#0e191e'],
};

/** What a drawing function of ECharts is handed. */
export interface DrawApi {
  value(dimension: number): number;
  coord(at: readonly number[]): readonly [number, number];
  size(of: readonly number[]): readonly [number, number];
}

/** What every picture has in common. */
export function baseOption(look: ChartLook): ChartOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: look.font, fontSize: 13, color: look.ink },
  };
}

/** Words of an axis or a mark; the font is named part by part, for a page lets no style attribute in. */
export function textOf(look: ChartLook, more: ChartOption = {}): ChartOption {
  return { fontFamily: look.font, fontSize: 13, color: look.soft, ...more };
}

/** An axis of shares, from a round number below the lowest to 100 %. */
export function shareAxis(
  look: ChartLook,
  lowest: number,
  write: (share: number) => string,
): ChartOption {
  const from = axisFrom(lowest);
  return {
    type: 'value',
    min: from,
    max: 1,
    interval: from > 0.55 ? 0.1 : 0.2,
    axisLabel: { ...textOf(look), formatter: write },
    splitLine: { lineStyle: { color: look.line } },
  };
}

/** Never so narrow that a hair looks like a cliff: at least 30 points are on the axis. */
export function axisFrom(lowest: number): number {
  const tenth = Math.min(Math.floor(lowest * 10 + 1e-9), 7);
  const even = tenth > 5 ? tenth : tenth - (tenth % 2);
  return Math.max(even, 0) / 10;
}

/** Names along an axis. */
export function nameAxis(
  look: ChartLook,
  names: readonly string[],
  more: ChartOption = {},
): ChartOption {
  return {
    type: 'category',
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.soft } },
    axisLabel: { ...textOf(look), lineHeight: 17, hideOverlap: true },
    ...more,
  };
}

export interface Whisker {
  /** The place along the axis of names. */
  readonly at: number;
  readonly low: number;
  readonly high: number;
  readonly colour?: string;
  readonly isDashed?: boolean;
}

/** Lines from a low to a high end with a short stroke at both. */
export function whiskers(
  marks: readonly Whisker[],
  look: ChartLook,
  lying: 'upright' | 'flat',
  axes: ChartOption = {},
): ChartOption {
  const isFlat = lying === 'flat';
  return {
    ...axes,
    type: 'custom',
    silent: true,
    z: 2,
    encode: isFlat ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
    data: marks.map(({ at, low, high }) => [at, low, high]),
    renderItem: (params: { readonly dataIndex: number }, api: DrawApi) => {
      const mark = marks[params.dataIndex];
      const ends = [api.value(1), api.value(2)].map((end) =>
        api.coord(isFlat ? [end, api.value(0)] : [api.value(0), end]),
      );
      const style = {
        stroke: mark?.colour ?? look.main,
        lineWidth: 1.5,
        ...(mark?.isDashed === true && { lineDash: [4, 3] }),
      };
      const stroke = (x1: number, y1: number, x2: number, y2: number) => ({
        type: 'line',
        shape: { x1, y1, x2, y2 },
        style,
      });
      const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = ends;
      const caps = ends.map(([x, y]) =>
        isFlat ? stroke(x, y - 4, x, y + 4) : stroke(x - 4, y, x + 4, y),
      );
      return { type: 'group', children: [stroke(x1, y1, x2, y2), ...caps] };
    },
  };
}
