import { hourStamp } from '#shared/calendar.ts';
import { ruleVersion, type Judgement } from '#shared/features/rating/judge.ts';
import type { Response } from '#shared/features/rating/response.ts';

export type CellValue = string | number | boolean;

/** The columns of the table of responses, in order. Documented in `docs/table-export.md`. */
export const responseColumns = [
  'response_id',
  'submitted_hour',
  'unit_code',
  'station_code',
  'counter_code',
  'field_code',
  'field_source',
  'stage',
  'channel',
  'device_mode',
  'score',
  'first_score',
  'label_set',
  'language',
  'model_code',
  'questionnaire',
  'reasons',
  'judged',
  'rule_version',
  'trial',
  'clock_state',
] as const;

/** The columns of the table of what was given, row by row. */
export const historyColumns = ['response_id', 'step', 'kind', 'submitted_hour', 'score'] as const;

/** A row of the table of responses; `exportId` stands for the response in this export alone. */
export function responseCells(
  response: Response,
  judgement: Judgement,
  exportId: string,
): CellValue[] {
  return [
    exportId,
    hourStamp(response.recorded_at_ms, response.offset_minutes),
    response.unit_code,
    response.station_code,
    response.counter_code ?? '',
    response.field_code ?? '',
    response.field_source ?? '',
    response.stage ?? '',
    response.channel,
    response.device_mode,
    response.score,
    response.first_score,
    response.label_set,
    response.language,
    response.model_code ?? '',
    response.questionnaire,
    '', // reasons: the first screen asks for none
    judgement,
    ruleVersion,
    response.trial === 1,
    response.clock_state,
  ];
}
