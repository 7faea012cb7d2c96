import { describe, expect, it } from 'vitest';
import fiveElements from '#resources/questionnaires/five-elements-1.json' with { type: 'json' };
import threeLevels from '#resources/questionnaires/three-levels-1.json' with { type: 'json' };
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { optionCodesOf } from '#shared/features/questionnaire/questions.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';
import {
  aView,
  startKiosk,
  unreachable,
  recorded,
  type SimulatedKiosk,
} from '#tests/support/simulated-kiosk.ts';
import { kioskTimes } from './kiosk-times.ts';

/** Something that a person, the core or the clock does; named, so that a failing path can be read. */
type Move = readonly [name: string, make: (kiosk: SimulatedKiosk) => Promise<void>];

const beatEvery = 1_000;
const waiting = (kiosk: SimulatedKiosk, ms: number) =>
  kiosk.pass(ms, () => kiosk.tell(), beatEvery);

/** Everything that can happen on the screen that stands there now. */
function movesAt(kiosk: SimulatedKiosk, score: 1 | 2 | 3): Move[] {
  const { screen } = kiosk;
  const say = (type: Parameters<SimulatedKiosk['send']>[0]): Move => [
    JSON.stringify(type),
    (one) => one.send(type),
  ];
  const ways = [
    say({ type: 'step.passed' }),
    say({ type: 'step.back' }),
    say({ type: 'visit.ended' }),
  ];
  const wait: Move = [
    'nobody touches anything',
    (one) => waiting(one, kiosk.isCounting ? 21_000 : 91_000),
  ];
  const touch = say({ type: 'person.active' });
  switch (screen.shows) {
    case 'question':
      return [
        ['a face is tapped', (one) => one.tap(score)],
        say({ type: 'letter.wanted' }),
        say({ type: 'language.chosen', language: 'en' }),
        wait,
      ];
    case 'letter':
      return [say({ type: 'letter.left' }), say({ type: 'panel.toggled' }), touch, wait];
    case 'again':
      return [['a face is tapped', (one) => one.tap(score)], wait];
    case 'thanks':
      return [say({ type: 'change.wanted' }), ...answersTo(screen.question), ...ways, touch, wait];
    case 'follow-up':
      return [...answersTo(screen.question), ...ways, touch, wait];
    case 'receipt':
      return [say({ type: 'receipt.entered', code: 'H55.242-260115-0007' }), ...ways, wait];
    case 'invitation':
      return [say({ type: 'writing.wanted' }), ...ways, wait];
    case 'writing':
      return [
        say({ type: 'words.written', words: 'Cán bộ nhiệt tình' }),
        say({ type: 'words.doubted', words: 'Gọi 0912345678' }),
        say({ type: 'step.back' }),
        wait,
      ];
    case 'checking':
      return [
        say({ type: 'writing.resumed' }),
        say({ type: 'words.confirmed', words: 'Gọi ••••••••••' }),
        wait,
      ];
    default:
      return [wait];
  }
}

function answersTo(question: { code: string } | undefined): Move[] {
  if (question === undefined) return [];
  return [
    ...optionsOf(question).map((option): Move => [
      `${question.code}: ${option}`,
      (one) => one.choose(option),
    ]),
  ];
}

function optionsOf(question: object): readonly string[] {
  // the first, the last and one between say as much as all: branches are data, tested on their own
  const codes = optionCodesOf(question as Parameters<typeof optionCodesOf>[0], [5, 4, 3, 2, 1]);
  return question && 'code' in question && question.code === 'stage'
    ? ['submit', 'collect']
    : [...new Set([codes[0] ?? '', codes[2] ?? ''])].filter((code) => code !== '');
}

/** What makes two moments the same for whoever stands there. */
function momentOf({ screen, asks, isCounting, context }: SimulatedKiosk): string {
  const chosen = Object.keys(context.answers).length;
  return JSON.stringify([screen.shows, asks, isCounting, chosen > 0, context.answers['stage']]);
}

/** Walks every move from every moment once, each path from a fresh start. */
async function walk(
  view: StationView,
  score: 1 | 2 | 3,
  check: (kiosk: SimulatedKiosk, path: string) => Promise<void>,
) {
  const seen = new Set<string>();
  const frontier: Move[][] = [[]];
  const screens = new Set<string>();
  while (frontier.length > 0) {
    const path = frontier.shift() ?? [];
    const kiosk = startKiosk(view);
    await kiosk.comeUp();
    for (const [, make] of path) await make(kiosk);
    const moment = momentOf(kiosk);
    const next = movesAt(kiosk, score);
    screens.add(kiosk.shows);
    const isNew = !seen.has(moment);
    if (isNew) await check(kiosk, path.map(([name]) => name).join(' → '));
    kiosk.flow.stop();
    if (!isNew) continue;
    seen.add(moment);
    for (const move of next) frontier.push([...path, move]);
  }
  return { moments: [...seen].sort(), screens: [...screens].sort() };
}

const views = {
  'the usual questionnaire': aView(),
  'the long one': aView({ questionnaire: Questionnaire.parse(fiveElements) }),
  'three levels': aView({ questionnaire: Questionnaire.parse(threeLevels) }),
  'several counters at one screen': aView({
    countersAsked: ['1', '2', '3'].map((number) => ({
      code: `quay-${number}`,
      name: `Quầy ${number}`,
    })),
  }),
  'a session with help, and receipts': aView({ asksWhoPresses: true, asksReceipt: true }),
};

describe.each(Object.entries(views))('%s', (_name, view) => {
  it('leads from everywhere back to the first screen, by itself, with nothing left behind', async () => {
    await walk(view, 3, async (kiosk, path) => {
      await waiting(kiosk, kioskTimes.formIdle + 2 * kioskTimes.countdown + 10_000);
      expect(kiosk.shows, path).toBe('question');
      const { answers, words, responseId, tap, outbox, panel, comfort } = kiosk.context;
      expect({ answers, words, responseId, tap, outbox, panel, text: comfort.text }, path).toEqual({
        answers: {},
        words: '',
        responseId: undefined,
        tap: undefined,
        outbox: [],
        panel: 'closed',
        text: 100,
      });
    });
  });

  it('shows the same at every step whatever score was given', async () => {
    const none = async () => {};
    const [worst, best] = await Promise.all([walk(view, 1, none), walk(view, 3, none)]);
    expect(worst).toEqual(best);
  });

  it('records each thing given once, in order, also when the core is away for a while', async () => {
    const away = startKiosk(view);
    await away.comeUp();
    await away.tap(3);
    away.coreAnswers(unreachable);
    const chosen: string[] = [];
    for (let step = 0; step < 20 && away.asks !== undefined; step += 1) {
      const [option = ''] = answersTo(
        'question' in away.screen ? away.screen.question : undefined,
      ).map(([name]) => name.split(': ')[1]);
      chosen.push(`${away.asks}: ${option}`);
      await away.choose(option);
      await away.send({ type: 'step.passed' });
    }
    away.coreAnswers(recorded);
    await waiting(away, 5_000);
    const once = new Map(
      away.given.map((gift) => [
        gift.id,
        gift.kind === 'fact' ? `${gift.question}: ${gift.choices.join()}` : '',
      ]),
    );
    expect(away.context.outbox).toEqual([]);
    expect([...once.values()]).toEqual(expect.arrayContaining([chosen[0]]));
    expect(new Set(away.given.map(({ id }) => id)).size).toBe(once.size);
  });
});
