/**
 * How many answers a cell needs before it is shown, whoever asks; an office may raise each, never
 * lower it. A release keeps those it was made under, so that a later change shows no more of it.
 */
export const leastFloors = { counter: 10, officer: 30 } as const;

/** What a release was made under. */
export interface Floors {
  readonly counter: number;
  readonly officer: number;
}
