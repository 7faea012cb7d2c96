import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReasonNotToTell } from '#shared/features/statistics/cannot-tell.ts';
import { besideName } from './names.ts';
import type { ReportBlock } from './report-document.ts';
import { fill, statistics, wording } from './wording.ts';
import { writeDay, writeNumber } from './write-number.ts';

/** What may be said, and what not, with the reasons: both are answers. */
export function toldOf(evaluation: Evaluation): readonly ReportBlock[] {
  const sentences = [
    ...comparisonOf(evaluation),
    ...pilotOf(evaluation),
    trendOf(evaluation),
    ...weeksOf(evaluation),
  ];
  return sentences.map((text) => ({ is: 'item', text: `- ${text}` }));
}

function comparisonOf(evaluation: Evaluation): readonly string[] {
  const { comparison, chosen, beside } = evaluation;
  const { told } = wording;
  if (comparison === null) return [];
  const besides = besideName(evaluation);
  const isTold = comparison.is !== 'cannotTell';
  const found = isTold ? comparison : comparison.difference;
  const [one, other] = [chosen.figure?.clean, beside?.figure?.clean];
  if (found === null || !one || !other) {
    const reasons = isTold ? '' : reasonsOf(comparison.reasons);
    return [fill(told.sidesUnknown, { besides, reasons })];
  }
  return [
    fill(told.sides, {
      besides,
      share: writeNumber(one.topTwo, 'share'),
      n: writeNumber(one.n, 'count'),
      otherShare: writeNumber(other.topTwo, 'share'),
      otherN: writeNumber(other.n, 'count'),
      difference: inPoints(found.difference),
      low: inPoints(found.low),
      high: inPoints(found.high),
      label: statistics.notice.interval,
      verdict: isTold ? statistics.comparison[comparison.is] : cannotTell(comparison.reasons),
    }),
  ];
}

function pilotOf({ pilot }: Evaluation): readonly string[] {
  if (pilot === null) return [];
  const { effect, against } = pilot;
  const { told } = wording;
  if (effect.is === 'cannotTell') {
    return [fill(told.pilotUnknown, { reasons: reasonsOf(effect.reasons) })];
  }
  return [
    fill(against === 'rest' ? told.pilotRest : told.pilotBefore, {
      effect: inPoints(effect.effect),
      p: writeNumber(effect.p, 'chance'),
      smallestP: writeNumber(effect.smallestP, 'chance'),
      verdict: statistics.effect[effect.is],
      alongside: statistics.notice.alongside,
    }),
  ];
}

function trendOf({ trend }: Evaluation): string {
  const { told } = wording;
  return trend.is === 'cannotTell'
    ? fill(told.trendUnknown, { reasons: reasonsOf(trend.reasons) })
    : fill(told.trend, { verdict: decapitalized(statistics.trend[trend.is]) });
}

function weeksOf({ chart }: Evaluation): readonly string[] {
  if (chart.is === 'cannotTell') return [];
  const { told } = wording;
  const outside = chart.points.filter(({ rules }) => rules.includes('beyondLimits'));
  const verdict =
    outside.length === 0
      ? told.weeksUsual
      : fill(told.weeksOutside, { days: outside.map(({ from }) => writeDay(from)).join(', ') });
  return [fill(told.weeks, { n: writeNumber(chart.points.length, 'count'), verdict })];
}

function cannotTell(reasons: readonly ReasonNotToTell[]): string {
  return `**${capitalized(statistics.term.cannotTell)}.** ${reasonsOf(reasons)}`;
}

/** Reasons as they are published, one after the other. */
export function reasonsOf(reasons: readonly ReasonNotToTell[]): string {
  return reasons.map((reason) => statistics.reason[reason]).join(' ');
}

/** A difference of two shares in percentage points. */
export function inPoints(difference: number): string {
  return writeNumber(difference * 100, 'points');
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

function decapitalized(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
