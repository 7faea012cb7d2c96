import { ORPCError } from '@orpc/server';
import { refusal } from '#shared/operation.ts';
import type { Refused } from './letter-deps.ts';

/** What a use case granted; what it refused leaves as the contract's error of that name. */
export function granted<Outcome extends { readonly done: true }, Why extends string>(
  errors: Readonly<Record<Why, unknown>>,
  outcome: Outcome | Refused<Why>,
): Outcome {
  if (outcome.done) return outcome;
  const { why, data } = outcome;
  if (!Object.hasOwn(errors, why)) throw new Error(`${why} is no refusal of this operation`);
  throw new ORPCError(why, { ...refusal, data });
}
