/**
 * What an office's batch carries besides its stations' batches, and what a superior gives back. One
 * description of every column: it is what is written by, held against where it arrives, and told to
 * strangers in `datapackage.json`.
 */

/** What a cell can be: how strangers and DuckDB call it, and what its text looks like. */
export const officeForms = {
  code: { type: 'string', duck: 'VARCHAR', pattern: '[A-Za-z0-9._-]{1,40}' },
  day: { type: 'date', duck: 'VARCHAR', pattern: '20[0-9]{2}-(0[1-9]|1[0-2])-[0-3][0-9]' },
  month: { type: 'string', duck: 'VARCHAR', pattern: '20[0-9]{2}-(0[1-9]|1[0-2])' },
  /** A year, a quarter or a month of it. */
  period: { type: 'string', duck: 'VARCHAR', pattern: '20[0-9]{2}(-(Q[1-4]|0[1-9]|1[0-2]))?' },
  sha256: { type: 'string', duck: 'VARCHAR', pattern: '[0-9a-f]{64}' },
  mediaType: { type: 'string', duck: 'VARCHAR', pattern: '[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,90}' },
  whole: { type: 'integer', duck: 'BIGINT', most: 1e12 },
  decimal: { type: 'number', duck: 'DOUBLE', most: 1e12 },
  /** What staff wrote: up to 4,000 characters, lines among them. */
  words: { type: 'string', duck: 'VARCHAR', longest: 4_000 },
} as const;
export type OfficeForm = keyof typeof officeForms;

export interface OfficeField {
  readonly form: OfficeForm;
  readonly required: boolean;
  readonly values?: readonly (string | number)[];
  /** Read by strangers, so it is said in English. */
  readonly says: string;
}

export interface OfficeTable {
  readonly csv: string;
  readonly parquet: string;
  /** No two rows are alike in these. */
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, OfficeField>>;
  readonly says: string;
}

export type OfficeCell = string | number | null;
export type OfficeRow = Readonly<Record<string, OfficeCell>>;

const always = { required: true } as const;
const sometimes = { required: false } as const;
const code = { form: 'code' } as const;
const words = { form: 'words' } as const;
const whole = { form: 'whole' } as const;
const yesOrNo = { form: 'whole', required: true, values: [0, 1] } as const;
const ofSet = {
  set_code: { ...code, ...always, says: 'The set of indicators.' },
  set_version: {
    ...code,
    ...always,
    says: 'Its version: criteria of two versions are never mixed.',
  },
  period: { form: 'period', ...always, says: 'A year, or a quarter or month of it.' },
  criterion: { ...code, ...always, says: 'The criterion within the set.' },
} as const;

const table = <const Fields extends Readonly<Record<string, OfficeField>>>(
  name: string,
  {
    key,
    says,
    fields,
  }: Pick<OfficeTable, 'says'> & {
    readonly key: readonly (keyof Fields & string)[];
    readonly fields: Fields;
  },
) => ({ csv: `data/${name}.csv`, parquet: `data/${name}.parquet`, key, says, fields });

/** The tables that a superior's store takes over, in the order in which they stand in a batch. */
export const officeTables = {
  activity: table('activity', {
    says: 'Figures of the office by month, as they stand now.',
    key: ['month', 'figure'],
    fields: {
      month: { form: 'month', ...always, says: 'The month that the figure is of.' },
      figure: { ...code, ...always, says: 'Which figure; see codebook.json.' },
      value: { form: 'decimal', ...always, says: 'Its newest version.' },
      origin: {
        ...code,
        ...sometimes,
        says: 'How visits were counted, where it is a count of them.',
      },
      versions: { ...whole, ...always, says: 'How often it was entered or corrected.' },
    },
  }),
  sessions: table('sessions', {
    says: 'Service times outside the usual ones or away from the counter, as they were held.',
    key: ['session'],
    fields: {
      session: { ...whole, ...always, says: 'Number of the session at this office.' },
      held_on: { form: 'day', ...always, says: 'The day on which it was opened.' },
      mode: {
        ...code,
        ...always,
        values: ['extra', 'assisted', 'portable'],
        says: 'What kind it was.',
      },
      model_code: { ...code, ...sometimes, says: 'The model whose session it was.' },
      entry_code: { ...code, ...sometimes, says: 'The line of the plan that it was started by.' },
      minutes: { ...whole, ...always, says: 'From its opening to its end.' },
    },
  }),
  session_figures: table('session_figures', {
    says: 'What was done in such service times, by month and model. No place, and no group with fewer than five visits in a month.',
    key: ['month', 'model_code', 'figure', 'group_code'],
    fields: {
      month: { form: 'month', ...always, says: 'The month in which they were held.' },
      model_code: { ...code, ...sometimes, says: 'The model; empty for service under none.' },
      figure: {
        ...code,
        ...always,
        values: ['sessions', 'visits', 'received', 'resolved', 'online', 'group-visits'],
        says: 'What was counted; `sessions` are those with figures.',
      },
      group_code: {
        ...code,
        ...sometimes,
        says: 'The group of people, for `group-visits` alone; see codebook.json.',
      },
      value: { ...whole, ...always, says: 'How many, as it stands now.' },
    },
  }),
  coverage: table('coverage', {
    says: 'Released ratings in opening hours, and visits, by month.',
    key: ['month'],
    fields: {
      month: { form: 'month', ...always, says: 'A month that is over.' },
      known: { ...yesOrNo, says: '1 where ratings and visits are both known and fit together.' },
      why: {
        ...code,
        ...sometimes,
        values: ['partial', 'unreleased', 'fewRatings', 'noVisits', 'zeroVisits', 'fewerVisits'],
        says: 'Why not.',
      },
      clean: {
        ...whole,
        ...sometimes,
        says: 'Ratings without those that the published rules leave out.',
      },
      raw: { ...whole, ...sometimes, says: 'All of them.' },
      undated: {
        ...whole,
        ...sometimes,
        says: 'Given while the clock was wrong; in neither count.',
      },
      visits: { ...whole, ...sometimes, says: 'As the office counted them.' },
      origin: { ...code, ...sometimes, says: 'How visits were counted.' },
    },
  }),
  letters: table('letters', {
    says: 'Letters that took a step, by stretches of whole months. Fewer than five are never told: a stretch is as long as it takes, and what has not come to five yet waits.',
    key: ['kind', 'step', 'from_month'],
    fields: {
      kind: { ...code, ...always, says: 'The kind of letter.' },
      step: {
        ...code,
        ...always,
        values: ['requested', 'declined', 'signed', 'handed-over', 'delivered'],
        says: 'What became of them.',
      },
      from_month: { form: 'month', ...always, says: 'The first month of the stretch.' },
      to_month: { form: 'month', ...always, says: 'The last one.' },
      letters: { ...whole, ...always, says: 'How many; never fewer than five.' },
    },
  }),
  difficulties: table('difficulties', {
    says: 'What hinders the work and what is proposed. Words travel once the office has sent them up.',
    key: ['difficulty'],
    fields: {
      difficulty: { ...whole, ...always, says: 'Its number at this office.' },
      kind: { ...code, ...always, values: ['difficulty', 'proposal'], says: 'Which of the two.' },
      state: {
        ...code,
        ...always,
        values: ['open', 'sent', 'answered', 'closed'],
        says: 'How far it has got.',
      },
      noted_on: { form: 'day', ...always, says: 'When it was noted.' },
      state_on: { form: 'day', ...always, says: 'Since when it is in this state.' },
      field_code: { ...code, ...sometimes, says: 'The kind of procedure.' },
      model_code: { ...code, ...sometimes, says: 'The model that it is about.' },
      addressee: { ...words, ...sometimes, says: 'Whom it was sent to; empty while it was not.' },
      words: {
        ...words,
        ...sometimes,
        says: 'In the words of the staff; empty while it was not sent.',
      },
    },
  }),
  tasks: table('tasks', {
    says: 'Duties from the letters of superiors, and what became of them.',
    key: ['model_code', 'code', 'unit_code'],
    fields: {
      model_code: { ...code, ...sometimes, says: 'The model that it belongs to.' },
      code: { ...code, ...always, says: 'The task.' },
      duty: { ...words, ...always, says: 'What is to be done.' },
      unit_code: { ...code, ...always, says: 'Who has to do it.' },
      deadline: { form: 'day', ...sometimes, says: 'Until when.' },
      source_letter: {
        ...words,
        ...sometimes,
        says: 'Number and date of the letter that asks for it.',
      },
      clause: { ...words, ...sometimes, says: 'Where in that letter.' },
      state: {
        ...code,
        ...always,
        values: ['given', 'underway', 'done', 'void'],
        says: 'How far it has got.',
      },
      done_on: { form: 'day', ...sometimes, says: 'When it was done.' },
    },
  }),
  activities_held: table('activities_held', {
    says: 'What the office held or did for its models, besides serving. Not what it was about nor where.',
    key: ['undertaking'],
    fields: {
      undertaking: { ...whole, ...always, says: 'Its number at this office.' },
      kind: {
        ...code,
        ...always,
        values: [
          'propaganda',
          'training',
          'inspection',
          'receiving',
          'dialogue',
          'reward',
          'other',
        ],
        says: 'What kind it was; receiving is of citizens by the head.',
      },
      held_on: { form: 'day', ...always, says: 'When.' },
      count: { ...whole, ...sometimes, says: 'How many, where somebody counted.' },
      count_of: {
        ...code,
        ...sometimes,
        values: ['participants', 'times', 'items'],
        says: 'Of what; never to be added up across.',
      },
      model_code: { ...code, ...sometimes, says: 'The model that it was for.' },
      has_evidence: { ...yesOrNo, says: '1 where the office noted what shows it.' },
    },
  }),
  self_scores: table('self_scores', {
    says: 'What the office gives itself by a set of indicators.',
    key: ['set_code', 'set_version', 'period', 'criterion'],
    fields: {
      ...ofSet,
      score: { form: 'decimal', ...always, says: 'What the office gives itself.' },
      full_score: { form: 'decimal', ...always, says: 'The most there is.' },
      way: {
        ...code,
        ...always,
        values: ['automatic', 'manual'],
        says: 'Reckoned from data, or judged.',
      },
      reason: { ...words, ...sometimes, says: 'Why so many.' },
      scored_on: { form: 'day', ...always, says: 'When.' },
    },
  }),
  evidence: table('evidence', {
    says: 'Which evidence the office keeps, by its hash. The files themselves stay at the office.',
    key: ['set_code', 'set_version', 'period', 'criterion', 'sha256', 'added_on'],
    fields: {
      ...ofSet,
      title: {
        ...words,
        ...sometimes,
        says: 'What it is called; empty where it is about a person.',
      },
      media_type: { form: 'mediaType', ...always, says: 'The kind of file.' },
      bytes: { ...whole, ...always, says: 'Its size.' },
      sha256: {
        form: 'sha256',
        ...always,
        says: 'Its hash: a file shown later is this one, or is not.',
      },
      personal: {
        ...yesOrNo,
        says: '1 where it holds personal data: it is sealed and never leaves.',
      },
      added_on: { form: 'day', ...always, says: 'When it was put there.' },
    },
  }),
} as const satisfies Readonly<Record<string, OfficeTable>>;

export type OfficeTableName = keyof typeof officeTables;
export const officeTableNames = Object.keys(officeTables) as OfficeTableName[]; // `keys` forgets it

/** A part of its own: what the office has made public of comments. It enters no store of figures. */
export const reviewedWords = {
  ...table('answered', {
    says: 'What citizens said and what the office did, in the words that the office made public.',
    key: [],
    fields: {
      month: { form: 'month', ...always, says: 'Of which month.' },
      said: { ...words, ...always, says: 'What was said, as reviewed.' },
      done: { ...words, ...always, says: 'What was done.' },
    },
  }),
  csv: 'words/answered.csv',
  parquet: 'words/answered.parquet',
} as const satisfies OfficeTable;

/** Everything that a batch of an office can hold, by name. */
export const officeParts = { ...officeTables, answered: reviewedWords } as const;
export type OfficePartName = keyof typeof officeParts;
export const officePartNames = Object.keys(officeParts) as OfficePartName[];

/** What a superior gives back; of each criterion the newest batch counts. */
export const verifiedScores = table('verified_scores', {
  says: 'Scores as a superior verified them; every deduction has its reason.',
  key: ['set_code', 'set_version', 'period', 'criterion'],
  fields: {
    ...ofSet,
    score: { form: 'decimal', ...always, says: 'What the superior gives.' },
    self_score: { form: 'decimal', ...always, says: 'What the office had given itself.' },
    full_score: { form: 'decimal', ...always, says: 'The most there is.' },
    reason: { ...words, ...sometimes, says: 'Why it is not what the office gave itself.' },
  },
}) satisfies OfficeTable;

/** Whether a cell is what its column says. */
export function isSoundCell(cell: OfficeCell | undefined, field: OfficeField): boolean {
  if (cell === null || cell === undefined) return !field.required;
  if (field.values !== undefined && !field.values.includes(cell)) return false;
  const form = officeForms[field.form];
  if ('most' in form) {
    if (typeof cell !== 'number' || cell < 0 || cell > form.most) return false;
    return field.form === 'decimal' ? Number.isFinite(cell) : Number.isInteger(cell);
  }
  if (typeof cell !== 'string' || cell === '') return false;
  if ('longest' in form) return cell.length <= form.longest && !cell.includes('\0');
  return new RegExp(`^(?:${form.pattern})$`).test(cell);
}

/** The column of the first cell that is not what it should be; undefined where the row is sound. */
export function findUnsoundColumn(row: OfficeRow, { fields }: OfficeTable): string | undefined {
  return Object.entries(fields).find(([name, field]) => !isSoundCell(row[name], field))?.[0];
}
