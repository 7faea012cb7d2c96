import type { Database } from '#main/storage/database.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
import type { RowGroup } from './parquet-store.ts';
import type { Stretch } from './unsent-store.ts';

/** `with` the stretches as a table; they come as JSON in the first parameter. */
const withStretches = `WITH stretch AS MATERIALIZED (
    SELECT value ->> 'incarnation' AS incarnation, value ->> 'afterSequence' AS after_sequence,
      value ->> 'toSequence' AS to_sequence FROM json_each(?))`;
const rowsOfStretches = `stretch CROSS JOIN rating
    ON rating.incarnation_id = stretch.incarnation
    AND rating.sequence > stretch.after_sequence AND rating.sequence <= stretch.to_sequence`;
const lineEnd = `char(13, 10)`;

/** A cell of CSV (RFC 4180): what may hold a comma or a quotation mark is quoted. */
const quoted = (expression: string) => `'"' || replace(${expression}, '"', '""') || '"'`;

/**
 * The place of a change among those of its answer, in the order in which this folder kept them: one that
 * was restored or copied counts what it inherited as the life before did.
 */
const step = `iif(rating.kind = 'change', (
    SELECT count(*) FROM rating AS earlier
    WHERE earlier.response_id = rating.response_id AND earlier.kind <> 'answer'
      AND earlier.kind = 'change' AND earlier.arrival <= rating.arrival), NULL)`;

/** Codes hold nothing that CSV must quote (`code.ts`); the choices of a fact are JSON. */
function ratingCell(column: (typeof ratingsTable.columns)[number]): string {
  switch (column) {
    case 'step':
      return step;
    case 'choices':
      return quoted(column);
    default:
      return `rating.${column}`;
  }
}

const ratingLine = `concat_ws(',', ${ratingsTable.columns
  .map((column) => `ifnull(${ratingCell(column)}, '')`)
  .join(', ')}) || ${lineEnd}`;

/**
 * The lines of `data/ratings.csv`, in the order of hour and random id: which of two citizens of one hour
 * came first is not told. Streams.
 */
export function readRatingLines(db: Database, stretches: readonly Stretch[]): Iterable<string> {
  return db
    .prepare<[string], string>(
      `${withStretches} SELECT ${ratingLine} FROM ${rowsOfStretches}
       WHERE audience IS NULL
       ORDER BY (recorded_at_ms + offset_minutes * 60000) / 3600000, id`,
    )
    .pluck()
    .iterate(JSON.stringify(stretches));
}

const leaderRow = `json_object(${[...ratingsTable.columns, 'audience']
  .filter((column) => column !== 'step') // it is a fact, which has none
  .map((column) => `'${column}', rating.${column}`)
  .join(', ')})`;

const chainCells: Readonly<Record<(typeof chainTable.columns)[number], string>> = {
  id: 'rating.id',
  incarnation_id: 'rating.incarnation_id',
  sequence: 'rating.sequence',
  format: 'rating.format',
  boot_id: 'rating.boot_id',
  monotonic_ms: 'rating.monotonic_ms',
  text_hash: 'lower(hex(rating.text_hash))',
  salt: 'lower(hex(free_text.salt))',
  words: quoted('free_text.body'),
  leader_row: `iif(rating.audience IS NULL, NULL, ${quoted(leaderRow)})`,
};

/** The lines of the private table, chain by chain in their sequence. Streams. */
export function* readChainLines(db: Database, stretches: readonly Stretch[]): Generator<string> {
  const line = chainTable.columns.map((column) => `ifnull(${chainCells[column]}, '')`).join(', ');
  const lines = db
    .prepare<[string, number, number], string>(
      `SELECT concat_ws(',', ${line}) || ${lineEnd} FROM rating
       LEFT JOIN free_text ON rating.kind = 'comment' AND free_text.rating_id = rating.id
       WHERE rating.incarnation_id = ? AND rating.sequence > ? AND rating.sequence <= ?
       ORDER BY rating.sequence`,
    )
    .pluck();
  for (const { incarnation, afterSequence, toSequence } of stretches) {
    yield* lines.iterate(incarnation, afterSequence, toSequence);
  }
}

/** Under what the rows for the leader alone were given, which the code book explains to the desk. */
export function listLeadersWordings(
  db: Database,
  stretches: readonly Stretch[],
): readonly Pick<RowGroup, 'questionnaire' | 'label_set'>[] {
  return db
    .prepare<[string], Pick<RowGroup, 'questionnaire' | 'label_set'>>(
      `${withStretches} SELECT DISTINCT questionnaire, label_set FROM ${rowsOfStretches}
       WHERE audience IS NOT NULL`,
    )
    .all(JSON.stringify(stretches));
}
