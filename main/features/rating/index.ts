import type { Door } from '#main/door.ts';
import type {
  ChangedRating,
  NewComment,
  NewFact,
  NewRating,
} from '#shared/features/rating/rating.contract.ts';
import { addComment } from './add-comment.ts';
import { changeRating } from './change-rating.ts';
import type { CaptureRefusal, Outcome, RatingDeps } from './record.ts';
import { recordFact } from './record-fact.ts';
import { submitRating } from './submit-rating.ts';

/** Takes what citizens give, and says so once it is on disk. */
export interface Recorder {
  submit(rating: NewRating): Recording<CaptureRefusal>;
  change(rating: ChangedRating): Recording<CaptureRefusal | 'RESPONSE_UNKNOWN'>;
  fact(fact: NewFact): Recording<CaptureRefusal | 'RESPONSE_UNKNOWN'>;
  comment(comment: NewComment): Recording<CaptureRefusal | 'RESPONSE_UNKNOWN'>;
}
type Recording<Why extends string> = Outcome<Why> | Promise<Outcome<Why>>;

/** What tells to whom something is given. */
export type GiftAddress = { readonly questionnaire: string } | { readonly responseId: string };

export interface RatingRouterDeps extends RatingDeps {
  /** Who takes a gift that is not for this office. */
  readonly findOtherRecorder: (gift: GiftAddress) => Recorder | undefined;
}

export function createRatingRouter(door: Door['rating'], deps: RatingRouterDeps) {
  const own: Recorder = {
    submit: (rating) => submitRating(deps, rating),
    change: (rating) => changeRating(deps, rating),
    fact: (fact) => recordFact(deps, fact),
    comment: (comment) => addComment(deps, comment),
  };
  const recorderFor = (gift: GiftAddress) => deps.findOtherRecorder(gift) ?? own;
  return {
    submit: door.submit.handler(async ({ input, errors }) => {
      const outcome = await recorderFor(input).submit(input);
      if (!outcome.recorded) throw errors[outcome.why]();
      return { id: input.id };
    }),
    change: door.change.handler(async ({ input, errors }) => {
      const { responseId } = input;
      const outcome = await recorderFor({ responseId }).change(input);
      if (!outcome.recorded) throw errors[outcome.why]();
      return { id: input.id };
    }),
    fact: door.fact.handler(async ({ input, errors }) => {
      const outcome = await recorderFor(input).fact(input);
      if (!outcome.recorded) throw errors[outcome.why]();
      return { id: input.id };
    }),
    comment: door.comment.handler(async ({ input, errors }) => {
      const outcome = await recorderFor(input).comment(input);
      if (!outcome.recorded) throw errors[outcome.why]();
      return { id: input.id };
    }),
  };
}
