/** A score as it is stored; how many there are and what they are called is the label set's. */
export type Score = 5 | 4 | 3 | 2 | 1;

/**
 * The wordings that scores are given under, in the order on the glass from left to right. A change
 * of any Vietnamese word makes a new label set, and answers under two label sets are never pooled.
 * Five levels are stored as 5 to 1; three as 3 to 1 (decision 0014).
 */
export const labelSets = {
  'hl5.1': {
    levels: [5, 4, 3, 2, 1],
    vi: {
      5: 'Rất hài lòng',
      4: 'Hài lòng',
      3: 'Bình thường',
      2: 'Không hài lòng',
      1: 'Rất không hài lòng',
    },
  },
  'hl3.1': {
    levels: [3, 2, 1],
    vi: { 5: '', 4: '', 3: 'Rất hài lòng', 2: 'Hài lòng', 1: 'Không hài lòng' },
  },
} as const satisfies Record<
  string,
  { readonly levels: readonly Score[]; readonly vi: Readonly<Record<Score, string>> }
>;
export type LabelSet = keyof typeof labelSets;

/** The label set of the headline: five levels. */
export const labelSet = 'hl5.1' satisfies LabelSet;

export const scores = labelSets[labelSet].levels;

const moodsOfFive = {
  5: 'laughing',
  4: 'smiling',
  3: 'calm',
  2: 'frowning',
  1: 'dismayed',
} as const satisfies Record<Score, string>;

/** The face that stands beside a level: of three, one for each of their words. */
export function moodOf(score: Score, levels: readonly Score[]) {
  const ofThree = { 3: 5, 2: 4, 1: 2 } as const;
  const isOfThree = levels.length === 3 && (score === 3 || score === 2 || score === 1);
  return moodsOfFive[isOfThree ? ofThree[score] : score];
}
