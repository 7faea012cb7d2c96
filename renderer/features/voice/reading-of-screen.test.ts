import { describe, expect, it } from 'vitest';
import { shippedTexts } from '#tests/support/shipped-texts.ts';
import fiveElements from '#resources/questionnaires/five-elements-1.json' with { type: 'json' };
import threeLevels from '#resources/questionnaires/three-levels-1.json' with { type: 'json' };
import { counterQuestion, pressedBy } from '#shared/features/questionnaire/built-in-questions.ts';
import { Questionnaire, type Question } from '#shared/features/questionnaire/questionnaire.ts';
import { optionCodesOf } from '#shared/features/questionnaire/questions.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';
import { aView, startKiosk } from '#tests/support/simulated-kiosk.ts';
import { heardOf } from './reading.ts';
import { readingOfPanel, readingOfScreen } from './reading-of-screen.ts';

const views: readonly (readonly [string, StationView])[] = [
  ['the usual questionnaire', aView()],
  ['five elements', aView({ questionnaire: Questionnaire.parse(fiveElements) })],
  ['three levels', aView({ questionnaire: Questionnaire.parse(threeLevels) })],
  [
    'several counters',
    aView({
      countersAsked: [
        { code: 'quay-1', name: 'Quầy 1' },
        { code: 'quay-2', name: 'Quầy 2' },
      ],
    }),
  ],
  ['the reverse order', aView({ scaleOrder: 'ascending' })],
];

/** Everything that is read aloud to somebody who taps that face and the last option of each question. */
async function readingsOfVisit(view: StationView, score: 1 | 2 | 3) {
  const kiosk = startKiosk(view);
  await kiosk.comeUp();
  const readings: (readonly string[])[] = [readingOfScreen(kiosk.screen, view)];
  await kiosk.tap(score);
  for (let step = 0; step < 20 && kiosk.shows !== 'question'; step += 1) {
    readings.push(readingOfScreen(kiosk.screen, view));
    const { screen } = kiosk;
    const question = 'question' in screen ? screen.question : undefined;
    if (question === undefined) await kiosk.send({ type: 'visit.ended' });
    else await kiosk.send({ type: 'step.passed' });
    if (kiosk.shows === screen.shows && question === undefined) break;
  }
  return readings;
}

describe.each(views)('reading aloud with %s', (_name, view) => {
  it('says the same on every screen whichever face was tapped', async () => {
    const [one, ...others] = [
      await readingsOfVisit(view, 1),
      await readingsOfVisit(view, 2),
      await readingsOfVisit(view, 3),
    ];
    expect(one?.length).toBeGreaterThan(2);
    for (const other of others) expect(other).toEqual(one);
  });

  it('says a question and every option once, in the order in which they stand', () => {
    for (const question of view.questionnaire.questions) {
      const reading = readingOfScreen({ shows: 'follow-up', question }, view);
      const codes = optionCodesOf(question, [5, 4, 3, 2, 1]);
      const said = reading.map((clip) => clip.split('.').at(-1));
      expect(said[0]).toBe('title');
      expect(new Set(reading).size).toBe(reading.length);
      expect(said.filter((code = '') => codes.includes(code))).toEqual(
        codes.filter((code) => said.includes(code)),
      );
    }
  });
});

it('says only sentences that there are', () => {
  const screens = [
    ...(['question', 'again', 'saving', 'holding', 'unreachable', 'paused', 'closed'] as const),
    ...(['invitation', 'writing', 'checking', 'farewell'] as const),
  ].map((shows) => ({ shows }));
  const refusals = ['STORE_FULL', 'STAFF_SIGNED_IN', 'ID_TAKEN'].map(
    (refusal) => ({ shows: 'refusal', refusal, firstKept: true }) as const,
  );
  const known = new Set(shippedTexts('vi').map(({ clip }) => clip));
  for (const [, view] of views) {
    const ofProgram: readonly Question[] = [
      pressedBy,
      { code: counterQuestion, kind: 'choice', options: [{ code: 'quay-1' }] },
    ];
    const questions = [...ofProgram, ...view.questionnaire.questions].flatMap((question) => [
      { shows: 'follow-up', question } as const,
      { shows: 'thanks', question } as const,
    ]);
    for (const screen of [...screens, ...refusals, ...questions]) {
      const reading = readingOfScreen(screen, view);
      expect(reading.length, screen.shows).toBeGreaterThan(0);
      expect(reading.filter((clip) => !known.has(clip))).toEqual([]);
    }
  }
});

it('says the panel of languages and comforts, which tells what may be set and not what is', () => {
  const known = new Set(shippedTexts('vi').map(({ clip }) => clip));
  expect(readingOfPanel.filter((clip) => !known.has(clip))).toEqual([]);
});

it('leaves to the eyes what has no clip', () => {
  expect(heardOf(['rating.change', 'rating.saving'], ['rating.saving'])).toEqual(['rating.saving']);
});
