import type {
  EvaluatedFigure,
  Evaluation,
  UnitView,
} from '#shared/features/evaluation/evaluation.contract.ts';

/** A figure of `n` answers of which `satisfied` are of the two best levels, one in ten left out. */
export function aFigure(
  n: number,
  share: number,
  more: Partial<EvaluatedFigure> = {},
): EvaluatedFigure {
  const counted = (n: number) => {
    const satisfied = Math.round(n * share);
    const rest = n - satisfied;
    const counts = [
      Math.round(satisfied * 0.45),
      satisfied - Math.round(satisfied * 0.45),
      Math.round(rest * 0.6),
      Math.round(rest * 0.25),
      rest - Math.round(rest * 0.6) - Math.round(rest * 0.25),
    ];
    const mean =
      counts.reduce((sum, count, at) => sum + count * (100 - at * 25), 0) / Math.max(n, 1);
    const levels = counts.map((count, at) => ({
      score: 5 - at,
      n: count,
      share: n === 0 ? 0 : count / n,
    }));
    return { n, levels, mean, topTwo: n === 0 ? 0 : satisfied / n };
  };
  const raw = counted(n);
  const left = Math.floor(n / 40);
  const clean = counted(n - left);
  const half = 1 / Math.sqrt(Math.max(n, 1));
  const interval = (at: number, by: number, most: number) => ({
    low: Math.max(at - by, 0),
    high: Math.min(at + by * 0.8, most),
    method: 'dayClustered' as const,
    days: 20,
    designEffect: 1.4,
  });
  const [verySatisfied = 0, satisfied = 0, neutral = 0, poor = 0, worst = 0] = clean.levels.map(
    (level) => level.n,
  );
  return {
    labelSet: 'hl5.1',
    raw,
    clean,
    leftOut: left === 0 ? null : { n: left, mean: 95, share: left / n },
    isSaidFirst: false,
    threeLevels: { verySatisfied, satisfied, dissatisfied: poor + worst, neutral, n: clean.n },
    shareInterval: interval(clean.topTwo, half, 1),
    meanInterval: interval(clean.mean, half * 50, 100),
    coverage: {
      is: 'known',
      share: 0.4,
      visits: Math.round(n / 0.4),
      silent: Math.round(n * 1.5),
      bounds: [share * 0.4, share * 0.4 + 0.6],
    },
    breakEven: { is: 'rate', rate: 0.83 },
    ...more,
  };
}

export function aUnit(number: number, band: number | null, share: number): UnitView {
  const n = 60 + ((number * 37) % 300);
  const figure = aFigure(n, share);
  const half = 1.3 / Math.sqrt(n);
  return {
    unit: String(10_000 + number),
    name: `Xã Số ${number}`,
    figure,
    band,
    places: band === null ? null : [1, 3],
    joint:
      band === null ? null : { low: Math.max(share - half, 0), high: Math.min(share + half, 1) },
    reasons: band === null ? ['coverageLow'] : [],
    periods: ['2026-07', '2026-08', '2026-09'].map((month, at) => {
      const moved = Math.min(share + (((number + at) % 5) - 2) * 0.02, 1);
      return {
        months: [month],
        n: Math.round(n / 3),
        share: moved,
        low: Math.max(moved - 0.08, 0),
        high: Math.min(moved + 0.06, 1),
      };
    }),
  };
}

const nothing: Evaluation = {
  place: 'office',
  isSimulated: false,
  office: { code: '10001', name: 'UBND xã Mẫu' },
  madeOn: '2026-10-05',
  question: { from: '2026-07', to: '2026-09', model: null, units: [], beside: 'none' },
  ruleVersion: 'misuse-1',
  floor: 10,
  notices: [],
  months: [],
  waiting: [],
  joinedOut: 0,
  undated: 0,
  incomplete: [],
  model: null,
  chosen: { months: [], figure: null },
  beside: null,
  comparison: null,
  periods: [],
  trend: { is: 'cannotTell', reasons: ['tooFewPoints'] },
  chart: { is: 'cannotTell', reasons: ['tooFewPoints'], weeks: [] },
  hours: [],
  reasons: null,
  others: [],
  units: [],
  pilot: null,
  activity: [],
  targets: [],
  sessions: { byMonth: [], groups: [] },
  letters: [],
  apologies: { owed: null, made: null },
  tasks: [],
  undertakings: [],
  difficulties: [],
  scores: [],
};

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** An evaluation of an office that has nothing yet, but for what is said. */
export function anEvaluation(more: Partial<Evaluation> = {}): Evaluation {
  return { ...nothing, ...more };
}

/** A year of an ordinary office. */
export function aYear(more: Partial<Evaluation> = {}): Evaluation {
  const months = Array.from(
    { length: 12 },
    (_, at) => `${at < 3 ? 2025 : 2026}-${String(((at + 9) % 12) + 1).padStart(2, '0')}`,
  );
  const shares = [0.81, 0.8, 0.84, 0.78, 0.82, 0.83, 0.86, 0.85, 0.88, 0.87, 0.9, 0.91];
  const monday = (at: number) => dayAfter('2025-10-06', at * 7);
  return anEvaluation({
    months,
    question: { ...nothing.question, from: '2025-10', to: '2026-09' },
    chosen: { months, figure: aFigure(1_840, 0.86) },
    periods: months.map((month, at) => ({
      months: [month],
      figure: aFigure(at === 4 ? 22 : 120 + at * 7, shares[at] ?? 0.8),
    })),
    trend: { is: 'rising', slope: 0.0003, low: 0.0001, high: 0.0005 },
    chart: {
      is: 'chart',
      centre: 0.853,
      widening: 1.2,
      points: Array.from({ length: 50 }, (_, at) => {
        const share = 0.853 + Math.sin(at * 1.7) * 0.06 - (at === 23 ? 0.17 : 0);
        return {
          from: monday(at),
          to: dayAfter(monday(at), 6),
          n: 30 + (at % 7) * 3,
          share,
          low: 0.72 - (at % 7) * 0.006,
          high: 0.985 + (at % 7) * 0.002,
          rules: at === 23 ? ['beyondLimits'] : at === 40 ? ['nineOnOneSide'] : [],
        };
      }),
    },
    hours: [
      {
        quarter: '2026-Q3',
        cells: [1, 2, 3, 4, 5].flatMap((weekday) =>
          (
            [
              [0, 8],
              [9, 9],
              [10, 13],
              [14, 14],
              [15, 15],
              [16, 23],
            ] as const
          ).map(([from, to], at) => {
            const share = 0.95 - at * 0.035 - (weekday % 3) * 0.04;
            return {
              weekdays: [weekday, weekday === 5 ? 7 : weekday] as [number, number],
              hours: [from, to] as [number, number],
              n: 14 + at * 3,
              share,
              low: share - 0.1,
              high: Math.min(share + 0.08, 1),
            };
          }),
        ),
      },
    ],
    reasons: {
      answered: 412,
      n: 1_840,
      chosen: [
        ['attitude', 190],
        ['waiting', 142],
        ['guidance', 96],
        ['result', 61],
        ['paperwork', 40],
        ['place', 22],
        ['fee', 9],
      ].map(([reason, n]) => ({
        reason: String(reason),
        n: Number(n),
        share: Number(n) / 412,
      })),
    },
    ...more,
  });
}

/** Many offices' quarter in a store. */
export function aStore(units: number, more: Partial<Evaluation> = {}): Evaluation {
  return aYear({
    place: 'store',
    units: Array.from({ length: units }, (_, at) => {
      const band = at % 11 === 10 ? null : 1 + (at % 3);
      return aUnit(at + 1, band, 0.94 - (band ?? 2) * 0.07 + ((at % 5) - 2) * 0.01);
    }),
    ...more,
  });
}
