import { ratingsTable } from '#shared/features/batch/station-tables.ts';

type RatingsColumn = (typeof ratingsTable.columns)[number];

/** How a column of a batch's table of ratings is kept, and which of its values are sound. */
interface KeptColumn {
  readonly type: 'UUID' | 'VARCHAR' | 'BIGINT' | 'INTEGER' | 'UTINYINT';
  /** Whether every row has a value. */
  readonly isAlways: boolean;
  /** What holds for a value, as a condition on `value`. */
  readonly isSound?: (value: string) => string;
}

const oneOf =
  (...values: readonly string[]) =>
  (value: string) =>
    `${value} IN (${values.map((each) => `'${each}'`).join(', ')})`;
const between = (least: number, most: number) => (value: string) =>
  `${value} BETWEEN ${least} AND ${most}`;
/** As `#shared/code.ts` has it. */
const isCode = (value: string) => `regexp_full_match(${value}, '[A-Za-z0-9._-]{1,40}')`;
/** `id@issue`, as answers carry it. */
const isQuestionnaire = (value: string) =>
  `regexp_full_match(${value}, '[A-Za-z0-9._-]{1,60}(@[A-Za-z0-9._-]{1,40})?')`;
const isChoices = (value: string) => `length(${value}) <= 4000 AND json_type(${value}) = 'ARRAY'`;

/** A clock that was never set may show the year 2000. */
const earliestMs = Date.UTC(2000, 0);
const latestMs = Date.UTC(2100, 0);
const mostInt = 2_147_483_647;

const id: KeptColumn = { type: 'UUID', isAlways: true };
const code: KeptColumn = { type: 'VARCHAR', isAlways: true, isSound: isCode };
const maybeCode: KeptColumn = { ...code, isAlways: false };

const kept: Readonly<Record<RatingsColumn, KeptColumn>> = {
  id,
  response_id: id,
  kind: {
    type: 'VARCHAR',
    isAlways: true,
    isSound: oneOf('answer', 'change', 'fact', 'comment', 'redaction'),
  },
  refers_to: { type: 'UUID', isAlways: false },
  incarnation_id: id,
  score: { type: 'UTINYINT', isAlways: false, isSound: between(1, 5) },
  step: { type: 'INTEGER', isAlways: false, isSound: between(1, mostInt) },
  recorded_at_ms: { type: 'BIGINT', isAlways: true, isSound: between(earliestMs, latestMs) },
  offset_minutes: { type: 'INTEGER', isAlways: true, isSound: between(-720, 840) },
  clock_state: { type: 'VARCHAR', isAlways: true, isSound: oneOf('trusted', 'suspect', 'unset') },
  unit_code: code,
  station_code: code,
  counter_code: maybeCode,
  field_code: maybeCode,
  field_source: {
    type: 'VARCHAR',
    isAlways: false,
    isSound: oneOf('counter', 'citizen', 'staff'),
  },
  stage: maybeCode,
  channel: code,
  device_mode: {
    type: 'VARCHAR',
    isAlways: true,
    isSound: oneOf('self', 'assisted', 'interviewer', 'paper'),
  },
  language: code,
  label_set: code,
  questionnaire: { type: 'VARCHAR', isAlways: true, isSound: isQuestionnaire },
  model_code: maybeCode,
  settings_version: { type: 'INTEGER', isAlways: true, isSound: between(0, mostInt) },
  trial: { type: 'UTINYINT', isAlways: true, isSound: between(0, 1) },
  ready_ms: { type: 'INTEGER', isAlways: false, isSound: between(0, mostInt) },
  gap_ms: { type: 'INTEGER', isAlways: false, isSound: between(0, mostInt) },
  burst_position: { type: 'INTEGER', isAlways: false, isSound: between(-mostInt, mostInt) },
  hour_status: { type: 'VARCHAR', isAlways: true, isSound: oneOf('open', 'closed', 'unknown') },
  question: maybeCode,
  choices: { type: 'VARCHAR', isAlways: false, isSound: isChoices },
  scale_order: { type: 'VARCHAR', isAlways: false, isSound: oneOf('descending', 'ascending') },
};

/** The columns in the order in which a batch has them. */
export const keptColumns = ratingsTable.columns.map((name) => ({ name, ...kept[name] }));

/** What holds between the columns of one row; but for `step` as the checks of `kiosk.db` have it. */
export const rowRules = [
  `(kind IN ('answer', 'change')) = (score IS NOT NULL)`,
  `(kind = 'change') = (step IS NOT NULL)`,
  `(kind = 'answer') = (response_id = id)`,
  `(kind = 'redaction') = (refers_to IS NOT NULL)`,
  `(kind = 'fact') = (question IS NOT NULL)`,
  `(kind = 'fact') = (choices IS NOT NULL)`,
];
