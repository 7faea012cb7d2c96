import { placesOf, type GivenAnswer, type OfficeMonth } from './office-month.ts';
import type { Finding, Question } from './question.ts';

/** The counter's code of answers at a screen that several counters share, where nobody said which. */
export const sharedScreen = '';

/** Whom a question is put to. */
export type QuestionPlace =
  | { readonly is: 'counter'; readonly counterCode: string }
  /** A screen that stands at no one counter. */
  | { readonly is: 'sharedScreen' }
  /** Counters that are too small to be asked alone. */
  | { readonly is: 'smallCounters' }
  | { readonly is: 'office' };

export function placeOfFinding({ code, counterCode }: Finding): QuestionPlace {
  if (counterCode === sharedScreen) return { is: 'sharedScreen' };
  if (counterCode !== undefined) return { is: 'counter', counterCode };
  return code === 'moreThanVisits' ? { is: 'office' } : { is: 'smallCounters' };
}

/** The answers that a question is about, of an office's month without its past. */
export function answersBehind(question: Finding, office: OfficeMonth): readonly GivenAnswer[] {
  const { counterCode } = question;
  if (counterCode !== undefined) {
    return office.answers.filter((answer) => answer.counterCode === counterCode);
  }
  if (placeOfFinding(question).is === 'office') return office.answers;
  const together = placesOf(office).find((place) => place.counterCode === undefined);
  return together?.now ?? [];
}

/** Of several questions by one signal at one place, the one that chance explains least. */
export function onePerPlace(questions: readonly Question[]): readonly Question[] {
  const byPlace = Map.groupBy(questions, (question) =>
    JSON.stringify([question.code, placeOfFinding(question)]),
  );
  return [...byPlace.values()].flatMap((some) =>
    some.toSorted((one, other) => one.adjustedChance - other.adjustedChance).slice(0, 1),
  );
}
