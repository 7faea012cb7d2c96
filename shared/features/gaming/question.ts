import type { Day } from '#shared/calendar.ts';

/** What may be asked about, in the order in which questions are shown. */
export const questionCodes = [
  'equalRuns',
  'bursts',
  'outsideHours',
  'moreThanVisits',
  'dayAboveUsual',
  'monthAboveUsual',
  'dutyShare',
  'dutyPerVisit',
  'changedUp',
  'evenDays',
  'noneDissatisfied',
] as const;
export type QuestionCode = (typeof questionCodes)[number];

/** What else could explain a signal; said with every question, and never fewer than two. */
export const otherReasons = {
  equalRuns: ['family', 'groupArrived', 'manySatisfied', 'deviceTried'],
  bursts: ['family', 'groupArrived', 'sharedScreen', 'deviceTried'],
  outsideHours: ['lateVisitors', 'sessionNotNoted', 'hoursNotSet', 'clockWrong'],
  moreThanVisits: ['visitsIncomplete', 'family', 'childrenPlayed'],
  dayAboveUsual: ['groupArrived', 'invitedMore', 'childrenPlayed'],
  monthAboveUsual: ['visitsIncomplete', 'invitedMore', 'screenMoved'],
  dutyShare: ['serviceDiffers', 'workDiffers', 'rosterWrong'],
  dutyPerVisit: ['invitedMore', 'workDiffers', 'rosterWrong'],
  changedUp: ['slipPutRight', 'helpedToPress', 'screenUnclear'],
  evenDays: ['chance', 'sameGroups'],
  noneDissatisfied: ['serviceBetter', 'workDiffers', 'shyToSay'],
} as const satisfies Record<QuestionCode, readonly [string, string, ...string[]]>;

/** What a signal would ask, before all of the office's month are looked at together. */
export interface Finding {
  readonly code: QuestionCode;
  /** Without it the question is to the office as a whole. */
  readonly counterCode: string | undefined;
  /** The days that are asked about. */
  readonly days: readonly Day[];
  /** The evidence, by the names under which the sentence of the code has them. */
  readonly figures: Readonly<Record<string, number>>;
  /** How often honest work would show as much or more, by the model in the docstring of the signal. */
  readonly chance: number;
}

/** A question to the counter concerned; it names no person and says nothing of guilt. */
export interface Question extends Finding {
  /** The chance after all that was looked at in the office's month is counted (Holm). */
  readonly adjustedChance: number;
  readonly otherReasons: readonly string[];
}
