import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownWords } from '#main/features/languages/own-words.ts';
import { newestIssues } from '#main/features/languages/sentences.ts';
import { shippedQuestionnaires } from '#main/features/questionnaire/shipped-questionnaires.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';
import type { LanguagePack } from '#shared/features/languages/language-pack.ts';
import { textsOf, treeOf } from '#shared/features/languages/words.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';

/** The language that nobody speaks, by the code that is kept for it. */
export const pseudoCode = 'qps-Ploc';

/** Syllables with marks above and below, the widest and tallest that Vietnamese has. */
const padding = ['ướng', 'thuyền', 'nghiệm', 'Ẩm', 'đường', 'khuỷu', 'rượu'];

/**
 * A sentence made at least 60 per cent longer, with marks on it and its values kept. What does not
 * fit this does not fit a translation.
 */
export function pseudo(text: string): string {
  const marked = text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) => (part.startsWith('{{') ? part : withMarks(part)))
    .join('');
  const wanted = Math.ceil([...text].length * 1.6);
  let longer = marked;
  for (let index = 0; [...longer].length < wanted; index += 1) {
    longer += ` ${padding[index % padding.length]}`;
  }
  return longer;
}

const marks: Readonly<Record<string, string>> = { a: 'ẵ', e: 'ễ', o: 'ỗ', u: 'ữ', i: 'ĩ', y: 'ỹ' };

function withMarks(text: string): string {
  return text.replaceAll(/[aeouiy]/g, (letter) => marks[letter] ?? letter);
}

/** The pseudo-language as a pack: every sentence that citizens can meet. */
export function pseudoPack(): LanguagePack {
  const longer = (texts: readonly (readonly [string, string])[]) =>
    texts.map(([key, text]) => [key, pseudo(text)] as const);
  return {
    code: pseudoCode,
    name: pseudo('Tiếng dài'),
    script: 'Latn',
    status: 'draft',
    words: Object.fromEntries(
      Object.entries(ownWords.vi).map(([namespace, tree]) => [
        namespace,
        treeOf(longer(textsOf(tree))),
      ]),
    ),
    questionnaires: Object.fromEntries(
      newestIssues(shippedQuestionnaires()).map((questionnaire) => [
        refOf(questionnaire),
        Object.fromEntries(longer(textsOf(questionnaire.texts['vi'] ?? {}))),
      ]),
    ),
  };
}

/** Puts a pack into a test's data folder, as IT would from a stick. */
export function addPack(folder: Pick<DataFolder, 'languages'>, pack: LanguagePack): void {
  const place = join(folder.languages, pack.code);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'pack.json'), JSON.stringify(pack));
}
