import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { clipOfQuestionnaire, clipOfWords } from './clip-name.ts';
import { textsOf, valuesIn, type WordsByNamespace } from './words.ts';

/** One text that can be read aloud, and the clip that says it. */
export interface SpokenText {
  readonly clip: string;
  readonly text: string;
}

/** A keyboard that said its keys would tell the room what is written; a slip is on paper alone. */
const neverSpoken = new Set(['slip', 'typing']);

/**
 * Everything a citizen's screen can say by a clip, in the order of its sources. A sentence into
 * which a value is filled cannot be recorded and is left to the eyes: no screen depends on one.
 */
export function spokenTexts(
  words: WordsByNamespace,
  questionnaires: readonly Pick<Questionnaire, 'id' | 'issue' | 'texts'>[],
  language: string,
): readonly SpokenText[] {
  const said = Object.entries(words)
    .filter(([namespace]) => !neverSpoken.has(namespace))
    .flatMap(([namespace, tree]) =>
      textsOf(tree).map(([key, text]) => ({ clip: clipOfWords(namespace, key), text })),
    );
  const asked = questionnaires.flatMap((questionnaire) =>
    Object.entries(questionnaire.texts[language] ?? {}).map(([key, text]) => ({
      clip: clipOfQuestionnaire(questionnaire, key),
      text,
    })),
  );
  return [...said, ...asked].filter(({ text }) => valuesIn(text).length === 0);
}
