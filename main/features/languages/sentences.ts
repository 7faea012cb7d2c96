import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import { baseOfKey, textsOf, type WordsByNamespace } from '#shared/features/languages/words.ts';
import type { UsablePack } from './read-pack.ts';

/** Every Vietnamese sentence that a pack may translate, by namespace or questionnaire and key. */
export interface Sentences {
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly questionnaires: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly count: number;
}

export function vietnameseSentences(
  words: WordsByNamespace,
  questionnaires: readonly Pick<Questionnaire, 'id' | 'issue' | 'texts'>[],
): Sentences {
  const said = new Map(
    Object.entries(words).map(([namespace, tree]) => [namespace, new Map(textsOf(tree))]),
  );
  const asked = new Map(
    questionnaires.map((each) => [refOf(each), new Map(Object.entries(each.texts['vi'] ?? {}))]),
  );
  const sizes = [...said.values(), ...asked.values()].map(({ size }) => size);
  return {
    words: said,
    questionnaires: asked,
    count: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** How many of the sentences a pack says; the plural forms of one are one. */
export function countTranslated(
  { words, questionnaires }: Pick<UsablePack, 'words' | 'questionnaires'>,
  sentences: Sentences,
): number {
  const count = (said: readonly string[], wanted: Iterable<string>) => {
    const there = new Set(said.map(baseOfKey));
    return [...wanted].filter((key) => there.has(baseOfKey(key))).length;
  };
  const inWords = [...sentences.words].map(([namespace, texts]) =>
    count(
      textsOf(words[namespace] ?? {}).map(([key]) => key),
      texts.keys(),
    ),
  );
  const inQuestionnaires = [...sentences.questionnaires].map(([ref, texts]) =>
    count(Object.keys(questionnaires[ref] ?? {}), texts.keys()),
  );
  return [...inWords, ...inQuestionnaires].reduce((sum, each) => sum + each, 0);
}

/** The issues that can still be asked: the newest of each questionnaire. */
export function newestIssues<Q extends Pick<Questionnaire, 'id' | 'issue'>>(
  questionnaires: readonly Q[],
): readonly Q[] {
  return questionnaires.filter(({ id, issue }) =>
    questionnaires.every((other) => other.id !== id || other.issue <= issue),
  );
}
