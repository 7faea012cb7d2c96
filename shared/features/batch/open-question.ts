import type { Decision } from './decision.ts';
import type { Series } from './ledger.ts';

/**
 * What somebody has to decide before batches can be counted: which of `claims` stands at `number`, or
 * which batches' rows count. A claim may be a name that no batch here has: one that is only followed.
 */
export type OpenQuestion =
  | {
      readonly is: 'line';
      readonly author: string;
      readonly incarnation: string;
      readonly number: number;
      readonly claims: readonly string[];
    }
  | { readonly is: 'rows'; readonly claims: readonly string[] };

/** `groups`: names of batches that disagree about one row, a group for each row. */
export function openQuestions(
  series: readonly Series[],
  groups: readonly (readonly string[])[],
): readonly OpenQuestion[] {
  const lines = series.flatMap(({ author, incarnation, doubt }): readonly OpenQuestion[] =>
    doubt === undefined || doubt.claims.length < 2
      ? []
      : [{ is: 'line', author, incarnation, number: doubt.number, claims: doubt.claims }],
  );
  return [...lines, ...joined(groups).map((claims): OpenQuestion => ({ is: 'rows', claims }))];
}

/** Whether a decision is an answer to one of the questions: of its claims one stays, others go. */
export function answers(decision: Decision, questions: readonly OpenQuestion[]): boolean {
  if (decision.is === 'key') return true;
  const { is, counts, aside } = decision;
  return questions.some(
    (question) =>
      question.is === is &&
      question.claims.includes(counts) &&
      aside.every((name) => name !== counts && question.claims.includes(name)),
  );
}

/** Groups that share a name are one: whoever decides has to see all that hang together. */
function joined(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let left: readonly ReadonlySet<string>[] = [];
  for (const group of groups) {
    const touching = left.filter((other) => group.some((name) => other.has(name)));
    const whole = new Set([...group, ...touching.flatMap((other) => [...other])]);
    left = [...left.filter((other) => !touching.includes(other)), whole];
  }
  return left.map((names) => [...names].toSorted()).toSorted(byFirst);
}

function byFirst(one: readonly string[], other: readonly string[]): number {
  return String(one[0]) < String(other[0]) ? -1 : 1;
}
