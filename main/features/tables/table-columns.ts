import { hourStamp } from '#shared/calendar.ts';
import { ruleVersion } from '#shared/features/rating/misuse-rules.ts';
import type { JudgedResponse } from '#shared/features/rating/response.ts';

export type CellValue = string | number | boolean;

/** The columns of the table of responses, in order. Documented in `docs/table-export.md`. */
export const responseColumns = [
  'response_id',
  'submitted_hour',
  'unit_code',
  'station_code',
  'counter_code',
  'counter_source',
  'field_code',
  'field_source',
  'stage',
  'channel',
  'device_mode',
  'pressed_by',
  'score',
  'first_score',
  'label_set',
  'scale_order',
  'language',
  'model_code',
  'questionnaire',
  'reasons',
  'facts',
  'receipt',
  'judged',
  'rule_version',
  'trial',
  'clock_state',
] as const;

/** The columns of the table of what was given, row by row. */
export const historyColumns = [
  'response_id',
  'step',
  'kind',
  'submitted_hour',
  'score',
  'question',
  'choices',
] as const;

/** Codes never hold a semicolon. */
export function joinCodes(codes: readonly string[] | null): string {
  return codes === null ? '' : codes.join(';');
}

/** When something was given, by the station's clock. */
export interface Given {
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
}

/** Writes hours, each once: a store has few of them and many rows. */
export function createHourCell(): (given: Given) => string {
  const written = new Map<number, string>();
  return ({ recorded_at_ms, offset_minutes }) => {
    const localHour = Math.floor((recorded_at_ms + offset_minutes * 60_000) / 3_600_000);
    const key = localHour * 4_096 + offset_minutes;
    const cell = written.get(key) ?? hourStamp(recorded_at_ms, offset_minutes);
    written.set(key, cell);
    return cell;
  };
}

/** A row of the table of responses; `exportId` stands for the response in this export alone. */
export function responseCells(
  [response, judgement]: JudgedResponse,
  exportId: string,
  hour: string,
): CellValue[] {
  return [
    exportId,
    hour,
    response.unit_code,
    response.station_code,
    response.counter_code ?? '',
    response.counter_source ?? '',
    response.field_code ?? '',
    response.field_source ?? '',
    response.stage ?? '',
    response.channel,
    response.device_mode,
    response.pressed_by ?? '',
    response.score,
    response.first_score,
    response.label_set,
    response.scale_order ?? 'descending', // before it was noted there was no other
    response.language,
    response.model_code ?? '',
    response.questionnaire,
    joinCodes(response.reasons),
    response.facts === null ? '' : JSON.stringify(response.facts),
    response.receipt ?? '',
    judgement,
    ruleVersion,
    response.trial === 1,
    response.clock_state,
  ];
}
