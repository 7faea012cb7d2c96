import type { FormContent } from './paper.contract.ts';

/**
 * Where two people read one form differently: `day`, `score`, `comment`, or the code of a question.
 * How blanks and capitals stand in a comment makes no difference.
 */
export function differencesBetween(first: FormContent, second: FormContent): readonly string[] {
  const questions = new Set([...Object.keys(first.answers), ...Object.keys(second.answers)]);
  const chosen = ({ answers }: FormContent, question: string) =>
    (answers[question] ?? []).toSorted((one, other) => (one < other ? -1 : 1)).join(' ');
  const words = ({ comment }: FormContent) =>
    comment.normalize('NFC').toLocaleLowerCase('vi').replaceAll(/\s+/g, ' ').trim();
  return [
    ...(first.day === second.day ? [] : ['day']),
    ...(first.score === second.score ? [] : ['score']),
    ...[...questions].filter((question) => chosen(first, question) !== chosen(second, question)),
    ...(words(first) === words(second) ? [] : ['comment']),
  ];
}
