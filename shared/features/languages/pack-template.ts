import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { refOf } from '../questionnaire/questions.ts';
import type { LanguagePack, Sentence, SentenceTree } from './language-pack.ts';
import { textsOf, type WordsByNamespace, type WordTree } from './words.ts';

interface TemplateSources {
  readonly code: string;
  readonly words: WordsByNamespace;
  readonly questionnaires: readonly Pick<Questionnaire, 'id' | 'issue' | 'texts'>[];
  /** A pack that was begun: what it says is kept where the Vietnamese is still there. */
  readonly begun?: LanguagePack;
}

/** An empty pack in which every sentence has its Vietnamese beside it, for somebody to fill in. */
export function packTemplate({
  code,
  words,
  questionnaires,
  begun,
}: TemplateSources): LanguagePack {
  const blank = { code, name: code, script: 'Latn', status: 'draft' } as const;
  return {
    ...(begun ?? blank),
    code,
    words: Object.fromEntries(
      Object.entries(words).map(([namespace, tree]) => [
        namespace,
        besideTree(tree, begun?.words[namespace] ?? {}),
      ]),
    ),
    questionnaires: Object.fromEntries(
      questionnaires.map((questionnaire) => {
        const ref = refOf(questionnaire);
        const before = begun?.questionnaires[ref] ?? {};
        const texts = textsOf(questionnaire.texts['vi'] ?? {});
        return [ref, Object.fromEntries(texts.map(([key, vi]) => [key, beside(vi, before[key])]))];
      }),
    ),
  };
}

function besideTree(tree: WordTree, before: SentenceTree): SentenceTree {
  return Object.fromEntries(
    Object.entries(tree).map(([name, entry]) => {
      const was = before[name];
      if (typeof entry === 'string')
        return [name, beside(entry, isSentence(was) ? was : undefined)];
      return [name, besideTree(entry, was === undefined || isSentence(was) ? {} : was)];
    }),
  );
}

/** Where the Vietnamese has changed the place is empty again, with what was said there beside it. */
function beside(vi: string, before: Sentence | undefined): Sentence {
  const fresh = withPlainSpaces(vi);
  if (before === undefined) return { vi: fresh, to: '' };
  if (typeof before === 'string') return { vi: fresh, to: before };
  if (withPlainSpaces(before.vi) === fresh) return before;
  const was = before.to === '' ? before.before : before.to;
  return { vi: fresh, to: '', ...(was !== undefined && { before: was }) };
}

/** Where a line may break is no change of what is said. */
export function withPlainSpaces(text: string): string {
  return text.normalize('NFC').replaceAll('\u00a0', ' ');
}

export function isSentence(entry: Sentence | SentenceTree | undefined): entry is Sentence {
  return typeof entry === 'string' || (entry !== undefined && typeof entry['to'] === 'string');
}
