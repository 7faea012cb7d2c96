import { hash } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { boundsOf, labelsOf, type SurveyQuestion } from '#shared/features/survey/survey-mapping.ts';
import { sqlText, type DuckDatabase } from '../duck-database.ts';
import { isRemoved, type SurveyEntry } from './survey-archive.ts';
import { surveySchema } from './survey-schema-store.ts';

/** Columns of a reduced table before those of its questions. */
export const reducedColumns = ['identity', 'nth', 'day', 'hour', 'unit', 'counter'] as const;

export interface SurveyStore {
  /** A file's rows in one transaction; `table` is its reduced table. */
  enter(entry: SurveyEntry, table: string): Promise<void>;
  markRemoved(id: string, isRemoved: boolean): Promise<void>;
  /** Filled-in forms in the warehouse and whether the file is removed, by the file's id. */
  listFiles(): Promise<ReadonlyMap<string, { readonly rows: number; readonly isRemoved: boolean }>>;
  /** Forms of a file that another counted file has too. */
  countShared(id: string): Promise<number>;
  /** Counted forms and answers, and a sum of hashes over the answers: in no order, and of no file. */
  sum(): Promise<{
    readonly forms: number;
    readonly answers: number;
    readonly hash: string | null;
  }>;
}

export async function openSurveyStore(db: DuckDatabase, scratch: string): Promise<SurveyStore> {
  await db.run(surveySchema);
  return {
    enter: (entry, table) =>
      db.transaction(async () => {
        const { id, mapping, period, rows } = entry;
        const [{ key } = { key: 1 }] = await db.all(
          'SELECT COALESCE(MAX(key), 0) + 1 AS key FROM survey_file',
        );
        await db.run('INSERT INTO survey_file VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
          ...[Number(key), id, mapping.form, mapping.name, mapping.source, mapping.mode],
          ...[period.from, period.to, rows, isRemoved(entry)],
        ]);
        for (const question of mapping.questions) {
          const { scale, labelSet } = scaleColumns(question);
          await db.run('INSERT INTO survey_question VALUES ($1, $2, $3, $4, $5)', [
            ...[Number(key), question.code, question.name, scale, labelSet],
          ]);
        }
        // DuckDB reads of its scratch alone
        const copy = join(scratch, `${id}.csv`);
        copyFileSync(table, copy);
        try {
          await db.run(insertValues(Number(key), copy, mapping.questions));
        } finally {
          rmSync(copy, { force: true });
        }
      }),
    markRemoved: (id, removed) =>
      db.run('UPDATE survey_file SET is_removed = $2 WHERE id = $1', [id, removed]),
    async listFiles() {
      const rows = await db.all(
        `SELECT id, is_removed, COUNT(DISTINCT CONCAT(identity, '-', CAST(nth AS VARCHAR))) AS forms
         FROM survey_file LEFT JOIN survey_value ON survey_value.file = survey_file.key
         GROUP BY id, is_removed`,
      );
      return new Map(
        rows.map((row) => [
          String(row['id']),
          { rows: Number(row['forms']), isRemoved: row['is_removed'] === true },
        ]),
      );
    },
    async countShared(id) {
      const [found] = await db.all(
        `SELECT COUNT(*) AS forms FROM (
           SELECT DISTINCT form, identity, nth
           FROM survey_value JOIN survey_file ON key = file WHERE id = $1
           INTERSECT
           SELECT form, identity, nth
           FROM survey_value JOIN survey_file ON key = file WHERE id <> $1 AND NOT is_removed)`,
        [id],
      );
      return Number(found?.['forms']);
    },
    async sum() {
      const [all] = await db.all(
        `SELECT COUNT(DISTINCT CONCAT(form, ' ', identity, '-', CAST(nth AS VARCHAR))) AS forms,
                COUNT(*) AS answers,
                SUM(CAST(md5_number_upper(content) AS HUGEINT)) AS high,
                SUM(CAST(md5_number_lower(content) AS HUGEINT)) AS low
         FROM (SELECT form, identity, nth, CONCAT(${contentColumns.join(`, chr(31), `)}) AS content
               FROM survey_answer)`,
      );
      const answers = Number(all?.['answers']);
      const text = `surveys ${answers} ${String(all?.['high'])} ${String(all?.['low'])}`;
      const sum = answers === 0 ? null : hash('sha256', text);
      return { forms: Number(all?.['forms']), answers, hash: sum };
    },
  };
}

/** The keyed hash of a row is not among them: two stores with keys of their own hold the same answers. */
const contentColumns = [
  ...['form', 'mode', 'question', 'scale', 'label_set', 'unit_code'],
  ...[`COALESCE(counter_code, '')`, 'CAST(day AS VARCHAR)', `COALESCE(CAST(hour AS VARCHAR), '')`],
  'CAST(value AS VARCHAR)',
];

/** `1..5`, and a short name for its wordings, which changes with any of them. */
function scaleColumns({ scale }: SurveyQuestion) {
  const { least, most } = boundsOf(scale);
  const labels = labelsOf(scale);
  const labelSet =
    labels.length === 0
      ? 'numbers'
      : `labels-${hash('sha256', JSON.stringify(labels)).slice(0, 8)}`;
  return { scale: `${least}..${most}`, labelSet };
}

function insertValues(key: number, file: string, questions: readonly SurveyQuestion[]): string {
  const codes = questions.map(({ code }) => `"${code}"`).join(', ');
  const types = [
    ...[`'identity': 'VARCHAR'`, `'nth': 'INTEGER'`, `'day': 'VARCHAR'`, `'hour': 'INTEGER'`],
    ...[`'unit': 'VARCHAR'`, `'counter': 'VARCHAR'`],
    ...questions.map(({ code }) => `'${code}': 'DOUBLE'`),
  ];
  return `
    INSERT INTO survey_value
    SELECT ${key}, identity, nth, unit, counter, CAST(CAST(day AS DATE) - DATE '1970-01-01' AS INTEGER),
           hour, question, value
    FROM (
      UNPIVOT (SELECT * FROM read_csv(${sqlText(file.replaceAll('\\', '/'))}, auto_detect = false,
                 header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
                 columns = {${types.join(', ')}}))
      ON ${codes} INTO NAME question VALUE value)`;
}
