import { questionsOf } from '#shared/features/gaming/questions-of.ts';
import {
  questionCodes,
  type Question,
  type QuestionCode,
} from '#shared/features/gaming/question.ts';
import { seededRandom } from '#shared/features/statistics/seeded-random.ts';
import { customs, forge, type Custom } from './forge.ts';
import { drawWorld, officeMonthOf, type SimulatedOffice } from './simulate-office.ts';

const usual: SimulatedOffice = {
  name: 'an ordinary commune',
  counters: 3,
  perMonth: 300,
  levels: [0.03, 0.05, 0.12, 0.35, 0.45],
  icc: 0.035,
  families: 0.02,
  buses: 0,
  past: 6,
  visitsBy: 'day',
};

/** Honest offices, each hard in its own way. */
export const offices: readonly SimulatedOffice[] = [
  usual,
  { ...usual, name: 'days very alike within (ICC 0.1)', icc: 0.1 },
  { ...usual, name: 'answers independent (ICC 0)', icc: 0 },
  { ...usual, name: '21 ratings a month, one counter', counters: 1, perMonth: 21 },
  {
    ...usual,
    name: 'one counter, 60 ratings a month',
    counters: 1,
    perMonth: 60,
    visitsBy: 'month',
  },
  { ...usual, name: 'buses, one day in five', buses: 0.2 },
  { ...usual, name: 'buses without a past', buses: 0.2, past: 0 },
  { ...usual, name: 'many families who press the same', families: 0.1 },
  { ...usual, name: '98 % satisfied', levels: [0.003, 0.005, 0.012, 0.13, 0.85] },
  {
    ...usual,
    name: '98 % satisfied, with buses and families, ICC 0.1',
    levels: [0.003, 0.005, 0.012, 0.13, 0.85],
    icc: 0.1,
    families: 0.1,
    buses: 0.1,
  },
  {
    ...usual,
    name: '98 % satisfied, with buses, without a past',
    levels: [0.003, 0.005, 0.012, 0.13, 0.85],
    buses: 0.2,
    past: 0,
  },
  { ...usual, name: 'a first month, visits not entered', past: 0, visitsBy: 'none' },
  { ...usual, name: 'eight counters, 600 ratings each', counters: 8, perMonth: 600 },
];

/** Offices in which a clerk forges. */
const forgedOffices: readonly SimulatedOffice[] = [
  usual,
  { ...usual, name: '98 % satisfied', levels: [0.003, 0.005, 0.012, 0.13, 0.85] },
  {
    ...usual,
    name: 'one counter, 100 ratings, visits by month',
    counters: 1,
    perMonth: 100,
    visitsBy: 'month',
  },
  { ...usual, name: 'a first month', past: 0 },
];
export const forgedShares = [0.1, 0.2, 0.3, 0.5] as const;

/** How many months of each kind `docs/gaming.md` is made of. */
export const publishedMonths = { clean: 150, forged: 15 } as const;

export interface CleanRow {
  readonly office: string;
  readonly months: number;
  /** Months with at least one question, and all questions. */
  readonly asked: number;
  readonly questions: number;
  readonly byCode: Readonly<Partial<Record<QuestionCode, number>>>;
}

export interface ForgedRow {
  readonly office: string;
  readonly custom: Custom;
  readonly share: number;
  readonly months: number;
  /** Months in which counter q1 or the office is asked about something. */
  readonly found: number;
  readonly byCode: Readonly<Partial<Record<QuestionCode, number>>>;
}

export interface GamingRun {
  readonly clean: readonly CleanRow[];
  readonly forged: readonly ForgedRow[];
}

/** Every seed is made of what is simulated: two runs say the same. */
export function runGaming(
  months: { readonly clean: number; readonly forged: number },
  where: readonly SimulatedOffice[] = forgedOffices,
): GamingRun {
  return {
    clean: offices.map((office) => cleanRow(office, months.clean)),
    forged: where.flatMap((office) =>
      customs.flatMap((custom) =>
        forgedShares.map((share) => forgedRow(office, custom, share, months.forged)),
      ),
    ),
  };
}

function cleanRow(office: SimulatedOffice, months: number): CleanRow {
  const asked = Array.from({ length: months }, (_, at) =>
    questionsOf(officeMonthOf(drawWorld(office, seededRandom(`clean ${office.name} ${at}`)))),
  );
  return {
    office: office.name,
    months,
    asked: asked.filter((some) => some.length > 0).length,
    questions: asked.flat().length,
    byCode: countCodes(asked),
  };
}

function forgedRow(
  office: SimulatedOffice,
  custom: Custom,
  share: number,
  months: number,
): ForgedRow {
  const asked = Array.from({ length: months }, (_, at) => {
    const random = seededRandom(`${custom} ${share} ${office.name} ${at}`);
    const questions = questionsOf(
      officeMonthOf(forge(drawWorld(office, random), custom, share, random)),
    );
    return questions.filter(({ counterCode }) => counterCode === undefined || counterCode === 'q1');
  });
  return {
    office: office.name,
    custom,
    share,
    months,
    found: asked.filter((some) => some.length > 0).length,
    byCode: countCodes(asked),
  };
}

/** In how many months each code was asked. */
function countCodes(asked: readonly (readonly Question[])[]) {
  return Object.fromEntries(
    questionCodes.flatMap((code) => {
      const months = asked.filter((some) => some.some((each) => each.code === code)).length;
      return months > 0 ? [[code, months]] : [];
    }),
  );
}
