import { shownApart, type Draw } from './shown-apart.ts';

/** People of one published group, and how many of them answered a further question. */
export interface AnsweredGroup {
  readonly key: string;
  readonly n: number;
  readonly answered: number;
}

/**
 * Joins published groups until what they answered to a further question can be shown: at least `floor`
 * answered. The groups are those that are published with their `n`, so that nobody learns of a smaller one
 * by comparing; and where several are joined, at least `floor` did not answer, or nobody, else how
 * many of one group answered would follow nearly exactly from its `n`. Empty where even all together are
 * too few.
 */
export function answeredGroups(
  groups: readonly AnsweredGroup[],
  floor: number,
  draw: Draw,
): readonly (readonly string[])[] {
  const sizes = new Map(groups.map(({ key, answered }) => [key, answered]));
  const shown = shownApart(sizes, floor, draw);
  const alone = groups
    .filter(({ key }) => shown.has(key))
    .toSorted((one, other) => draw(`join ${other.key}`) - draw(`join ${one.key}`));
  const rest = groups.filter(({ key, answered }) => !shown.has(key) && answered > 0);
  while (rest.length > 0 && !isShown(rest, floor)) {
    const joined = alone.pop();
    if (joined === undefined) return [];
    rest.push(joined);
  }
  return [
    ...alone.map(({ key }) => [key]),
    ...(rest.length > 0 ? [rest.map(({ key }) => key)] : []),
  ];
}

function isShown(groups: readonly AnsweredGroup[], floor: number): boolean {
  const answered = sumOf(groups.map((group) => group.answered));
  const silent = sumOf(groups.map((group) => group.n)) - answered;
  return answered >= floor && (groups.length === 1 || silent >= floor || silent === 0);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
