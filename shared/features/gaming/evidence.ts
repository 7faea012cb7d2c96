import type { Finding, QuestionCode } from './question.ts';

/** What a line of evidence is about. */
export const evidenceLines = [
  'thisMonth',
  'before',
  'ratings',
  'visits',
  'usual',
  'askedDays',
  'otherDays',
  'up',
  'down',
  'upBefore',
  'days',
  'chance',
] as const;
export type EvidenceLine = (typeof evidenceLines)[number];

/** What is counted; the first four are shares between 0 and 1. */
export type EvidenceUnit =
  | 'unusualDays'
  | 'changes'
  | 'low'
  | 'best'
  | 'count'
  | 'perVisit'
  /** A multiple of what chance alone does. */
  | 'times';

/** Two or three numbers that stand against each other. */
export interface Evidence {
  readonly unit: EvidenceUnit;
  readonly lines: readonly {
    readonly line: EvidenceLine;
    readonly value: number;
    /** The numerator and the denominator of a share that was counted. */
    readonly counted?: readonly [part: number, whole: number];
  }[];
}

/** The figures of a question as they are drawn side by side; what has no denominator is left out. */
export function evidenceOf({ code, figures }: Pick<Finding, 'code' | 'figures'>): Evidence {
  const { unit, lines } = evidenceBy[code]((name) => figures[name] ?? 0);
  return { unit, lines: lines.filter(({ counted }) => counted === undefined || counted[1] > 0) };
}

type Figure = (name: string) => number;

const evidenceBy: Readonly<Record<QuestionCode, (figure: Figure) => Evidence>> = {
  equalRuns: unusualDays,
  bursts: unusualDays,
  outsideHours: unusualDays,
  moreThanVisits: (figure) => ({
    unit: 'count',
    lines: [
      { line: 'ratings', value: figure('answers') },
      { line: 'visits', value: figure('visits') },
    ],
  }),
  dayAboveUsual: aboveUsual,
  monthAboveUsual: aboveUsual,
  dutyShare: (figure) => ({
    unit: 'best',
    lines: [
      { line: 'askedDays', value: figure('share') },
      { line: 'otherDays', value: figure('otherShare') },
    ],
  }),
  dutyPerVisit: (figure) => ({
    unit: 'perVisit',
    lines: [
      { line: 'askedDays', value: figure('perVisit') },
      { line: 'otherDays', value: figure('otherPerVisit') },
    ],
  }),
  changedUp: (figure) => ({
    unit: 'changes',
    lines: [
      shareOf('up', figure('up'), figure('answers')),
      shareOf('down', figure('down'), figure('answers')),
      shareOf('upBefore', figure('pastUp'), figure('ofPast')),
    ],
  }),
  evenDays: (figure) => ({
    unit: 'times',
    lines: [
      { line: 'days', value: figure('spread') },
      { line: 'chance', value: 1 },
    ],
  }),
  noneDissatisfied: (figure) => ({
    unit: 'low',
    lines: [
      shareOf('thisMonth', 0, figure('answers')),
      shareOf('before', figure('past'), figure('ofPast')),
    ],
  }),
};

function unusualDays(figure: Figure): Evidence {
  return {
    unit: 'unusualDays',
    lines: [
      shareOf('thisMonth', figure('days'), figure('ofDays')),
      shareOf('before', figure('pastDays'), figure('ofPastDays')),
    ],
  };
}

function aboveUsual(figure: Figure): Evidence {
  return {
    unit: 'count',
    lines: [
      { line: 'ratings', value: figure('answers') },
      { line: 'usual', value: figure('usual') },
    ],
  };
}

function shareOf(line: EvidenceLine, part: number, whole: number) {
  return { line, value: whole === 0 ? 0 : part / whole, counted: [part, whole] as const };
}
