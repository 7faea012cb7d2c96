import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReportBlock } from './report-document.ts';
import { fill, fillLocale, model, statistics, wording } from './wording.ts';
import { writeDay, writeNumber } from './write-number.ts';

/** How the figures were made, in plain words, and what they do not tell. */
export function methodOf(evaluation: Evaluation): readonly ReportBlock[] {
  const interval = evaluation.chosen.figure?.shareInterval;
  const values = {
    label: statistics.notice.interval,
    method: statistics.method[interval?.method ?? 'dayClustered'],
    ruleVersion: evaluation.ruleVersion,
    floor: writeNumber(evaluation.floor, 'count'),
    madeOn: writeDay(evaluation.madeOn),
  };
  const minutes = evaluation.model?.graceMinutes ?? 0;
  const grace = fillLocale(model.grace, { minutes: writeNumber(minutes, 'count') });
  const sentences = [...(minutes > 0 ? [grace] : []), ...wording.method];
  return sentences.map((text) => ({ is: 'item', text: `- ${fill(text, values)}` }));
}
