import type { Day } from '#shared/calendar.ts';
import type { Floors } from '../figures/floors.ts';
import { daysOf, type GivenAnswer, type OfficeMonth } from './office-month.ts';
import { answersBehind } from './question-place.ts';
import type { Finding } from './question.ts';

/**
 * Whether a question may be put under the office's own floors, as figures are shown: behind it stand at least as
 * many answers as a counter's figure needs, or, where one person alone was on duty or nobody knows who was, as
 * an officer's. A question that compares days by duty needs as many on either side. `office` is without its past.
 */
export function isWithinFloors(question: Finding, office: OfficeMonth, floors: Floors): boolean {
  return sidesOf(question, answersBehind(question, office)).every((answers) => {
    const people = peopleOn(office, answers);
    return answers.length >= (people.size > 1 ? floors.counter : floors.officer);
  });
}

function sidesOf(
  { code, days }: Finding,
  answers: readonly GivenAnswer[],
): readonly (readonly GivenAnswer[])[] {
  if (code !== 'dutyShare' && code !== 'dutyPerVisit') return [answers];
  const isAsked = ({ day }: GivenAnswer) => days.includes(day);
  return [answers.filter(isAsked), answers.filter((answer) => !isAsked(answer))];
}

/** Who was on duty at the counters on the days of these answers. */
function peopleOn({ duty }: OfficeMonth, answers: readonly GivenAnswer[]): ReadonlySet<string> {
  const counters = Map.groupBy(answers, ({ counterCode }) => counterCode);
  const daysAt = new Map<string, ReadonlySet<Day>>(
    [...counters].map(([counterCode, some]) => [counterCode, new Set(daysOf(some))]),
  );
  return new Set(
    duty
      .filter(({ counterCode, day }) => daysAt.get(counterCode)?.has(day))
      .map(({ personCode }) => personCode),
  );
}
