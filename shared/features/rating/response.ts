import type { Judgement } from './judge.ts';

/**
 * A response as it is read: its first row, with the score and the answers to further questions that
 * it ended with. What only the leader may read is not in it.
 */
export interface Response {
  readonly id: string;
  readonly arrival: number;
  readonly incarnation_id: string;
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
  readonly clock_state: 'trusted' | 'suspect' | 'unset';
  readonly unit_code: string;
  readonly station_code: string;
  /** The station's own counter, a paper form's, or the one that the citizen said. */
  readonly counter_code: string | null;
  /** Who said so; null where no counter is known. */
  readonly counter_source: 'station' | 'citizen' | 'staff' | null;
  readonly field_code: string | null;
  readonly field_source: string | null;
  /** What the visit was for; null while not answered. */
  readonly stage: string | null;
  readonly channel: string;
  readonly device_mode: string;
  readonly language: string;
  readonly label_set: string;
  readonly questionnaire: string;
  readonly model_code: string | null;
  readonly trial: 0 | 1;
  readonly ready_ms: number | null;
  readonly gap_ms: number | null;
  readonly burst_position: number | null;
  readonly hour_status: 'open' | 'closed' | 'unknown';
  readonly first_score: number;
  readonly score: number;
  /** Null in rows of format 1, which were all given in the usual order. */
  readonly scale_order: 'descending' | 'ascending' | null;
  /** The reasons chosen; null where none was, for an empty choice is an answer taken back. */
  readonly reasons: readonly string[] | null;
  /** Who pressed, where that was asked: `self`, `relative` or `officer`. */
  readonly pressed_by: string | null;
  /** Whether a receipt's code came for the first time; null where none was given. */
  readonly receipt: 'first' | 'again' | null;
  /** The answers to all other questions by their code; null where there is none. */
  readonly facts: Readonly<Record<string, readonly string[]>> | null;
}

export type JudgedResponse = readonly [response: Response, judgement: Judgement];
