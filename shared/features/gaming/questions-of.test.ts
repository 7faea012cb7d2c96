import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawWorld, officeMonthOf } from '#build/gaming/simulate-office.ts';
import { customs, forge } from '#build/gaming/forge.ts';
import { offices, runGaming } from '#build/gaming/run-gaming.ts';
import { seededRandom } from '../statistics/seeded-random.ts';
import { wordsAt } from '#build/words-at.ts';
import { weekdayOf } from '#shared/calendar.ts';
import { placeFloor, type GivenAnswer, type OfficeMonth } from './office-month.ts';
import { otherReasons, questionCodes } from './question.ts';
import { questionsOf } from './questions-of.ts';
import { dutyFloor } from './with-duty.ts';

const [usual] = offices;
if (usual === undefined) throw new Error('there is an ordinary commune');

const empty: OfficeMonth = {
  month: '2026-11',
  answers: [],
  visits: [],
  monthVisits: [],
  duty: [],
  best: 5,
};
const workingDays = Array.from(
  { length: 30 },
  (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`,
).filter((day) => weekdayOf(day) <= 5);
const answer = (day: string, more: Partial<GivenAnswer> = {}): GivenAnswer => ({
  counterCode: 'q1',
  day,
  score: 5,
  firstScore: 5,
  series: 1,
  isOutsideHours: false,
  ...more,
});
/** On every working day so many of the best level, the others one below the two best. */
const evenly = (best: (at: number) => number, n = 10) =>
  workingDays.flatMap((day, at) =>
    Array.from({ length: n }, (_, nth) =>
      answer(day, nth < best(at) ? {} : { score: 3, firstScore: 3 }),
    ),
  );
const codesOf = (office: Partial<OfficeMonth>) =>
  questionsOf({ ...empty, ...office }).map(({ code }) => code);

describe('an office’s month', () => {
  it('raises nothing where nothing was given, or one single rating', () => {
    expect(questionsOf(empty)).toEqual([]);
    const only = answer('2026-11-02', {
      series: -10,
      isOutsideHours: true,
      score: 5,
      firstScore: 1,
    });
    expect(questionsOf({ ...empty, answers: [only], visits: [{ day: only.day, n: 0 }] })).toEqual(
      [],
    );
  });

  it('raises nothing below the floor, whatever was pressed', () => {
    const anything = fc.record({
      day: fc.constantFrom(...workingDays),
      score: fc.constantFrom(1, 3, 5),
      firstScore: fc.constantFrom(1, 5),
      series: fc.constantFrom(1, 5, 8, -10, -14),
      isOutsideHours: fc.boolean(),
      counterCode: fc.constantFrom('q1', 'q2'),
    });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: placeFloor.n - 1 }), (some) => {
        const answers = some.map((each) => each as GivenAnswer);
        const visits = workingDays.map((day) => ({ day, n: 0 }));
        expect(questionsOf({ ...empty, answers, visits })).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('raises the same in whatever order rows come', () => {
    const random = seededRandom('order');
    const office = officeMonthOf(
      forge(drawWorld({ ...usual, past: 1 }, random), 'goes', 0.5, random),
    );
    const asked = questionsOf(office);
    expect(asked.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (stream) => {
        const shuffled = <Row>(rows: readonly Row[]) =>
          rows
            .map((row) => ({ row, key: stream.next().value }))
            .toSorted((one, other) => one.key - other.key)
            .map(({ row }) => row);
        const turned = {
          ...office,
          answers: shuffled(office.answers),
          visits: shuffled(office.visits),
          duty: shuffled(office.duty),
        };
        expect(questionsOf(turned).map(rounded)).toEqual(asked.map(rounded));
      }),
      { numRuns: 8 },
    );
  });
});

/** Sums in another order differ in the last digits. */
function rounded(question: ReturnType<typeof questionsOf>[number]) {
  const { chance, adjustedChance, figures, ...rest } = question;
  const short = (each: number) => Number(each.toPrecision(9));
  return {
    ...rest,
    chances: [chance, adjustedChance].map(short),
    figures: Object.entries(figures).map(([name, each]) => [name, short(each)]),
  };
}

describe('a question', () => {
  it('is about the days with long runs, at the counter they were given at', () => {
    const runs = workingDays
      .slice(0, 8)
      .flatMap((day) => [answer(day, { series: -10 }), answer(day, { series: -11 })]);
    const [asked] = questionsOf({ ...empty, answers: [...evenly((at) => 3 + (at % 5)), ...runs] });
    expect(asked).toMatchObject({
      code: 'equalRuns',
      counterCode: 'q1',
      days: workingDays.slice(0, 8),
      // the nine before the tenth of a run belong to it
      figures: { days: 8, answers: 88 },
    });
  });

  it.each([
    ['equalRuns', workingDays.map((day) => answer(day, { series: -10 })), {}],
    ['bursts', workingDays.map((day) => answer(day, { series: 5 })), {}],
    [
      'outsideHours',
      workingDays.flatMap((day) => [1, 2].map(() => answer(day, { isOutsideHours: true }))),
      {},
    ],
    ['moreThanVisits', [], { visits: workingDays.map((day) => ({ day, n: 1 })) }],
    [
      'changedUp',
      workingDays.flatMap((day) => [1, 2].map(() => answer(day, { firstScore: 2 }))),
      {},
    ],
  ] as const)('is asked of %s', (code, more, office) => {
    const answers = [...evenly((at) => 3 + (at % 5)), ...more];
    expect(codesOf({ ...office, answers })).toContain(code);
  });

  it('is asked where every day shows the same share, and not where days differ as by chance', () => {
    expect(codesOf({ answers: evenly(() => 5) })).toEqual(['evenDays']);
    expect(codesOf({ answers: evenly((at) => 3 + (at % 5)) })).toEqual([]);
  });

  it('of duty compares days and names nobody, and is not asked below its floor', () => {
    const answers = evenly((at) => (at < 10 ? 9 : 2) + (at % 2));
    const duty = workingDays.map((day, at) => ({
      counterCode: 'q1',
      day,
      personCode: at < 10 ? 'lan' : 'minh',
    }));
    const asked = questionsOf({ ...empty, answers, duty });
    expect(asked.map(({ code }) => code)).toEqual(['dutyShare']);
    expect(JSON.stringify(asked)).not.toMatch(/lan|minh/);
    const rare = duty.map((each, at) => ({
      ...each,
      personCode: at < dutyFloor.days - 1 ? 'lan' : 'minh',
    }));
    expect(codesOf({ answers, duty: rare })).toEqual([]);
  });

  it('has a sentence whose figures it carries, and words for what else could explain it', () => {
    const asked = customs.flatMap((custom) => {
      const random = seededRandom(custom);
      return questionsOf(officeMonthOf(forge(drawWorld(usual, random), custom, 0.5, random)));
    });
    expect(asked.length).toBeGreaterThan(4);
    for (const { code, figures } of asked) {
      const named = [...wordsAt('vi', 'gaming', `question.${code}`).matchAll(/\{\{(\w+)\}\}/g)];
      expect(Object.keys(figures)).toEqual(expect.arrayContaining(named.map(([, name]) => name)));
    }
    for (const reason of questionCodes.flatMap((code) => otherReasons[code]))
      expect(wordsAt('vi', 'gaming', `reason.${reason}`)).not.toBe('');
  });
});

it('in a few simulated months hardly an honest office is asked, and most clerks who forge plainly are found', () => {
  const run = runGaming({ clean: 2, forged: 1 }, offices.slice(0, 1));
  expect(run.clean.reduce((sum, { asked }) => sum + asked, 0)).toBeLessThanOrEqual(1);
  const plain = run.forged.filter(
    ({ custom, share }) => share >= 0.2 && custom !== 'ownDays' && custom !== 'trickle',
  );
  expect(plain.filter(({ found }) => found > 0).length / plain.length).toBeGreaterThanOrEqual(0.8);
});
