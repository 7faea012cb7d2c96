import fiveElements from '#resources/questionnaires/five-elements-1.json' with { type: 'json' };
import kiosk1 from '#resources/questionnaires/kiosk-1.json' with { type: 'json' };
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };
import threeLevels from '#resources/questionnaires/three-levels-1.json' with { type: 'json' };
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';

/** What the program brings. `kiosk@1` is asked no more; answers were given under it. */
export function shippedQuestionnaires(): Questionnaire[] {
  return [kiosk1, kiosk2, fiveElements, threeLevels].map((document) =>
    Questionnaire.parse(document),
  );
}
