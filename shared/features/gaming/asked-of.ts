import type { Floors } from '../figures/floors.ts';
import { placesOf, reachesFloor, type OfficeMonth } from './office-month.ts';
import { onePerPlace } from './question-place.ts';
import { questionCodes, type Finding, type Question, type QuestionCode } from './question.ts';
import { findingsOf, questionsAmong } from './questions-of.ts';
import { isWithinFloors } from './within-floors.ts';

/** Why a signal was looked at nowhere in an office's month. */
export const silences = [
  'fewRatings',
  /** No visits of the month were entered. */
  'noVisits',
  /** Visits are known by month alone. */
  'noDayVisits',
  'noRoster',
  /** The roster leaves no two groups of days that could be compared. */
  'dutyAlike',
  /** Nearly all ratings are of one level, or they lie on too few days. */
  'ratingsAlike',
  /** The months before say too little of what is usual. */
  'shortPast',
] as const;
export type Silence = (typeof silences)[number];

export interface NotAsked {
  readonly code: QuestionCode;
  readonly why: Silence;
}

/** What an office's month is asked, one question of a signal at a place, and what it cannot be asked. */
export interface Asked {
  readonly questions: readonly Question[];
  readonly notAsked: readonly NotAsked[];
}

/** Chances are adjusted before floors take questions away, so that floors never make one likelier. */
export function askedOf(office: OfficeMonth, floors: Floors): Asked {
  const findings = findingsOf(office);
  const month = withoutPast(office);
  const isShown = (finding: Finding) => isWithinFloors(finding, month, floors);
  const lookedAt = new Set(findings.filter(isShown).map(({ code }) => code));
  return {
    questions: withoutRepeats(onePerPlace(questionsAmong(findings).filter(isShown))),
    notAsked: questionCodes
      .filter((code) => !lookedAt.has(code) && !hasOrdinaryAnswer(code, month))
      .map((code) => ({ code, why: silenceOf(code, month) })),
  };
}

/** A floor looks at the month alone, and its past may be a million answers. */
function withoutPast(office: OfficeMonth): OfficeMonth {
  return { ...office, answers: office.answers.filter(({ day }) => day.startsWith(office.month)) };
}

/** A long run of equal answers begins as a burst: what was pressed once is asked about once. */
function withoutRepeats(questions: readonly Question[]): readonly Question[] {
  const runs = questions.filter(({ code }) => code === 'equalRuns');
  const isRun = ({ counterCode, days }: Question) =>
    runs.some(
      (run) => run.counterCode === counterCode && days.every((day) => run.days.includes(day)),
    );
  return questions.filter((question) => question.code !== 'bursts' || !isRun(question));
}

/** Where somebody was dissatisfied, nobody need ask why nobody was: that is no silence. */
function hasOrdinaryAnswer(code: QuestionCode, office: OfficeMonth): boolean {
  if (code !== 'noneDissatisfied') return false;
  return placesOf(office).some(({ now }) => now.some(({ score }) => score < office.best - 1));
}

function silenceOf(code: QuestionCode, office: OfficeMonth): Silence {
  const { month, answers, visits, monthVisits, duty } = office;
  const areVisitsKnown =
    visits.some(({ day }) => day.startsWith(month)) ||
    monthVisits.some((entered) => entered.month === month);
  const isLarge = code === 'moreThanVisits' ? reachesFloor(answers) : placesOf(office).length > 0;
  if (!isLarge) return 'fewRatings';
  switch (code) {
    case 'moreThanVisits':
      return areVisitsKnown ? 'fewRatings' : 'noVisits';
    case 'monthAboveUsual':
      return areVisitsKnown ? 'shortPast' : 'noVisits';
    case 'dayAboveUsual':
      return 'shortPast';
    case 'dutyShare':
      return duty.length === 0 ? 'noRoster' : 'dutyAlike';
    case 'dutyPerVisit':
      if (duty.length === 0) return 'noRoster';
      return visits.length === 0 ? 'noDayVisits' : 'dutyAlike';
    case 'evenDays':
      return 'ratingsAlike';
    case 'noneDissatisfied':
      return 'shortPast';
    case 'equalRuns':
    case 'bursts':
    case 'outsideHours':
    case 'changedUp':
      return 'fewRatings';
  }
}
