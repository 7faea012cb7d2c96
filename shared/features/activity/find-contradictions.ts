import type { Containment } from './activity-figures.ts';

/** A figure that is said to contain others and cannot. */
export interface Contradiction {
  readonly rule: Containment;
  /** What the whole is, and what its parts come to. */
  readonly whole: number;
  readonly parts: number;
}

/** What cannot be true together in one month. It is said and hinders nothing; blanks are no fault. */
export function findContradictions(
  contains: readonly Containment[],
  values: Readonly<Record<string, number | undefined>>,
): readonly Contradiction[] {
  const broken = contains.flatMap((rule): readonly Contradiction[] => {
    const whole = values[rule.whole];
    const parts = rule.parts.flatMap((part) => values[part] ?? []);
    if (whole === undefined || parts.length < rule.parts.length) return [];
    const sum = parts.reduce((all, part) => all + part, 0);
    const holds = rule.is === 'sum' ? whole === sum : whole >= sum;
    return holds ? [] : [{ rule, whole, parts: sum }];
  });
  return broken.filter(({ rule }) => rule.is === 'sum' || !broken.some(says(rule)));
}

/** Whether a broken sum says already what is wrong with one of its parts. */
function says({ whole, parts }: Containment) {
  return ({ rule }: Contradiction) =>
    rule.is === 'sum' && rule.whole === whole && parts.every((part) => rule.parts.includes(part));
}
