import type { Database } from '#main/storage/database.ts';
import type { ratingFields } from '#shared/features/batch/rating-fields.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
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

interface GroupRow {
  readonly questionnaire: string;
  readonly label_set: string;
  readonly kind: (typeof ratingFields.kind.values)[number];
  readonly clock_state: (typeof ratingFields.clock_state.values)[number];
  readonly is_open: 0 | 1;
  readonly rows: number;
  readonly from_day: string;
  readonly to_day: string;
}

/** What a batch says of its rows, in one walk over them. */
export function countRows(db: Database, stretches: readonly Stretch[]) {
  const local = `(recorded_at_ms + offset_minutes * 60000) / 1000`;
  const groups = db
    .prepare<[string], GroupRow>(
      `${withStretches} SELECT questionnaire, label_set, kind, clock_state,
         audience IS NULL AS is_open, count(*) AS rows,
         date(min(${local}), 'unixepoch') AS from_day, date(max(${local}), 'unixepoch') AS to_day
       FROM ${rowsOfStretches} GROUP BY 1, 2, 3, 4, 5`,
    )
    .all(JSON.stringify(stretches));
  const open = groups.filter(({ is_open }) => is_open === 1);
  const sum = (those: readonly GroupRow[]) => those.reduce((all, { rows }) => all + rows, 0);
  const ofKind = (kind: GroupRow['kind']) => sum(open.filter((each) => each.kind === kind));
  const ofClock = (state: GroupRow['clock_state']) =>
    sum(open.filter((each) => each.clock_state === state));
  const trusted = open.filter(({ clock_state }) => clock_state === 'trusted');
  return {
    /** Rows of `data/ratings` by kind. */
    counts: {
      answer: ofKind('answer'),
      change: ofKind('change'),
      fact: ofKind('fact'),
      comment: ofKind('comment'),
      redaction: ofKind('redaction'),
    },
    clocks: {
      trusted: ofClock('trusted'),
      suspect: ofClock('suspect'),
      unset: ofClock('unset'),
    },
    /** First and last local day by clocks that could be trusted. */
    fromDay: trusted.map(({ from_day }) => from_day).toSorted()[0] ?? null,
    toDay:
      trusted
        .map(({ to_day }) => to_day)
        .toSorted()
        .at(-1) ?? null,
    questionnaires: new Set(groups.map(({ questionnaire }) => questionnaire)),
    labelSets: new Set(groups.map(({ label_set }) => label_set)),
  };
}
export type RowCounts = ReturnType<typeof countRows>;
