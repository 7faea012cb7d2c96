import { withoutMarks } from '../activity/month.ts';
import { labelSets, type LabelSet } from '../rating/scale.ts';
import { labelsOf, type SurveyScale } from './survey-mapping.ts';

/**
 * The label set whose words a form asked in, by which its answers can be told level by level; undefined where it
 * asked in others, or in numbers. Case, marks and a number beside the words make no difference.
 */
export function officialWordsOf(scale: SurveyScale): LabelSet | undefined {
  const labels = labelsOf(scale).toReversed(); // the best first, as levels stand
  return (Object.keys(labelSets) as LabelSet[]).find((name) => {
    const { levels, vi } = labelSets[name];
    return (
      labels.length === levels.length &&
      levels.every((level, at) => {
        const [value, label = ''] = labels[at] ?? [];
        return value === level && plainOf(label) === plainOf(vi[level]);
      })
    );
  });
}

/** `5 - Rất hài lòng` and `Hài lòng (4)` have a number beside them. */
function plainOf(label: string): string {
  return withoutMarks(label)
    .replace(/^\d+\s*[-–.:)]\s*/, '')
    .replace(/\s*\(\d+[^)]*\)$/, '');
}
