import type { Day } from '#shared/calendar.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import type { QuestionnaireFault, ReadQuestionnaires } from './read-questionnaires.ts';

/** What the program brings, what the office wrote, and what answers were already given under. */
export interface Sources {
  readonly shipped: readonly Questionnaire[];
  readonly own: ReadQuestionnaires;
  readonly used: readonly Questionnaire[];
}

export interface KnownQuestionnaires {
  readonly faults: readonly QuestionnaireFault[];
  find(ref: string): Questionnaire | undefined;
  list(): readonly Questionnaire[];
  /** What is asked on that day: always something, because a kiosk without a question is a wall. */
  inForce(wanted: OfficeSettings['questionnaire'], day: Day): Questionnaire;
}

/**
 * Everything that can be asked, by reference. What answers were given under stands as it was then:
 * a file that was changed under the same issue is named as a fault and not believed.
 */
export function knownQuestionnaires({ shipped, own, used }: Sources): KnownQuestionnaires {
  const known = new Map<string, Questionnaire>();
  const faults = [...own.faults];
  for (const questionnaire of used) known.set(refOf(questionnaire), questionnaire);
  for (const questionnaire of [...shipped, ...own.questionnaires]) {
    const ref = refOf(questionnaire);
    const before = known.get(ref);
    if (before === undefined) known.set(ref, questionnaire);
    else if (JSON.stringify(before) !== JSON.stringify(questionnaire)) {
      faults.push({ file: ref, fault: 'issue: changed after it was in use; give it a new issue' });
    }
  }
  const newestFirst = [...known.values()].sort((one, other) => other.issue - one.issue);

  return {
    faults,
    find: (ref) => known.get(ref),
    list: () => newestFirst,
    inForce({ id, issue }, day) {
      const named = newestFirst.filter((each) => each.id === id);
      const usual = newestFirst.filter((each) => each.id === usualQuestionnaire);
      const found =
        named.find((each) => each.issue === issue) ??
        named.find((each) => isInForce(each, day)) ??
        named[0] ??
        usual.find((each) => isInForce(each, day)) ??
        usual[0];
      if (found === undefined) throw new Error('the program brings a questionnaire');
      return found;
    },
  };
}

const usualQuestionnaire = 'kiosk';

function isInForce({ effectiveFrom, effectiveTo }: Questionnaire, day: Day): boolean {
  return effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo);
}
