import { safe, type InferClientErrorUnion, type ORPCError } from '@orpc/client';
import type { Client } from '#renderer/client/client.ts';

type Failure = InferClientErrorUnion<Client['letter']>;

/** Why a call about letters was refused; `failed` where nobody foresaw it. */
export type Refusal = Extract<Failure, ORPCError<string, unknown>> | { readonly code: 'failed' };

export type Outcome<Result> =
  | { readonly done: true; readonly data: Result }
  | { readonly done: false; readonly refusal: Refusal };

/** Waits for a call about letters: what came of it, or why not. */
export async function ask<Result>(call: Promise<Result>): Promise<Outcome<Result>> {
  const { data, error, isSuccess } = await safe<Result, Failure>(call);
  if (isSuccess) return { done: true, data };
  const isForeseen = error !== null && 'defined' in error && error.defined;
  return { done: false, refusal: isForeseen ? error : { code: 'failed' } };
}
