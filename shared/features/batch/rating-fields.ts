import type { ratingsTable } from './station-tables.ts';

/** A column of `data/ratings`: its type for Table Schema, for DuckDB, and what it says. */
export interface RatingField {
  readonly type: 'string' | 'integer';
  readonly duck: 'VARCHAR' | 'UTINYINT' | 'SMALLINT' | 'INTEGER' | 'BIGINT';
  readonly required: boolean;
  readonly values?: readonly (string | number)[];
  readonly says: string;
}

const text = { type: 'string', duck: 'VARCHAR' } as const;
const always = { required: true } as const;
const sometimes = { required: false } as const;

/** In the order of the columns; read by strangers, so what a column says is said in English. */
export const ratingFields = {
  id: { ...text, ...always, says: 'Random UUID of the row; one row wherever it arrives.' },
  response_id: { ...text, ...always, says: 'The answer that this row belongs to.' },
  kind: {
    ...text,
    ...always,
    values: ['answer', 'change', 'fact', 'comment', 'redaction'],
    says: 'A change supersedes the score, a fact answers a question; words themselves are not here.',
  },
  refers_to: {
    ...text,
    ...sometimes,
    says: 'Of a redaction: the comment whose words were erased.',
  },
  incarnation_id: { ...text, ...always, says: 'The life of the station that recorded the row.' },
  score: {
    type: 'integer',
    duck: 'UTINYINT',
    ...sometimes,
    values: [1, 2, 3, 4, 5],
    says: 'As the label set numbers it; the highest is the best.',
  },
  step: {
    type: 'integer',
    duck: 'INTEGER',
    ...sometimes,
    says: 'Of a change: 1 for the first of its answer, 2 for the next; the highest is what holds.',
  },
  recorded_at_ms: {
    type: 'integer',
    duck: 'BIGINT',
    ...always,
    says: 'UTC milliseconds of the start of the hour, or of the opening or closing within it.',
  },
  offset_minutes: { type: 'integer', duck: 'SMALLINT', ...always, says: 'Minutes east of UTC.' },
  clock_state: {
    ...text,
    ...always,
    values: ['trusted', 'suspect', 'unset'],
    says: 'Whether the clock could be believed when the row was recorded.',
  },
  unit_code: { ...text, ...always, says: 'The unit, by code.' },
  station_code: { ...text, ...always, says: 'The capture screen, by code.' },
  counter_code: { ...text, ...sometimes, says: 'The counter, by code.' },
  field_code: { ...text, ...sometimes, says: 'The kind of procedure, by code.' },
  field_source: {
    ...text,
    ...sometimes,
    values: ['counter', 'citizen', 'staff'],
    says: 'Who said which field it was.',
  },
  stage: { ...text, ...sometimes, says: 'What the visit was for, where the row itself says it.' },
  channel: { ...text, ...always, says: 'Where it was given: kiosk, assisted, portable, paper.' },
  device_mode: {
    ...text,
    ...always,
    values: ['self', 'assisted', 'interviewer', 'paper'],
    says: 'Who handled the screen.',
  },
  language: { ...text, ...always, says: 'The language on the screen.' },
  label_set: { ...text, ...always, says: 'The wording of the scores; see codebook.json.' },
  questionnaire: { ...text, ...always, says: 'What was asked, with its issue; see codebook.json.' },
  model_code: {
    ...text,
    ...sometimes,
    says: 'The model in whose session it was given, or in the 15 minutes after it.',
  },
  settings_version: { type: 'integer', duck: 'INTEGER', ...always, says: 'The settings in force.' },
  trial: {
    type: 'integer',
    duck: 'UTINYINT',
    ...always,
    values: [0, 1],
    says: '1 where nothing was real.',
  },
  ready_ms: {
    type: 'integer',
    duck: 'INTEGER',
    ...sometimes,
    says: 'From the screen being ready to the tap, in milliseconds; 300 stands for more.',
  },
  gap_ms: {
    type: 'integer',
    duck: 'INTEGER',
    ...sometimes,
    says: 'Since the answer before, in milliseconds; 5000 stands for more.',
  },
  burst_position: {
    type: 'integer',
    duck: 'INTEGER',
    ...sometimes,
    says: 'The length of a burst, or below zero of a run of equal answers; else 1.',
  },
  hour_status: {
    ...text,
    ...always,
    values: ['open', 'closed', 'unknown'],
    says: 'Whether the office was open.',
  },
  question: { ...text, ...sometimes, says: 'Of a fact: the question, by code.' },
  choices: { ...text, ...sometimes, says: 'Of a fact: the chosen options, a JSON array of codes.' },
  scale_order: {
    ...text,
    ...sometimes,
    values: ['descending', 'ascending'],
    says: 'In which order the scores stood.',
  },
} as const satisfies Readonly<Record<(typeof ratingsTable.columns)[number], RatingField>>;
