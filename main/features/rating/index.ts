import type { Door } from '#main/door.ts';
import { addComment } from './add-comment.ts';
import { changeRating } from './change-rating.ts';
import type { RatingDeps } from './record.ts';
import { redactComment, type RedactionDeps } from './redact-comment.ts';
import { submitRating } from './submit-rating.ts';

export function createRatingRouter(door: Door['rating'], deps: RatingDeps & RedactionDeps) {
  return {
    submit: door.submit.handler(({ input, errors }) => {
      const outcome = submitRating(deps, input);
      if (!outcome.recorded) throw errors[outcome.why]();
      return { id: input.id };
    }),
    change: door.change.handler(({ input, errors }) => {
      const outcome = changeRating(deps, input);
      if (!outcome.recorded) throw errors[outcome.why]();
      return { id: input.id };
    }),
    comment: door.comment.handler(({ input, errors }) => {
      const outcome = addComment(deps, input);
      if (!outcome.recorded) throw errors[outcome.why]();
      return { id: input.id };
    }),
    redact: door.redact.handler(({ input, context, errors }) => {
      const outcome = redactComment(deps, context.caller, input);
      if (!outcome.recorded) throw errors[outcome.why]();
      return { id: input.commentId };
    }),
  };
}
