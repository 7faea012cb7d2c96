import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import {
  levelsOf,
  longestTaps,
  questionsInForce,
} from '#shared/features/questionnaire/questions.ts';
import type { OfferedQuestionnaire } from '#shared/features/station/station.contract.ts';

/** What somebody who chooses a questionnaire needs to know of it. */
export function offeredQuestionnaire(
  questionnaire: Questionnaire,
  { isCurrent, asksCounter }: { readonly isCurrent: boolean; readonly asksCounter: boolean },
): OfferedQuestionnaire {
  const { id, issue, source, verified, effectiveFrom, effectiveTo, questions } = questionnaire;
  const taps = (sensitive: boolean) =>
    longestTaps(questionsInForce(questionnaire, sensitive)) + (asksCounter ? 1 : 0);
  return {
    id,
    issue,
    source,
    verified,
    effectiveFrom,
    ...(effectiveTo !== undefined && { effectiveTo }),
    isCurrent,
    levels: levelsOf(questionnaire).length,
    questions: questions.map(({ code, offByDefault }) => ({
      title: questionnaire.texts['vi']?.[`${code}.title`] ?? code,
      sensitive: offByDefault === true,
    })),
    longestTaps: { usual: taps(false), sensitive: taps(true) },
  };
}
