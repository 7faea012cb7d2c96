import type { Database } from '#main/storage/database.ts';
import { pressedBy } from '#shared/features/questionnaire/built-in-questions.ts';
import type { Question, Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import { copyQuestionnaire, type CopyOutcome } from './copy-questionnaire.ts';
import { knownQuestionnaires, type KnownQuestionnaires } from './known-questionnaires.ts';
import { createQuestionnaireKeeper, listQuestionnaires } from './questionnaire-store.ts';
import { readQuestionnaires } from './read-questionnaires.ts';
import { shippedQuestionnaires } from './shipped-questionnaires.ts';

export interface Questionnaires extends KnownQuestionnaires {
  /** Keeps a questionnaire with the first answer under it. */
  keep(questionnaire: Questionnaire): void;
  /** A question of the questionnaire, or one that the program asks by itself. */
  findQuestion(ref: string, code: string): Question | undefined;
  /** Reads the office's own files again; an issue that has been on the glass stays as it was. */
  reload(): void;
  /** Writes a copy under the next issue into the office's own folder, for its words to be edited. */
  copy(ref: string, effectiveFrom: string): CopyOutcome;
}

/** What can be asked at this station. */
export function createQuestionnaires(
  db: Database,
  folder: string,
  nowMs: () => number,
): Questionnaires {
  const shipped = shippedQuestionnaires();
  /** What citizens have been shown: a page may still hold it, so its words may not change. */
  const shown = new Map<string, Questionnaire>();
  const read = () =>
    knownQuestionnaires({
      shipped,
      own: readQuestionnaires(folder),
      used: [...listQuestionnaires(db), ...shown.values()],
    });
  let known = read();

  return {
    get faults() {
      return known.faults;
    },
    find: (ref) => known.find(ref),
    list: () => known.list(),
    inForce(wanted, day) {
      const found = known.inForce(wanted, day);
      shown.set(refOf(found), found);
      return found;
    },
    keep: createQuestionnaireKeeper(db, nowMs),
    findQuestion: (ref, code) =>
      code === pressedBy.code
        ? pressedBy
        : known.find(ref)?.questions.find((question) => question.code === code),
    reload() {
      known = read();
    },
    copy: (ref, effectiveFrom) =>
      copyQuestionnaire({ known: known.list(), folder }, ref, effectiveFrom),
  };
}
