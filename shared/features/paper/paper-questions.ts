import type { Question, Questionnaire } from '../questionnaire/questionnaire.ts';

/**
 * The questions that paper asks. Whoever types a form in has read it: questions for the leader alone
 * are left out, and so is what follows from them.
 */
export function questionsOnPaper({
  questions,
}: Pick<Questionnaire, 'questions'>): readonly Question[] {
  const printed = new Set<string>();
  return questions.filter(({ code, audience, when }) => {
    const isPrinted = audience !== 'leader' && (when === undefined || printed.has(when.question));
    if (isPrinted) printed.add(code);
    return isPrinted;
  });
}
