import { changedUp } from './changed-up.ts';
import { holm } from './holm.ts';
import { placesOf, type OfficeMonth } from './office-month.ts';
import { otherReasons, questionCodes, type Finding, type Question } from './question.ts';
import { tooPerfect } from './too-perfect.ts';
import { unusualDays } from './unusual-days.ts';
import { withDuty } from './with-duty.ts';
import { aboveUsual, moreThanVisits } from './without-visitors.ts';

/**
 * Of a clean month of an office even one question is asked at most so often, by the models of the signals; what the
 * simulation shows stands in `docs/gaming.md`.
 */
export const falseQuestions = 0.02;

/**
 * The questions that an office's month raises, in a fixed order whatever the order of the answers. All that was looked
 * at, at every counter and by every signal, is one family for Holm's procedure.
 */
export function questionsOf(office: OfficeMonth): readonly Question[] {
  return questionsAmong(findingsOf(office));
}

/** All that can be looked at in an office's month, however likely chance makes it. */
export function findingsOf(office: OfficeMonth): readonly Finding[] {
  return [
    ...placesOf(office).flatMap((place) => [
      ...unusualDays(place),
      ...withDuty(office, place),
      changedUp(place),
      ...tooPerfect(office, place),
      ...aboveUsual(office, place),
    ]),
    ...moreThanVisits(office),
  ];
}

/** What is asked of all that was looked at in one office's month. */
export function questionsAmong(findings: readonly Finding[]): readonly Question[] {
  // the days of one signal at one place were made one by the signal
  const adjusted = holm(
    findings.map(({ chance }) => chance),
    findings.map(({ code, counterCode }) => JSON.stringify([code, counterCode ?? null])),
  );
  return findings
    .map((finding, at) => ({
      ...finding,
      adjustedChance: adjusted[at] ?? 1,
      otherReasons: otherReasons[finding.code],
    }))
    .filter(({ adjustedChance }) => adjustedChance <= falseQuestions)
    .toSorted(
      (one, other) => orderOf(one) - orderOf(other) || (nameOf(one) < nameOf(other) ? -1 : 1),
    );
}

function orderOf({ code }: Finding): number {
  return questionCodes.indexOf(code);
}

function nameOf({ counterCode, days }: Finding): string {
  return JSON.stringify([counterCode ?? '', days]);
}
