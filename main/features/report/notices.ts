import type {
  Evaluation,
  EvaluationNotice,
} from '#shared/features/evaluation/evaluation.contract.ts';
import { monthName, quarterName } from './names.ts';
import { fill, statistics, wording } from './wording.ts';
import { writeNumber } from './write-number.ts';

/** What has to be said before any figure, in the order of the evaluation. */
export function noticesOf(evaluation: Evaluation): readonly string[] {
  return [...new Set(evaluation.notices.map((notice) => sentenceOf(notice, evaluation)))];
}

function sentenceOf(notice: EvaluationNotice, evaluation: Evaluation): string {
  const { notice: said } = wording;
  switch (notice) {
    case 'simulated':
    case 'noHeadline':
    case 'runsUnknown':
      return said[notice];
    case 'cleanFirst':
      return statistics.notice.cleanFirst;
    case 'coverageLow':
      return statistics.notice.lowCoverage;
    case 'coverageUnknown':
    case 'coverageInconsistent':
      return statistics.reason[notice];
    case 'waiting':
      return fill(said.waiting, { quarters: evaluation.waiting.map(quarterName).join(', ') });
    case 'tooFew':
      return fill(said.tooFew, { floor: writeNumber(evaluation.floor, 'count') });
    case 'joinedOut':
      return fill(said.joinedOut, { n: writeNumber(evaluation.joinedOut, 'count') });
    case 'clockInDoubt':
      return fill(said.clockInDoubt, { n: writeNumber(evaluation.undated, 'count') });
    case 'incomplete':
      return fill(said.incomplete, { units: unitsOf(evaluation.incomplete) });
    default:
      return notice satisfies never;
  }
}

const mostNamed = 8;

/** Units with their months; of very many only the first, the table of units has all. */
function unitsOf(incomplete: Evaluation['incomplete']): string {
  const named = incomplete
    .slice(0, mostNamed)
    .map(({ name, month }) => `${name} (${monthName(month)})`);
  return [...named, ...(incomplete.length > mostNamed ? ['…'] : [])].join('; ');
}
