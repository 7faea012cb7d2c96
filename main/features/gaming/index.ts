import type { Caller, Door, Seat } from '#main/door.ts';
import type { QuestionStep } from '#shared/features/gaming/question-life.ts';
import type { KeptQuestion } from './gaming-store.ts';
import type { Questions } from './questions.ts';
import { showQuestions, type ShowDeps } from './show-questions.ts';
import { takeQuestionStep } from './take-steps.ts';

export interface GamingRouterDeps extends ShowDeps {
  readonly questions: Questions;
  /** Releases what can be released, so that a month is whole as soon as it may be. */
  readonly release: () => Promise<unknown>;
  readonly actorOf: (seat: Seat | undefined) => string;
}

export function createGamingRouter(door: Door['gaming'], deps: GamingRouterDeps) {
  const { questions, actorOf } = deps;
  const show = async (isMeant: (question: KeptQuestion) => boolean) => {
    await deps.release();
    await questions.raise();
    return showQuestions(deps, isMeant);
  };
  const take = (
    { id, basedOn }: { readonly id: number; readonly basedOn: number },
    step: QuestionStep,
    { seat }: Caller,
  ) => {
    const person = actorOf(seat);
    const mayKnow = (question: KeptQuestion) =>
      step.by === 'leader' ? questions.mayLead(question) : questions.isOwn(person, question);
    return takeQuestionStep(deps, { id, basedOn, step, person, mayKnow });
  };
  return {
    own: door.own.handler(({ context }) => {
      const person = actorOf(context.caller.seat);
      return show((question) => questions.isOwn(person, question));
    }),
    explain: door.explain.handler(({ input, context, errors }) => {
      const { explanation } = input;
      const step = { step: 'explain', by: 'counter', explanation } as const;
      const outcome = take(input, step, context.caller);
      if (outcome !== 'done') throw errors[outcome]();
      return { id: input.id };
    }),
    list: door.list.handler(() => show(questions.mayLead)),
    see: door.see.handler(({ input, context, errors }) => {
      const outcome = take(input, { step: 'see', by: 'leader' }, context.caller);
      if (outcome !== 'done') throw errors[outcome]();
      return { id: input.id };
    }),
    close: door.close.handler(({ input, context, errors }) => {
      const { finding } = input;
      const outcome = take(input, { step: 'close', by: 'leader', finding }, context.caller);
      if (outcome !== 'done') throw errors[outcome]();
      return { id: input.id };
    }),
  };
}
