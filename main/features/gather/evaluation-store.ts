import type {
  CountedAnswers,
  CountedDay,
  CountedReason,
  CubeSeries,
} from '#shared/features/evaluation/cube.ts';
import { monthOf } from '#shared/features/activity/month.ts';
import { misuseRules, ruleVersion } from '#shared/features/rating/misuse-rules.ts';
import {
  labelSet as headlineWords,
  labelSets,
  type LabelSet,
} from '#shared/features/rating/scale.ts';
import type { SeriesKind } from '#shared/features/statistics/evaluation-series.ts';
import { sqlText, type Cell, type DuckDatabase, type Row } from './duck-database.ts';
import { evaluationSchema } from './evaluation-schema-store.ts';
import { givenAnswers, givenFacts } from './given-answers-store.ts';

/** What a warehouse has counted for evaluations. */
export interface EvaluationStore {
  /** Counts units anew of which other batches are counted now; each as a whole or not at all. */
  level(): Promise<void>;
  read(): Promise<{
    readonly counted: CountedAnswers;
    /** Answers that no day is known of, for a clock was wrong. */
    readonly undated: number;
  }>;
}

/** How series are parted here and in open data; with it the same answers are parted alike in both. */
export interface StoreSeries {
  readonly way: string;
  readonly labelSet: string;
  readonly scaleOrder: string;
}

/** Raised when what is counted, or how, becomes another. */
const countingVersion = 1;
const countedBy = `${countingVersion} ${ruleVersion}`;

/** What is looked at together has to fit into the memory of an office PC. */
const mostAnswersAtOnce = 2_000_000;

const tables = ['evaluation_unit', 'evaluation_day', 'evaluation_hour', 'evaluation_reason'];
const places = [5, 4, 3, 2, 1] as const;
const texts = 'unit_code, way, label_set, scale_order, model_code';
const counts = [
  ...places.map((score) => `clean_${score}`),
  ...places.map((score) => `out_${score}`),
].join(', ');

/**
 * What a row alone shows of misuse. Of a run the rows from that on which it became one are left out; the few
 * before cannot be told from others, for batches do not carry the order of answers (decision 0029).
 */
const isMisused = `(
  COALESCE(ready_ms, ${misuseRules.readyMs}) < ${misuseRules.readyMs}
  OR COALESCE(gap_ms, ${misuseRules.repeatMs}) < ${misuseRules.repeatMs}
  OR (hour_status = 'closed' AND model_code IS NULL)
  OR (COALESCE(gap_ms, ${misuseRules.repeatMs + 1}) <= ${misuseRules.repeatMs}
      AND (COALESCE(burst_position, 1) >= ${misuseRules.burst.length}
           OR -COALESCE(burst_position, 1) >= ${misuseRules.equalRun.length}))
)`;

/** What citizens gave alone at the fixed screen, in the usual order. */
const isHeadline = `way = 'kiosk' AND scale_order = 'descending'`;

export async function openEvaluationStore(db: DuckDatabase): Promise<EvaluationStore> {
  await db.run(evaluationSchema);

  /** Units by what they would be counted of now; office batches hold no answers. */
  async function findStale() {
    const rows = await db.all(
      `SELECT now.unit_code, now.counted_of, now.answers
       FROM (SELECT unit_code, SUM(answers) AS answers,
                    CONCAT(${sqlText(`${countedBy} `)}, md5(string_agg(name, ' ' ORDER BY name))) AS counted_of
             FROM batch WHERE state = 'counted' AND station_code <> '' GROUP BY unit_code) AS now
       LEFT JOIN evaluation_unit AS before ON before.unit_code = now.unit_code
       WHERE before.counted_of IS NULL OR before.counted_of <> now.counted_of
       ORDER BY now.unit_code`,
    );
    return rows.map((row) => ({
      unit: String(row['unit_code']),
      countedOf: String(row['counted_of']),
      answers: Number(row['answers']),
    }));
  }

  async function forget(which: string): Promise<void> {
    for (const table of tables) await db.run(`DELETE FROM ${table} WHERE ${which}`);
  }

  async function countUnits(units: readonly Stale[]): Promise<void> {
    const which = `unit_code IN (${units.map(({ unit }) => sqlText(unit)).join(', ')})`;
    await forget(which);
    await db.run(`CREATE OR REPLACE TEMP TABLE evaluation_fact AS ${givenFacts(which)}`);
    await db.run(
      `CREATE OR REPLACE TEMP TABLE evaluation_answer AS
       SELECT unit_code, way, label_set, scale_order, COALESCE(model_code, '') AS model_code, month,
              given_day AS day, weekday, hour, score, reasons, NOT ${isMisused} AS is_clean
       FROM (${givenAnswers('evaluation_fact', {
         also: ['model_code', 'ready_ms', 'gap_ms', 'burst_position', 'hour_status'],
         where: which,
       })})`,
    );
    const sums = (['clean', 'out'] as const).flatMap((side) =>
      places.map(
        (score) =>
          `SUM(CASE WHEN score = ${score} AND ${side === 'clean' ? '' : 'NOT '}is_clean THEN 1 ELSE 0 END)`,
      ),
    );
    await db.run(
      `INSERT INTO evaluation_day
       SELECT unit_code, way, label_set, scale_order, model_code, month, day, ${sums.join(', ')}
       FROM evaluation_answer GROUP BY unit_code, way, label_set, scale_order, model_code, month, day`,
    );
    await db.run(
      `INSERT INTO evaluation_hour
       SELECT unit_code, label_set, month, weekday, hour, COUNT(*),
              SUM(CASE WHEN score >= 4 THEN 1 ELSE 0 END)
       FROM evaluation_answer WHERE ${isHeadline} AND is_clean
       GROUP BY unit_code, label_set, month, weekday, hour`,
    );
    await db.run(
      `INSERT INTO evaluation_reason
       SELECT unit_code, label_set, model_code, month, reason, SUM(given)
       FROM (
         SELECT unit_code, label_set, model_code, month, given,
                unnest(list_append(list_distinct(from_json(reasons, '["VARCHAR"]')), '')) AS reason
         FROM (SELECT unit_code, label_set, model_code, month, reasons, COUNT(*) AS given
               FROM evaluation_answer WHERE ${isHeadline} AND reasons <> '[]'
               GROUP BY unit_code, label_set, model_code, month, reasons))
       GROUP BY unit_code, label_set, model_code, month, reason`,
    );
    await db.run(
      `INSERT INTO evaluation_unit
       SELECT unit_code, counted_of, COALESCE(undated, 0)
       FROM (SELECT unnest(from_json($1, '[{"unit":"VARCHAR","countedOf":"VARCHAR"}]'), recursive := true))
              AS now(unit_code, counted_of)
       LEFT JOIN (SELECT unit_code, COUNT(*) AS undated FROM response
                  WHERE clock_state <> 'trusted' AND ${which} GROUP BY unit_code) AS without
       USING (unit_code)`,
      [JSON.stringify(units)],
    );
  }

  return {
    async level() {
      await db.run(
        `CREATE OR REPLACE TEMP TABLE evaluation_gone AS
         SELECT unit_code FROM evaluation_unit WHERE unit_code NOT IN
           (SELECT unit_code FROM batch WHERE state = 'counted' AND station_code <> '')`,
      );
      const [gone] = await db.all('SELECT COUNT(*) AS n FROM evaluation_gone');
      if (gone?.['n'] !== 0n) {
        await db.transaction(() => forget('unit_code IN (SELECT unit_code FROM evaluation_gone)'));
      }
      for (const units of inParts(await findStale())) {
        await db.transaction(() => countUnits(units));
      }
      for (const table of ['evaluation_fact', 'evaluation_answer', 'evaluation_gone']) {
        await db.run(`DROP TABLE IF EXISTS ${table}`);
      }
    },

    async read() {
      // each of few texts stands on hundreds of rows: rows carry a number in their place
      await db.run(
        `CREATE OR REPLACE TEMP TABLE evaluation_text AS
         SELECT CAST(row_number() OVER () AS INTEGER) AS number, *
         FROM (SELECT DISTINCT ${texts} FROM evaluation_day)`,
      );
      const written = await db.all(`SELECT number, ${texts} FROM evaluation_text`);
      const days = await db.columns(
        `SELECT number, day, ${counts} FROM evaluation_day JOIN evaluation_text USING (${texts})`,
      );
      await db.run('DROP TABLE evaluation_text');
      const hours = await db.columns(
        `SELECT month, weekday, hour, CAST(SUM(n) AS INTEGER) AS n,
                CAST(SUM(satisfied) AS INTEGER) AS satisfied
         FROM evaluation_hour WHERE label_set = '${headlineWords}' GROUP BY month, weekday, hour`,
      );
      const reasons = await db.columns(
        `SELECT unit_code, model_code, month, reason, n FROM evaluation_reason
         WHERE label_set = '${headlineWords}'`,
      );
      const [undated] = await db.all(
        'SELECT CAST(COALESCE(SUM(undated), 0) AS INTEGER) AS n FROM evaluation_unit',
      );
      return {
        counted: {
          ...daysOf(written, days),
          hours: eachOf(hours, ['month', 'weekday', 'hour', 'n', 'satisfied'], (row) => ({
            ...{ month: String(row[0]), weekday: Number(row[1]), hour: Number(row[2]) },
            ...{ n: Number(row[3]), k: Number(row[4]) },
          })),
          reasons: eachOf(
            reasons,
            ['unit_code', 'model_code', 'month', 'reason', 'n'],
            (row): CountedReason => ({
              ...{ unit: String(row[0]), model: String(row[1]), month: String(row[2]) },
              reason: row[3] === '' ? undefined : String(row[3]),
              n: Number(row[4]),
            }),
          ),
        },
        undated: Number(undated?.['n']),
      };
    },
  };
}

interface Stale {
  readonly unit: string;
  readonly countedOf: string;
  readonly answers: number;
}

function inParts(units: readonly Stale[]): readonly (readonly Stale[])[] {
  const parts: Stale[][] = [];
  let answers = Infinity;
  for (const unit of units) {
    if (answers + unit.answers > mostAnswersAtOnce) {
      parts.push([]);
      answers = 0;
    }
    parts.at(-1)?.push(unit);
    answers += unit.answers;
  }
  return parts;
}

type Columns = Readonly<Record<string, readonly Cell[]>>;

function eachOf<Item>(
  columns: Columns,
  names: readonly string[],
  make: (row: readonly Cell[]) => Item,
): readonly Item[] {
  const taken = names.map((name) => columns[name] ?? []);
  return Array.from(taken[0] ?? [], (_, at) => make(taken.map((column) => column[at] ?? null)));
}

/** Label sets that this program does not know have no scale to be evaluated on. */
function daysOf(
  written: readonly Row[],
  columns: Columns,
): Pick<CountedAnswers, 'series' | 'days'> {
  const series = new Map<string, CubeSeries>();
  const cells = new Map<Cell, Pick<CountedDay, 'series' | 'unit' | 'model'>>();
  for (const row of written) {
    const [way, labelSet, scaleOrder] = [row['way'], row['label_set'], row['scale_order']].map(
      String,
    );
    if (way === undefined || scaleOrder === undefined || !isKnown(labelSet)) continue;
    const key = keyOfSeries({ way, labelSet, scaleOrder });
    if (!series.has(key)) series.set(key, seriesAt(key, labelSet));
    const [unit, model] = [String(row['unit_code']), String(row['model_code'])];
    cells.set(row['number'] ?? null, { series: key, unit, model });
  }
  const dates = new Map<number, string>();
  const days: CountedDay[] = [];
  const numbers = columns['number'] ?? [];
  const ofDays = columns['day'] ?? [];
  const [c5, c4, c3, c2, c1] = places.map((score) => columns[`clean_${score}`] ?? []);
  const [o5, o4, o3, o2, o1] = places.map((score) => columns[`out_${score}`] ?? []);
  const n = (column: readonly Cell[] | undefined, at: number) => Number(column?.[at]);
  for (const [at, number] of numbers.entries()) {
    const cell = cells.get(number);
    if (cell === undefined) continue;
    const since = Number(ofDays[at]);
    const day = dates.get(since) ?? dateOf(since);
    dates.set(since, day);
    days.push({
      ...{ ...cell, month: monthOf(day), day },
      clean: [n(c5, at), n(c4, at), n(c3, at), n(c2, at), n(c1, at)],
      leftOut: [n(o5, at), n(o4, at), n(o3, at), n(o2, at), n(o1, at)],
    });
  }
  return { series: [...series.values()], days };
}

function isKnown(text: string | undefined): text is LabelSet {
  return text !== undefined && Object.hasOwn(labelSets, text);
}

function dateOf(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

export function keyOfSeries({ way, labelSet, scaleOrder }: StoreSeries): string {
  return JSON.stringify([way, labelSet, scaleOrder]);
}

export function seriesOfKey(key: string): StoreSeries {
  const [way = '', labelSet = '', scaleOrder = ''] = JSON.parse(key) as string[]; // of `keyOfSeries`
  return { way, labelSet, scaleOrder };
}

/** What a way is by the words of `figures/series.ts`: how it came, and who pressed. */
const ofWay: Readonly<
  Record<string, { readonly kind: SeriesKind; readonly channel: string; readonly pressers: string }>
> = {
  kiosk: { kind: 'selfService', channel: 'kiosk', pressers: 'self' },
  'kiosk-helped': { kind: 'assisted', channel: 'kiosk', pressers: 'relative+officer' },
  assisted: { kind: 'assisted', channel: 'assisted', pressers: '' },
  portable: { kind: 'portable', channel: 'portable', pressers: '' },
  paper: { kind: 'paper', channel: 'paper', pressers: '' },
};

function seriesAt(key: string, labelSet: LabelSet): CubeSeries {
  const { way, scaleOrder } = seriesOfKey(key);
  const { kind, channel, pressers } = ofWay[way] ?? { kind: 'other', channel: way, pressers: '' };
  const isReversed = kind === 'selfService' && scaleOrder !== 'descending';
  return {
    key,
    kind: isReversed ? 'selfServiceReversed' : kind,
    labelSet,
    words: [scaleOrder, channel, pressers],
  };
}
