import { safe } from '@orpc/client';
import type { Client } from '#renderer/client/client.ts';
import type { Contract } from '#shared/contract.ts';
import type {
  ChangedRating,
  NewComment,
  NewFact,
  NewRating,
} from '#shared/features/rating/rating.contract.ts';

/** A finger left the glass over a face: a first answer, or one that supersedes it. */
export type Tap = NewRating | ChangedRating;

/** What a citizen gives after the score, if they stay. */
export type Gift =
  | ({ readonly kind: 'fact' } & NewFact)
  | ({ readonly kind: 'comment' } & NewComment)
  | {
      readonly kind: 'receipt';
      readonly id: string;
      readonly responseId: string;
      readonly code: string;
    };

type RefusalsOf<Operation extends { '~orpc': { errorMap: object } }> =
  keyof Operation['~orpc']['errorMap'];
/** Every refusal of the contract that can answer what a citizen gives; each has its words. */
export type RatingRefusal = RefusalsOf<Contract['rating']['change' | 'fact' | 'comment']>;

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
  return outcomeOf(isSuccess, isDefined ? error.code : undefined);
}

/** Sends what follows a tap, once; it never throws. */
export async function sendGift(
  client: Client,
  gift: Gift,
  signal: AbortSignal,
): Promise<SendOutcome> {
  switch (gift.kind) {
    case 'fact': {
      const { kind: _, ...fact } = gift;
      const { error, isSuccess, isDefined } = await safe(client.rating.fact(fact, { signal }));
      return outcomeOf(isSuccess, isDefined ? error.code : undefined);
    }
    case 'comment': {
      const { kind: _, ...comment } = gift;
      const { error, isSuccess, isDefined } = await safe(
        client.rating.comment(comment, { signal }),
      );
      return outcomeOf(isSuccess, isDefined ? error.code : undefined);
    }
    case 'receipt': {
      const { kind: _, ...receipt } = gift;
      const { error, isSuccess, isDefined } = await safe(client.receipt.give(receipt, { signal }));
      return outcomeOf(isSuccess, isDefined ? refusalOfReceipt(error.code) : undefined);
    }
    default:
      return gift satisfies never;
  }
}

function outcomeOf(isSuccess: boolean, refusal: RatingRefusal | undefined): SendOutcome {
  if (isSuccess) return { is: 'recorded' };
  return refusal === undefined ? { is: 'unreachable' } : { is: 'refused', refusal };
}

/** The screen has read the code before; if the core wants none, what is asked has changed. */
function refusalOfReceipt(code: RefusalsOf<Contract['receipt']['give']>): RatingRefusal {
  return code === 'RECEIPTS_OFF' || code === 'CODE_UNREADABLE' ? 'QUESTION_UNKNOWN' : code;
}
