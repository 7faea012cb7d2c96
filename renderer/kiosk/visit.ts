import { counterQuestion, pressedBy } from '#shared/features/questionnaire/built-in-questions.ts';
import type { Question } from '#shared/features/questionnaire/questionnaire.ts';
import {
  questionAfter,
  questionBefore,
  type Answers,
} from '#shared/features/questionnaire/questions.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';

/** Where somebody stands after the score: at a question, then at what is typed, then at the end. */
export type Step =
  | { readonly at: 'question'; readonly question: Question }
  | { readonly at: 'receipt' | 'invitation' | 'end' };

/** Every question of a visit: who presses and at which counter, where that is asked, then the rest. */
function questionsOf({ asksWhoPresses, countersAsked, questionnaire }: StationView) {
  const whichCounter: Question = {
    code: counterQuestion,
    kind: 'choice',
    options: countersAsked,
  };
  return [
    ...(asksWhoPresses ? [pressedBy] : []),
    ...(countersAsked.length > 0 ? [whichCounter] : []),
    ...questionnaire.questions,
  ];
}

function typedSteps({ asksReceipt, questionnaire }: StationView): readonly Step[] {
  return [
    ...(asksReceipt ? ([{ at: 'receipt' }] as const) : []),
    ...(questionnaire.comment ? ([{ at: 'invitation' }] as const) : []),
    { at: 'end' },
  ];
}

/** The step after one, or the first. */
export function stepAfter(view: StationView, answers: Answers, step?: Step): Step {
  const typed = typedSteps(view);
  const end: Step = { at: 'end' };
  if (step !== undefined && step.at !== 'question') {
    return typed[typed.findIndex(({ at }) => at === step.at) + 1] ?? end;
  }
  const next = questionAfter(questionsOf(view), answers, step?.question.code);
  return next === undefined ? (typed[0] ?? end) : { at: 'question', question: next };
}

/** The step before one; undefined where there is none. */
export function stepBefore(view: StationView, answers: Answers, step: Step): Step | undefined {
  const typed = typedSteps(view);
  const place = typed.findIndex(({ at }) => at === step.at);
  if (step.at !== 'question' && place > 0) return typed[place - 1];
  const questions = questionsOf(view);
  const before =
    step.at === 'question'
      ? questionBefore(questions, answers, step.question.code)
      : questionBefore([...questions, endMark], answers, endMark.code);
  return before && { at: 'question', question: before };
}

/** Stands behind the last question. */
const endMark = { code: '', kind: 'level' } as const satisfies Question;
