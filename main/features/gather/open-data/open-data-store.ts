import { sqlText, type DuckDatabase, type Row } from '../duck-database.ts';
import { givenAnswers, givenFacts } from '../given-answers-store.ts';

/** Answers of one series by score, in one cell. */
export interface Counted {
  readonly quarter: string;
  readonly way: string;
  readonly labelSet: string;
  readonly scaleOrder: string;
  readonly score: number;
  readonly n: number;
}
export interface CountedByUnit extends Counted {
  readonly unit: string;
  readonly month: string;
}
export interface CountedByHour extends Counted {
  readonly weekday: number;
  readonly hour: number;
}
export interface CountedByField extends Counted {
  readonly field: string;
}
export interface CountedReason {
  readonly quarter: string;
  readonly labelSet: string;
  readonly unit: string;
  /** Null counts all who chose any. */
  readonly reason: string | null;
  readonly n: number;
}
/** A survey's answers to one question with one value; `forms` are all of the unit's, whatever they answer. */
export interface CountedSurvey {
  readonly quarter: string;
  readonly source: string;
  readonly form: string;
  readonly formName: string;
  readonly mode: string;
  readonly unit: string;
  readonly question: string;
  readonly questionName: string;
  readonly scale: string;
  readonly value: number;
  readonly n: number;
  readonly forms: number;
}

/** What a publication is made of: counts alone, each by a scan or two of what is counted. */
export interface OpenDataStore {
  /** Quarters of which answers are here. */
  quarters(): Promise<readonly string[]>;
  /** Sets aside the answers of quarters that are published for the first time. */
  takeQuarters(quarters: readonly string[]): Promise<void>;
  byUnit(): Promise<readonly CountedByUnit[]>;
  byHour(): Promise<readonly CountedByHour[]>;
  byField(): Promise<readonly CountedByField[]>;
  byReason(): Promise<readonly CountedReason[]>;
  /** Names of fields by code, where the code books of all counted batches that name one agree. */
  fieldNames(): Promise<ReadonlyMap<string, string>>;
  /** Answers of published quarters that none of the batches had which were counted then. */
  late(
    quarters: readonly string[],
    batches: readonly string[],
  ): Promise<readonly Omit<CountedByUnit, 'month' | 'quarter'>[]>;
  surveys(quarters: readonly string[]): Promise<readonly CountedSurvey[]>;
  close(): Promise<void>;
}

const series = 'quarter, way, label_set, scale_order';
/** What citizens gave alone at the fixed screen, in the usual order. */
const isHeadline = `way = 'kiosk' AND scale_order = 'descending'`;

export async function createOpenDataStore(db: DuckDatabase): Promise<OpenDataStore> {
  await db.run(`CREATE OR REPLACE TEMP TABLE open_fact AS ${givenFacts()}`);
  await db.run(`CREATE OR REPLACE TEMP VIEW open_source AS ${givenAnswers('open_fact')}`);

  return {
    async quarters() {
      const rows = await db.all(`SELECT DISTINCT quarter FROM open_source ORDER BY quarter DESC`);
      return rows.map((row) => text(row, 'quarter'));
    },
    takeQuarters: (quarters) =>
      db.run(
        `CREATE OR REPLACE TEMP TABLE open_answer AS
         SELECT unit_code, label_set, scale_order, way, score, field_code, hour, reasons, month, quarter,
                weekday
         FROM open_source WHERE quarter IN (${listOf(quarters)})`,
      ),
    async byUnit() {
      const rows = await db.all(
        `SELECT ${series}, unit_code, month, score, COUNT(*) AS n
         FROM open_answer GROUP BY ${series}, unit_code, month, score`,
      );
      return rows.map((row) => ({
        ...countedOf(row),
        unit: text(row, 'unit_code'),
        month: text(row, 'month'),
      }));
    },
    async byHour() {
      const rows = await db.all(
        `SELECT ${series}, weekday, hour, score, COUNT(*) AS n
         FROM open_answer WHERE ${isHeadline} GROUP BY ${series}, weekday, hour, score`,
      );
      return rows.map((row) => ({
        ...countedOf(row),
        weekday: Number(row['weekday']),
        hour: Number(row['hour']),
      }));
    },
    async byField() {
      const rows = await db.all(
        `SELECT ${series}, COALESCE(field_code, '') AS field, score, COUNT(*) AS n
         FROM open_answer WHERE ${isHeadline} GROUP BY ${series}, field, score`,
      );
      return rows.map((row) => ({ ...countedOf(row), field: text(row, 'field') }));
    },
    async byReason() {
      const rows = await db.all(
        `SELECT quarter, label_set, unit_code, NULL AS reason, COUNT(*) AS n
         FROM open_answer WHERE ${isHeadline} AND reasons <> '[]'
         GROUP BY quarter, label_set, unit_code
         UNION ALL
         SELECT quarter, label_set, unit_code, reason, SUM(given) AS n
         FROM (
           SELECT quarter, label_set, unit_code, given,
                  unnest(list_distinct(from_json(reasons, '["VARCHAR"]'))) AS reason
           FROM (SELECT quarter, label_set, unit_code, reasons, COUNT(*) AS given
                 FROM open_answer WHERE ${isHeadline} AND reasons <> '[]'
                 GROUP BY quarter, label_set, unit_code, reasons))
         GROUP BY quarter, label_set, unit_code, reason`,
      );
      return rows.map((row) => ({
        quarter: text(row, 'quarter'),
        labelSet: text(row, 'label_set'),
        unit: text(row, 'unit_code'),
        reason: row['reason'] === null ? null : text(row, 'reason'),
        n: Number(row['n']),
      }));
    },
    async fieldNames() {
      const rows = await db.all(
        `SELECT code, MIN(name) AS name
         FROM (
           SELECT field.code AS code,
                  nfc_normalize(trim(regexp_replace(field.name, '\\s+', ' ', 'g'))) AS name
           FROM (SELECT unnest(from_json(json_extract(document, '$.fields'),
                                         '[{"code":"VARCHAR","name":"VARCHAR"}]')) AS field
                 FROM codebook
                 WHERE sha256 IN (SELECT codebook FROM batch WHERE state = 'counted')))
         GROUP BY code HAVING COUNT(DISTINCT name) = 1`,
      );
      return new Map(rows.map((row) => [text(row, 'code'), text(row, 'name')]));
    },
    async late(quarters, batches) {
      if (quarters.length === 0) return [];
      await db.run(
        `CREATE OR REPLACE TEMP TABLE open_accounted AS
         SELECT key FROM batch WHERE name IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
        [JSON.stringify(batches)],
      );
      // of an id that several batches have, none may have been counted then
      await db.run(
        `CREATE OR REPLACE TEMP TABLE open_fresh AS
         SELECT unit_code, station_code, id FROM rating_once
         WHERE kind = 'answer' AND batch NOT IN (SELECT key FROM open_accounted)
         UNION ALL
         SELECT unit_code, station_code, id FROM rating_changed
         WHERE kind = 'answer' AND batch NOT IN (SELECT key FROM open_accounted)
         UNION ALL
         SELECT unit_code, station_code, id FROM rating_shared
         WHERE kind = 'answer' GROUP BY unit_code, station_code, id
         HAVING bool_and(batch NOT IN (SELECT key FROM open_accounted))`,
      );
      const rows = await db.all(
        `SELECT way, label_set, scale_order, unit_code, score, COUNT(*) AS n, '' AS quarter
         FROM open_source SEMI JOIN open_fresh USING (unit_code, station_code, id)
         WHERE quarter IN (${listOf(quarters)})
         GROUP BY way, label_set, scale_order, unit_code, score`,
      );
      return rows.map((row) => ({ ...countedOf(row), unit: text(row, 'unit_code') }));
    },
    async surveys(quarters) {
      const rows = await db.all(
        `SELECT source, form, form_name, mode, quarter, unit_code, question, question_name, scale, value,
                COUNT(*) AS n, ANY_VALUE(forms) AS forms
         FROM (
           SELECT survey_answer.*, calendar.quarter,
                  COUNT(DISTINCT CONCAT(identity, '-', CAST(nth AS VARCHAR)))
                    OVER (PARTITION BY form, quarter, unit_code) AS forms
           FROM survey_answer JOIN calendar ON calendar.day = survey_answer.day
           WHERE quarter IN (${listOf(quarters)}))
         GROUP BY source, form, form_name, mode, quarter, unit_code, question, question_name, scale, value`,
      );
      return rows.map((row) => ({
        quarter: text(row, 'quarter'),
        source: text(row, 'source'),
        form: text(row, 'form'),
        formName: text(row, 'form_name'),
        mode: text(row, 'mode'),
        unit: text(row, 'unit_code'),
        question: text(row, 'question'),
        questionName: text(row, 'question_name'),
        scale: text(row, 'scale'),
        value: Number(row['value']),
        n: Number(row['n']),
        forms: Number(row['forms']),
      }));
    },
    async close() {
      await db.run('DROP VIEW IF EXISTS open_source');
      for (const table of ['open_answer', 'open_fact', 'open_accounted', 'open_fresh']) {
        await db.run(`DROP TABLE IF EXISTS ${table}`);
      }
    },
  };
}

function countedOf(row: Row): Counted {
  return {
    quarter: text(row, 'quarter'),
    way: text(row, 'way'),
    labelSet: text(row, 'label_set'),
    scaleOrder: text(row, 'scale_order'),
    score: Number(row['score']),
    n: Number(row['n']),
  };
}

function text(row: Row, name: string): string {
  return String(row[name]);
}

function listOf(texts: readonly string[]): string {
  return texts.length === 0 ? `''` : texts.map((each) => sqlText(each)).join(', ');
}
