import { chainStart, link } from '#main/storage/chain.ts';

/** One row of the `rating` table, without its arrival in this folder. */
export interface RatingRow {
  readonly format: 1 | 2;
  readonly id: string;
  readonly incarnation_id: string;
  readonly sequence: number;
  readonly kind: 'answer' | 'change' | 'fact' | 'comment' | 'redaction';
  readonly response_id: string;
  readonly refers_to: string | null;
  readonly score: number | null;
  readonly text_hash: Buffer | null;
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
  readonly boot_id: string;
  readonly monotonic_ms: number;
  readonly clock_state: 'trusted' | 'suspect' | 'unset';
  readonly unit_code: string;
  readonly station_code: string;
  readonly counter_code: string | null;
  readonly field_code: string | null;
  readonly field_source: 'counter' | 'citizen' | 'staff' | null;
  readonly stage: string | null;
  readonly channel: string;
  readonly device_mode: 'self' | 'assisted' | 'interviewer' | 'paper';
  readonly language: string;
  readonly label_set: string;
  readonly questionnaire: string;
  readonly model_code: string | null;
  readonly settings_version: number;
  readonly trial: 0 | 1;
  readonly ready_ms: number | null;
  readonly gap_ms: number | null;
  readonly burst_position: number | null;
  readonly hour_status: 'open' | 'closed' | 'unknown';
  readonly question: string | null;
  /** The chosen options as a JSON array, in the order of the list. */
  readonly choices: string | null;
  readonly audience: 'leader' | null;
  readonly scale_order: 'descending' | 'ascending' | null;
  readonly hash: Buffer;
}

/** The columns under the hash in format 1, in their order for ever. */
const columnsOfFormat1 = [
  'format',
  'id',
  'incarnation_id',
  'sequence',
  'kind',
  'response_id',
  'refers_to',
  'score',
  'text_hash',
  'recorded_at_ms',
  'offset_minutes',
  'boot_id',
  'monotonic_ms',
  'clock_state',
  'unit_code',
  'station_code',
  'counter_code',
  'field_code',
  'field_source',
  'stage',
  'channel',
  'device_mode',
  'language',
  'label_set',
  'questionnaire',
  'model_code',
  'settings_version',
  'trial',
  'ready_ms',
  'gap_ms',
  'burst_position',
  'hour_status',
] as const satisfies readonly (keyof RatingRow)[];

/** The columns under the hash in format 2, which every new row has; a new column is a new format. */
export const chainedColumns = [
  ...columnsOfFormat1,
  'question',
  'choices',
  'audience',
  'scale_order',
] as const satisfies readonly (keyof RatingRow)[];

/** The hash that `row` must carry when it follows a row with hash `previous`. */
export function hashOfRow(row: Omit<RatingRow, 'hash'>, previous: Buffer | undefined): Buffer {
  return link(
    previous ?? chainStart(`rating:${row.incarnation_id}`),
    (row.format === 1 ? columnsOfFormat1 : chainedColumns).map((column) => {
      const value = row[column];
      return Buffer.isBuffer(value) ? value.toString('hex') : value;
    }),
  );
}
