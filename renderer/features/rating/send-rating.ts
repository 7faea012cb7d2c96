import { safe } from '@orpc/client';
import type { Client } from '#renderer/client/client.ts';
import type { Contract } from '#shared/contract.ts';
import type { ChangedRating, NewRating } from '#shared/features/rating/rating.contract.ts';

/** A finger left the glass over a face: a first answer, or one that supersedes it. */
export type Tap = NewRating | ChangedRating;

/** Every refusal of the contract that can answer a tap; each has its words in `rating:refused`. */
export type RatingRefusal = keyof Contract['rating']['change']['~orpc']['errorMap'];

export type SendOutcome =
  | { readonly is: 'recorded' }
  | { readonly is: 'refused'; readonly refusal: RatingRefusal }
  /** No answer, or none that the contract names: it may be on disk or not; the same id is sent again. */
  | { readonly is: 'unreachable' };

/** Sends a tap once and says what became of it; it never throws. */
export async function sendRating(
  client: Client,
  tap: Tap,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { error, isSuccess, isDefined } = await safe(
    'responseId' in tap
      ? client.rating.change(tap, { signal })
      : client.rating.submit(tap, { signal }),
  );
  if (isSuccess) return { is: 'recorded' };
  return isDefined ? { is: 'refused', refusal: error.code } : { is: 'unreachable' };
}
