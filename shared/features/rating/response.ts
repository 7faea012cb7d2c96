import type { Judgement } from './judge.ts';

/** A response as it is read: its first row, and the score that it ended with. */
export interface Response {
  readonly id: string;
  readonly arrival: number;
  readonly incarnation_id: string;
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
  readonly clock_state: 'trusted' | 'suspect' | 'unset';
  readonly unit_code: string;
  readonly station_code: string;
  readonly counter_code: string | null;
  readonly field_code: string | null;
  readonly field_source: string | null;
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
}

export type JudgedResponse = readonly [response: Response, judgement: Judgement];
