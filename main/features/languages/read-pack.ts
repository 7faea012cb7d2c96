import { readFileSync } from 'node:fs';
import {
  LanguagePack,
  type Sentence,
  type SentenceTree,
} from '#shared/features/languages/language-pack.ts';
import type { PackFault } from '#shared/features/languages/languages.contract.ts';
import { isSentence, withPlainSpaces } from '#shared/features/languages/pack-template.ts';
import { baseOfKey, treeOf, valuesIn, type WordTree } from '#shared/features/languages/words.ts';
import { languages } from '#shared/features/station/languages.ts';
import type { Sentences } from './sentences.ts';

/** A pack that can be shown: only what is translated. */
export interface UsablePack extends Omit<LanguagePack, 'words' | 'questionnaires' | 'note'> {
  readonly words: Readonly<Record<string, WordTree>>;
  readonly questionnaires: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Sentences whose Vietnamese has changed since. */
  readonly outdated: number;
}

export type ReadPack = UsablePack | PackFault;

export function isUsable(pack: ReadPack): pack is UsablePack {
  return !('fault' in pack);
}

export function isFaulty(pack: ReadPack): pack is PackFault {
  return 'fault' in pack;
}

/** Reads a pack's file. A folder is named as its language, so that no two hold the same one. */
export function readPack(file: string, folderName: string, sentences: Sentences): ReadPack {
  try {
    const document: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    const pack = understandPack(document, file, sentences);
    if (!isUsable(pack) || pack.code === folderName) return pack;
    return { file, fault: 'folderName', detail: `${folderName} ≠ ${pack.code}` };
  } catch (error) {
    // not to be read, or no JSON: whoever wrote the file has to look at it
    const detail = error instanceof Error ? error.message : String(error);
    return { file, fault: 'unreadable', detail };
  }
}

/**
 * Checks a pack against the Vietnamese. A key that nobody knows is a slip of the pen, unless its
 * Vietnamese stands beside it: then the program once asked for it and does not any more.
 */
export function understandPack(document: unknown, file: string, sentences: Sentences): ReadPack {
  const parsed = LanguagePack.safeParse(document);
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => path.map(String).join('.') || '{ }');
    return { file, fault: 'form', detail: [...new Set(places)].join(', ') };
  }
  const { words, questionnaires, note: _, ...about } = parsed.data;
  if (languages.some((own) => own === about.code)) {
    return { file, fault: 'ownLanguage', detail: about.code };
  }
  const said = Object.entries(words).map(([name, tree]) =>
    compare(name, leavesOf(tree), sentences.words.get(name) ?? new Map()),
  );
  // of a questionnaire that this station does not have, nothing can be said
  const asked = Object.entries(questionnaires).flatMap(([ref, texts]) => {
    const vietnamese = sentences.questionnaires.get(ref);
    return vietnamese === undefined ? [] : [compare(ref, Object.entries(texts), vietnamese)];
  });
  const all = [...said, ...asked];
  const unknown = all.flatMap((each) => each.unknown);
  if (unknown.length > 0) return { file, fault: 'unknownKey', detail: unknown.join(', ') };
  const otherValues = all.flatMap((each) => each.otherValues);
  if (otherValues.length > 0) {
    return { file, fault: 'otherValues', detail: otherValues.join(', ') };
  }
  return {
    ...about,
    words: Object.fromEntries(said.map(({ name, texts }) => [name, treeOf(texts)])),
    questionnaires: Object.fromEntries(
      asked.map(({ name, texts }) => [name, Object.fromEntries(texts)]),
    ),
    outdated: all.reduce((sum, { outdated }) => sum + outdated, 0),
  };
}

type Leaf = readonly [key: string, sentence: Sentence];

function compare(name: string, leaves: readonly Leaf[], vietnamese: ReadonlyMap<string, string>) {
  const source = new Map([...vietnamese].map(([key, text]) => [baseOfKey(key), text]));
  const translated = leaves.flatMap(([key, sentence]) => {
    const [text, from] = typeof sentence === 'string' ? [sentence] : [sentence.to, sentence.vi];
    const original = source.get(baseOfKey(key));
    return text.trim() === '' || original === undefined ? [] : [{ key, text, from, original }];
  });
  const placeOf = ({ key }: { readonly key: string }) => `${name}.${key}`;
  return {
    name,
    texts: translated.map(({ key, text }) => [key, text] as const),
    unknown: leaves
      .filter(([key, sentence]) => typeof sentence === 'string' && !source.has(baseOfKey(key)))
      .map(([key]) => placeOf({ key })),
    otherValues: translated
      .filter(({ text, original }) => !haveSameValues(text, original))
      .map(placeOf),
    outdated: translated.filter(
      ({ from, original }) =>
        from !== undefined && withPlainSpaces(from) !== withPlainSpaces(original),
    ).length,
  };
}

function haveSameValues(one: string, other: string): boolean {
  const [here, there] = [new Set(valuesIn(one)), new Set(valuesIn(other))];
  return here.size === there.size && [...here].every((name) => there.has(name));
}

function leavesOf(tree: SentenceTree, path = ''): readonly Leaf[] {
  return Object.entries(tree).flatMap(([name, entry]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return isSentence(entry) ? [[key, entry] as const] : leavesOf(entry, key);
  });
}
