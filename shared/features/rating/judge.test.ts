import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type Judged, type Judgement } from './judge.ts';
import { misuseReasons, misuseRules } from './misuse-rules.ts';
import { keptSignals, seriesAfter, type AnswerBefore } from './signals.ts';

/** An answer as a station knows it while it is given. */
interface Given extends Omit<Judged, 'series'> {
  readonly score: number;
}

const honest: Given = {
  readyMs: 4_000,
  gapMs: 300_000,
  hourStatus: 'open',
  clockState: 'trusted',
  score: 4,
  inModelSession: false,
};

function anAnswer(changes: Partial<Given> = {}): Given {
  return { ...honest, ...changes };
}

/** Answers that follow a first one, each so long after the one before. */
function series(scores: readonly number[], gapMs: number): Given[] {
  return scores.map((score, place) => anAnswer({ score, gapMs: place === 0 ? 300_000 : gapMs }));
}

/** What the station keeps of them. */
function noted(answers: Iterable<Given>): Judged[] {
  let before: Pick<AnswerBefore, 'score' | 'burst' | 'equal'> | undefined;
  return Array.from(answers, (answer) => {
    const running = seriesAfter(before, answer.gapMs, answer.score);
    before = { ...running, score: answer.score };
    return { ...answer, ...keptSignals({ ...answer, ...running }) };
  });
}

function verdictsOn(answers: Iterable<Given>): Judgement[] {
  return [...judge(noted(answers), (answer) => answer)].map(([, judgement]) => judgement);
}

const equal = (length: number): number[] => Array.from({ length }, () => 5);
const mixed = (length: number): number[] => Array.from({ length }, (_, place) => 4 + (place % 2));
const all = (length: number, judgement: Judgement) =>
  Array.from({ length }, (): Judgement => judgement);

describe('a single answer', () => {
  it.each<[string, Partial<Given>, Judgement]>([
    ['in no hurry is clean', {}, 'clean'],
    ['is too fast before 300 ms', { readyMs: 299 }, 'too_fast'],
    ['is clean from 300 ms on', { readyMs: 300 }, 'clean'],
    ['without a known readiness is clean', { readyMs: null }, 'clean'],
    ['is too fast less than 5 s after another', { gapMs: 4_999 }, 'too_fast'],
    ['is clean 5 s after another', { gapMs: 5_000 }, 'clean'],
    ['without one before it is clean', { gapMs: null }, 'clean'],
    ['while closed is outside hours', { hourStatus: 'closed' }, 'outside_hours'],
    [
      'while closed in a model session is clean',
      { hourStatus: 'closed', inModelSession: true },
      'clean',
    ],
    ['while hours are not known is clean', { hourStatus: 'unknown' }, 'clean'],
    ['names the first reason only', { hourStatus: 'closed', readyMs: 0 }, 'too_fast'],
  ])('%s', (_title, changes, judgement) => {
    expect(verdictsOn([anAnswer(changes)])).toEqual([judgement]);
  });
});

describe('a series', () => {
  it.each<[string, Given[], Judgement]>([
    ['of 4 close answers is clean', series(mixed(4), 10_000), 'clean'],
    ['of 5 close answers is a burst', series(mixed(5), 10_000), 'burst'],
    ['of 5 answers just over 10 s apart is clean', series(mixed(5), 10_001), 'clean'],
    ['of 9 equal answers is clean', series(equal(9), 30_000), 'clean'],
    ['of 10 equal answers is an equal run', series(equal(10), 30_000), 'equal_run'],
    ['of 10 equal answers just over 30 s apart is clean', series(equal(10), 30_001), 'clean'],
    ['of 10 answers that are not equal is clean', series(mixed(10), 30_000), 'clean'],
    ['of many close answers is a burst to its end', series(mixed(40), 6_000), 'burst'],
  ])('%s', (_title, answers, judgement) => {
    expect(verdictsOn(answers)).toEqual(all(answers.length, judgement));
  });

  it('ends at an answer without a known gap', () => {
    const answers = [
      ...series(mixed(4), 10_000),
      anAnswer({ gapMs: null }),
      ...series(mixed(4), 10_000),
    ];
    expect(verdictsOn(answers)).toEqual(all(9, 'clean'));
  });

  it('leaves the answers before and after it alone', () => {
    const answers = [anAnswer(), ...series(mixed(5), 8_000), anAnswer(), anAnswer()];
    expect(verdictsOn(answers)).toEqual(['clean', ...all(5, 'burst'), 'clean', 'clean']);
  });
});

describe('the clerk who presses green every 7 seconds', () => {
  const clerk = series(equal(30), 7_000);

  it('is found, his first presses included', () => {
    expect(verdictsOn(clerk)).toEqual(all(30, 'equal_run'));
  });

  it('is found when he slows down to half a minute', () => {
    expect(verdictsOn(series(equal(30), 30_000))).toEqual(all(30, 'equal_run'));
  });

  it('does not spoil the day around him', () => {
    const day = [...Array.from({ length: 20 }, () => anAnswer()), ...clerk, anAnswer({ score: 2 })];
    expect(verdictsOn(day)).toEqual([...all(20, 'clean'), ...all(30, 'equal_run'), 'clean']);
  });
});

const { burst, equalRun, readyMs, repeatMs } = misuseRules;
const around = (ms: number) => [ms - 1, ms, ms + 1];

const someAnswer: fc.Arbitrary<Given> = fc.record({
  readyMs: fc.constantFrom(null, 2_000, ...around(readyMs)),
  gapMs: fc.constantFrom(
    null,
    7_000,
    7_000,
    7_000,
    30_000,
    30_000,
    300_000,
    ...around(repeatMs),
    ...around(burst.gapMs),
    ...around(equalRun.gapMs),
  ),
  hourStatus: fc.constantFrom('open', 'open', 'closed', 'unknown'),
  clockState: fc.constantFrom('trusted', 'suspect', 'unset'),
  score: fc.constantFrom(5, 5, 5, 5, 4, 1),
  inModelSession: fc.boolean(),
});
/** Gaps and scores that make long runs likely, which independent answers hardly do. */
const someRuns = fc
  .array(fc.tuple(someAnswer, fc.integer({ min: 1, max: 12 })), { maxLength: 12 })
  .map((runs) => runs.flatMap(([answer, length]) => Array.from({ length }, () => answer)));
const someDay = fc.oneof(fc.array(someAnswer, { maxLength: 60 }), someRuns);

/** The published rules word by word: looks at the whole series around every answer. */
function verdictsByTheBook(answers: readonly Given[]): Judgement[] {
  return answers.map((answer, place) => {
    const lengthOf = (goesOn: (at: number) => boolean) => {
      let first = place;
      while (first > 0 && goesOn(first)) first -= 1;
      let last = place;
      while (last + 1 < answers.length && goesOn(last + 1)) last += 1;
      return last - first + 1;
    };
    const gapAt = (at: number) => answers[at]?.gapMs ?? Infinity;
    const close = (at: number) => gapAt(at) <= 10_000;
    const sameAgain = (at: number) =>
      gapAt(at) <= 30_000 && answers[at]?.score === answers[at - 1]?.score;
    if ((answer.readyMs ?? Infinity) < 300 || gapAt(place) < 5_000) return 'too_fast';
    if (lengthOf(sameAgain) >= 10) return 'equal_run';
    if (lengthOf(close) >= 5) return 'burst';
    if (answer.hourStatus === 'closed' && !answer.inModelSession) return 'outside_hours';
    return 'clean';
  });
}

describe('whatever a day brings', () => {
  it('judges in one pass as the rules read word by word', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        expect(verdictsOn(day)).toEqual(verdictsByTheBook(day));
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives every answer back once and in order', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const numbered = noted(day).map((answer, number) => ({ answer, number }));
        const judged = [...judge(numbered, ({ answer }) => answer)];
        expect(judged.map(([{ number }]) => number)).toEqual(numbered.map(({ number }) => number));
      }),
    );
  });

  it('judges days apart when the first answer of a day has no gap', () => {
    fc.assert(
      fc.property(someDay, someDay, (one, other) => {
        const apart = other.map((answer, place) =>
          place === 0 ? { ...answer, gapMs: null } : answer,
        );
        expect(verdictsOn([...one, ...apart])).toEqual([...verdictsOn(one), ...verdictsOn(apart)]);
      }),
    );
  });

  it('judges a part as in the whole when it is read with the longest series around it', () => {
    const context = Math.max(burst.length, equalRun.length) - 1;
    fc.assert(
      fc.property(someDay, fc.nat(60), fc.nat(60), (day, from, length) => {
        const to = Math.min(from + length, day.length);
        const before = Math.max(0, from - context);
        const around = noted(day).slice(before, to + context);
        const judged = [...judge(around, (answer) => answer)].map(([, judgement]) => judgement);
        const part = judged.slice(from - before, to - before);
        expect(part).toEqual(verdictsOn(day).slice(from, to));
      }),
      { numRuns: 1_000 },
    );
  });

  it('lets fewer answers wait than the longest series needs', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        let taken = 0;
        let given = 0;
        let mostWaiting = 0;
        function* counted() {
          for (const answer of noted(day)) {
            mostWaiting = Math.max(mostWaiting, taken - given);
            taken += 1;
            yield answer;
          }
        }
        for (const _ of judge(counted(), (answer) => answer)) given += 1;
        expect(mostWaiting).toBeLessThan(Math.max(burst.length, equalRun.length));
      }),
    );
  });

  it('keeps nothing of when somebody came whom no rule names', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        noted(day).forEach((kept, place) => {
          const exact = day[place]?.gapMs ?? null;
          if (verdictsOn(day.slice(0, place + 1)).at(-1) !== 'clean' || exact === null) return;
          expect(kept).toMatchObject({ gapMs: repeatMs, series: 1 });
        });
      }),
    );
  });

  it('names only published reasons', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const published = new Set<Judgement>(['clean', ...misuseReasons]);
        expect(verdictsOn(day).every((judgement) => published.has(judgement))).toBe(true);
      }),
    );
  });
});
