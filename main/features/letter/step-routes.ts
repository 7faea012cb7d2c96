import type { Door, Seat } from '#main/door.ts';
import { draftMany } from './draft-many.ts';
import { granted } from './granted.ts';
import type { LetterDeps } from './letter-deps.ts';
import { lineFor } from './letter-line.ts';
import { type Step, stepLetter } from './step-letter.ts';

/** What is done with a letter, step by step. */
export function stepRoutes(door: Door['letter'], deps: LetterDeps) {
  const take = async (
    errors: Readonly<Record<string, unknown>>,
    seat: Seat | undefined,
    at: { readonly id: string; readonly version: number },
    step: Step,
  ) => {
    const { row } = granted(errors, await stepLetter(deps, seat, at, step));
    return lineFor(deps, seat, row);
  };
  return {
    accept: door.accept.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'accept' }),
    ),
    decline: door.decline.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'decline', reason: input.reason }),
    ),
    reconsider: door.reconsider.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'reconsider' }),
    ),
    amend: door.amend.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'amend', contents: input.contents }),
    ),
    draft: door.draft.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'draft', contents: input.contents }),
    ),
    draftMany: door.draftMany.handler(async ({ input, context, errors }) => {
      const { drafted, passedOver } = granted(
        errors,
        await draftMany(deps, context.caller.seat, input.letters),
      );
      return { drafted, passedOver };
    }),
    check: door.check.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'check' }),
    ),
    checkOnPaper: door.checkOnPaper.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'checkOnPaper' }),
    ),
    sign: door.sign.handler(({ input, context, errors }) => {
      const { number, signedOn, signer, position } = input;
      return take(errors, context.caller.seat, input, {
        step: 'sign',
        number,
        signedOn,
        signer,
        position,
      });
    }),
    handOver: door.handOver.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'handOver', way: input.way, on: input.on }),
    ),
    deliver: door.deliver.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'deliver' }),
    ),
    finish: door.finish.handler(({ input, context, errors }) =>
      take(errors, context.caller.seat, input, { step: 'close' }),
    ),
  };
}
