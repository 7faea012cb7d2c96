import { z } from 'zod';
import { code } from '#shared/code.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
import { RefusedIntake } from './batch-files.ts';

const id = z.guid();
const word = z.string().min(1).max(120);
const whole = z.int();

const Choices = z.array(z.string().max(80)).max(40);

/** The options that were chosen, as a JSON array of codes. */
const choices = z.string().refine((text) => {
  try {
    return Choices.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
});

/** A row of a station's chain without its hash, named as in `kiosk.db`. */
export const ChainedRow = z.object({
  format: z.literal([1, 2]),
  id,
  incarnation_id: id,
  sequence: whole.min(1),
  kind: z.enum(['answer', 'change', 'fact', 'comment', 'redaction']),
  response_id: id,
  refers_to: id.nullable(),
  score: whole.min(1).max(5).nullable(),
  text_hash: z.instanceof(Buffer).nullable(),
  recorded_at_ms: whole.min(0),
  offset_minutes: whole.min(-720).max(840),
  boot_id: z.string().max(120),
  monotonic_ms: whole,
  clock_state: z.enum(['trusted', 'suspect', 'unset']),
  unit_code: code,
  station_code: code,
  counter_code: code.nullable(),
  field_code: code.nullable(),
  field_source: z.enum(['counter', 'citizen', 'staff']).nullable(),
  stage: word.nullable(),
  channel: word,
  device_mode: z.enum(['self', 'assisted', 'interviewer', 'paper']),
  language: word,
  label_set: word,
  questionnaire: word,
  model_code: word.nullable(),
  settings_version: whole.min(0),
  trial: z.literal([0, 1]),
  ready_ms: whole.nullable(),
  gap_ms: whole.nullable(),
  burst_position: whole.nullable(),
  hour_status: z.enum(['open', 'closed', 'unknown']),
  question: word.nullable(),
  choices: choices.nullable(),
  audience: z.literal('leader').nullable(),
  scale_order: z.enum(['descending', 'ascending']).nullable(),
});
export type ChainedRow = z.infer<typeof ChainedRow>;
/** `keys` forgets the type of what it lists. */
export const chainedColumns = Object.keys(ChainedRow.shape) as (keyof ChainedRow)[];

/** Citizens' own words, with the salt under which the chain holds them. */
export interface Words {
  readonly salt: Buffer;
  readonly body: string;
}

const numbers: ReadonlySet<string> = new Set([
  'score',
  'step',
  'recorded_at_ms',
  'offset_minutes',
  'settings_version',
  'trial',
  'ready_ms',
  'gap_ms',
  'burst_position',
  'format',
  'sequence',
  'monotonic_ms',
]);

/** A row's cells by column, as the table has them. */
export type Cells = Readonly<Record<string, string | number | null>>;

/** Cells by their columns: what is empty is not there, whole numbers are numbers. */
export function cellsBy(columns: readonly string[], cells: readonly string[]): Cells {
  return Object.fromEntries(
    columns.map((column, at) => {
      const cell = cells[at] ?? '';
      if (cell === '') return [column, null];
      return [column, numbers.has(column) ? wholeNumber(cell) : cell];
    }),
  );
}

function wholeNumber(cell: string): number {
  return /^-?(0|[1-9]\d{0,15})$/.test(cell) ? Number(cell) : Number.NaN;
}

/**
 * The row as the station recorded it, from what everybody may read of it and what only the desk may.
 * A row that is for the leader alone has its public half in the private table.
 */
export function rebuildRow(
  open: Cells | undefined,
  chain: Cells,
): { readonly row: ChainedRow; readonly words: Words | undefined } {
  const { salt, words, leader_row: leaderRow, text_hash: textHash, ...placed } = chain;
  if ((open === undefined) === (leaderRow === null || leaderRow === undefined)) throw invalid();
  if (open !== undefined && !isStepOf(open)) throw invalid();
  const row = ChainedRow.safeParse({
    ...(open ?? leaderCells(leaderRow ?? null)),
    ...placed,
    text_hash: textHash === null || textHash === undefined ? null : fromHex(textHash),
    audience: open === undefined ? 'leader' : null,
  });
  if (!row.success) throw invalid();
  if (salt === null || salt === undefined || words === null || words === undefined)
    return { row: row.data, words: undefined };
  return { row: row.data, words: { salt: fromHex(salt), body: String(words) } };
}

/** A change, and nothing else, has a place among those of its answer; here the sequence tells it. */
function isStepOf({ kind, step = null }: Cells): boolean {
  return kind === 'change' ? Number(step) >= 1 : step === null;
}

function leaderCells(json: string | number | null): Cells {
  try {
    const cells = Object(JSON.parse(String(json)));
    const choices = Array.isArray(cells.choices) ? JSON.stringify(cells.choices) : cells.choices;
    const entries = ratingsTable.columns.map((column) => [column, cells[column] ?? null]);
    return { ...Object.fromEntries(entries), choices: choices ?? null };
  } catch {
    throw invalid();
  }
}

/** 32 bytes in hexadecimal. */
function fromHex(text: string | number): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(String(text))) throw invalid();
  return Buffer.from(String(text), 'hex');
}

function invalid(): RefusedIntake {
  return new RefusedIntake('rowsInvalid', chainTable.sealed);
}
