import { withoutMarks } from '../activity/month.ts';

/**
 * Wordings in use at counters, the best first, as `../shared/domain.md` §3.1 lists them. They are proposed
 * and looked at by a person: a form of five levels of which nobody chose two looks like one of three.
 */
const known: readonly { readonly words: readonly string[]; readonly isWhole: boolean }[] = [
  {
    words: ['rat hai long', 'hai long', 'binh thuong', 'khong hai long', 'rat khong hai long'],
    isWhole: false,
  },
  { words: ['rat hai long', 'hai long', 'khong hai long'], isWhole: true },
  { words: ['hai long', 'binh thuong', 'khong hai long'], isWhole: true },
  { words: ['rat tot', 'tot', 'binh thuong', 'kem', 'rat kem'], isWhole: false },
  { words: ['tot', 'binh thuong', 'kem'], isWhole: true },
  {
    words: ['very satisfied', 'satisfied', 'neutral', 'dissatisfied', 'very dissatisfied'],
    isWhole: false,
  },
];

const noScore =
  /^(?:khong (?:ap dung|biet|ro|co y kien|tra loi|y kien|bi tre hen|muon tra loi)|chua (?:den hen|biet)|n\/?a|-|don'?t know|not applicable)$/;

/** A wording's plain core: `5 - Rất hài lòng` and `Chưa hài lòng (2)` have a number beside it. */
function coreOf(text: string): string {
  return withoutMarks(text)
    .replace(/^\d+\s*[-–.:)]\s*/, '')
    .replace(/\s*\(\d+[^)]*\)$/, '')
    .replace('chua hai long', 'khong hai long')
    .replace(/^muc do /, '');
}

/** Scores of wordings: `?` where a person must say, null for what is no score. */
export interface ProposedScale {
  readonly values: Readonly<Record<string, number | null | '?'>>;
  /** Whether the wordings could be of another scale as well. */
  readonly isUnsure: boolean;
}

/** Proposes the scale that all of these wordings are of, and `?` for each if they are of none. */
export function proposeScale(labels: readonly string[]): ProposedScale {
  const given = labels.filter((label) => !noScore.test(withoutMarks(label)));
  const cores = given.map(coreOf);
  const fitting = known.filter(({ words }) => cores.every((core) => words.includes(core)));
  const whole = fitting.find(
    ({ words, isWhole }) => isWhole && words.every((word) => cores.includes(word)),
  );
  const scale = given.length === 0 ? undefined : (whole ?? fitting[0]);
  const values = Object.fromEntries(
    labels.map((label): [string, number | null | '?'] => {
      if (!given.includes(label)) return [label, null];
      return [
        label,
        scale === undefined ? '?' : scale.words.length - scale.words.indexOf(coreOf(label)),
      ];
    }),
  );
  const isEvery = scale?.words.every((word) => cores.includes(word)) === true;
  const isLonger = fitting.some(({ words }) => words.length > (scale?.words.length ?? 0));
  return { values, isUnsure: !isEvery || isLonger };
}
