import type { Moment } from '#main/platform/clock.ts';
import { dayAt, daysBetween } from '#shared/calendar.ts';
import { questionsOnPaper } from '#shared/features/paper/paper-questions.ts';
import { oldestFormDays, type FormContent } from '#shared/features/paper/paper.contract.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { isAnswer, levelsOf } from '#shared/features/questionnaire/questions.ts';
import { maskPersonalNumbers } from '#shared/privacy/mask-personal-numbers.ts';
import { done, refused, type Outcome } from './paper-deps.ts';

export type FormRefusal = 'DAY_OUTSIDE' | 'CLOCK_UNTRUSTED' | 'ANSWER_UNKNOWN';

/** A form as it may be kept: of a day that can be, with answers that are printed on it. */
export function checkForm(
  content: FormContent,
  questionnaire: Questionnaire | undefined,
  { utcMs, offsetMinutes, state }: Moment,
): Outcome<FormContent, FormRefusal> {
  if (state !== 'trusted') return refused('CLOCK_UNTRUSTED');
  const age = daysBetween(content.day, dayAt(utcMs, offsetMinutes));
  if (age < 0 || age > oldestFormDays) return refused('DAY_OUTSIDE');
  if (questionnaire === undefined || !fits(content, questionnaire)) {
    return refused('ANSWER_UNKNOWN');
  }
  return done({ ...content, comment: maskPersonalNumbers(content.comment) });
}

function fits({ score, answers, comment }: FormContent, questionnaire: Questionnaire): boolean {
  const levels = levelsOf(questionnaire);
  const questions = questionsOnPaper(questionnaire);
  return (
    (score === null || levels.some((level) => level === score)) &&
    (comment === '' || questionnaire.comment) &&
    Object.entries(answers).every(([code, choices]) => {
      const question = questions.find((each) => each.code === code);
      return question !== undefined && isAnswer(question, levels, choices);
    })
  );
}
