import { findPersonalNumbers } from '#shared/privacy/personal-numbers.ts';
import { toPlain, tokensOf, toSpelling, type WordToken } from './word-tokens.ts';

/** Why words go to the leader alone first. */
export const findingKinds = ['number', 'name', 'accusing', 'script'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A part of a text that is a reason to show it to the leader first. */
export interface Finding {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
}

/** What is looked for, as data: `resources/inbox/withholding-words.json`. */
export interface WordLists {
  readonly version: number;
  readonly honorifics: readonly string[];
  readonly surnames: readonly string[];
  readonly middleNames: readonly string[];
  readonly givenNames: readonly string[];
  /** What often follows an honorific and is no name. */
  readonly notNames: readonly string[];
  readonly accusing: readonly string[];
}

/** The version of what `createSensitiveWords` does; the lists carry their own. */
const ruleVersion = 1;

/** Finds what is a reason to show words to the leader first, in the order of the text. */
export type SensitiveWords = ReturnType<typeof createSensitiveWords>;

/**
 * Words that name a person, accuse somebody, hold a personal number, or are in a script that the
 * lists cannot read. Accusing words are found without case and diacritics, names in small letters
 * too where they follow an honorific. In doubt it finds something: what is found is read by one
 * person more, and nothing is lost.
 */
export function createSensitiveWords(lists: WordLists, staffNames: readonly string[]) {
  const accusing = phrasesOf(lists.accusing);
  const findName = createNameFinder(lists, staffNames);
  return {
    version: `inbox-${ruleVersion}.${lists.version}`,
    find(text: string): readonly Finding[] {
      const words = tokensOf(text);
      const findings: Finding[] = findPersonalNumbers(text).map(({ start, end }) => ({
        kind: 'number',
        start,
        end,
      }));
      const nameAt = findName(words);
      words.forEach((word, place) => {
        const mark = (kind: FindingKind, count: number) => {
          const last = words[place + count - 1];
          if (count > 0 && last) findings.push({ kind, start: word.start, end: last.end });
        };
        mark('accusing', lengthAt(accusing, words, place));
        mark('name', nameAt(place));
        if (!isReadable(word)) mark('script', 1);
      });
      return findings.toSorted((one, other) => one.start - other.start || other.end - one.end);
    },
  };
}

/** Tells how many words of a text are a name from a place on; 0 where none begins there. */
function createNameFinder(lists: WordLists, staffNames: readonly string[]) {
  const honorifics = phrasesOf(lists.honorifics);
  const notNames = phrasesOf(lists.notNames);
  const staff = staffNames.map(nameWords).filter((words) => words.length > 0);
  const staffPhrases = phraseTable(staff.flatMap((words) => [words, words.slice(-2)]));
  const staffGivenNames = new Set(staff.flatMap((words) => words.at(-1) ?? []));
  const givenNames = createWordSet(lists.givenNames);
  const surnames = createWordSet(lists.surnames);
  const middleNames = createWordSet(lists.middleNames);

  return (words: readonly WordToken[]) => {
    const isUnmarked = words.every(({ written, plain }) => written.toLowerCase() === plain);
    const isGivenName = (word: WordToken) =>
      givenNames.has(word, isUnmarked) || staffGivenNames.has(word.plain);

    /** After an honorific; in a text of capitals a capital says nothing. */
    function namedFrom(place: number, isShouted: boolean): number {
      if (lengthAt(notNames, words, place) > 0) return 0;
      const named = words
        .slice(place, place + longestName)
        .findIndex((word) => !(isCapital(word) && !isShouted) && !isGivenName(word));
      return named < 0 ? Math.min(longestName, words.length - place) : named;
    }

    /** A surname and what follows it. */
    function fullNameFrom(place: number): number {
      const [first, second, third] = words.slice(place, place + 3);
      if (!first || !second || !surnames.has(first, isUnmarked)) return 0;
      if (middleNames.has(second, isUnmarked) && third && !isNumber(third)) return 3;
      if (isAllCapital(first) && isAllCapital(second)) return isGivenName(second) ? 2 : 0;
      if (!isCapital(first) || !isCapital(second)) return 0;
      return third && isCapital(third) ? 3 : 2;
    }

    return (place: number): number => {
      const ofStaff = lengthAt(staffPhrases, words, place);
      if (ofStaff > 1) return ofStaff;
      const word = words[place];
      if (word && isCapital(word) && staffGivenNames.has(word.plain)) return 1;
      const honorific = lengthAt(honorifics, words, place);
      const isShouted = words.slice(place, place + honorific).every(isAllCapital);
      const named = honorific > 0 ? namedFrom(place + honorific, isShouted) : 0;
      return named > 0 ? honorific + named : fullNameFrom(place);
    };
  };
}

/** Words by their spelling; in a text without any diacritics, by their plain letters. */
function createWordSet(list: readonly string[]) {
  const spellings = new Set(list.map(toSpelling));
  const plain = new Set(list.map(toPlain));
  return {
    has: (word: WordToken, isUnmarked: boolean) =>
      isUnmarked ? plain.has(word.plain) : spellings.has(toSpelling(word.written)),
  };
}

const longestName = 4;

/** Phrases by their first word, each as its words. */
type PhraseTable = ReadonlyMap<string, readonly (readonly string[])[]>;

function phrasesOf(phrases: readonly string[]): PhraseTable {
  return phraseTable(phrases.map((phrase) => tokensOf(phrase).map(({ plain }) => plain)));
}

function phraseTable(phrases: readonly (readonly string[])[]): PhraseTable {
  return Map.groupBy(phrases, ([first = '']) => first);
}

/** How many words the longest phrase has that begins at `place`; 0 where none does. */
function lengthAt(table: PhraseTable, words: readonly WordToken[], place: number): number {
  const known = table.get(words[place]?.plain ?? '') ?? [];
  const there = known.filter((phrase) =>
    phrase.every((wanted, offset) => words[place + offset]?.plain === wanted),
  );
  return Math.max(0, ...there.map(({ length }) => length));
}

/** The words of a person's name; none where a name is rather a post, such as “Cán bộ quầy”. */
function nameWords(name: string): readonly string[] {
  const words = tokensOf(name.replaceAll(/\([^)]*\)/g, ' '));
  return words.every(isCapital) ? words.map(({ plain }) => plain) : [];
}

function isCapital({ written }: WordToken): boolean {
  return /^\p{Lu}/u.test(written);
}

function isAllCapital({ written }: WordToken): boolean {
  return written === written.toUpperCase() && /\p{Lu}/u.test(written);
}

function isNumber({ written }: WordToken): boolean {
  return /^\p{N}+$/u.test(written);
}

/** The lists are written in Latin letters. */
function isReadable({ written }: WordToken): boolean {
  return /^[\p{Script=Latin}\p{Script=Inherited}\p{N}]+$/u.test(written);
}
