import { beforeEach, describe, expect, it } from 'vitest';
import { usualComfort } from '#renderer/features/comfort/comfort.ts';
import { aView, recorded, startKiosk, unreachable } from '#tests/support/simulated-kiosk.ts';
import { kioskTimes } from './kiosk-times.ts';

let kiosk: ReturnType<typeof startKiosk>;
beforeEach(async () => {
  kiosk = startKiosk();
  await kiosk.comeUp();
});

const beating = () => kiosk.tell();
const pass = (ms: number) => kiosk.pass(ms, beating);
const active = () => kiosk.send({ type: 'person.active' });

/** What was given after the score, without ids. */
const facts = () =>
  kiosk.given.map((gift) =>
    gift.kind === 'fact' ? `${gift.question}: ${gift.choices.join(' ')}` : gift.kind,
  );

describe('after the thanks', () => {
  beforeEach(() => kiosk.tap(4));

  it('the first question stands below them, and its time is seen from the start', () => {
    expect([kiosk.shows, kiosk.asks, kiosk.isCounting]).toEqual(['thanks', 'stage', true]);
  });

  it('who has left is waited for twenty seconds', async () => {
    await pass(kioskTimes.countdown - 50);
    expect(kiosk.shows).toBe('thanks');
    await pass(50);
    expect(kiosk.shows).toBe('question');
  });

  it('the answer can be changed as long as the first question stands', async () => {
    await pass(10_000);
    await kiosk.send({ type: 'change.wanted' });
    await kiosk.tap(2);
    expect(kiosk.sent[1]).toMatchObject({ responseId: 'id-1', score: 2 });
    expect([kiosk.shows, kiosk.asks]).toEqual(['thanks', 'stage']);
  });

  it('three taps are the whole way: face, stage, reason', async () => {
    await kiosk.choose('collect');
    expect(kiosk.asks).toBe('reasons');
    await kiosk.choose('waiting');
    expect(facts()).toEqual(['stage: collect', 'reasons: waiting']);
  });

  it('each answer refers to the response and has an id of its own', async () => {
    await kiosk.choose('collect');
    await kiosk.choose('waiting');
    expect(kiosk.given).toMatchObject([{ responseId: 'id-1' }, { responseId: 'id-1' }]);
    expect(new Set(kiosk.given.map(({ id }) => id)).size).toBe(2);
  });

  it('several reasons can be chosen and taken back; each state is recorded', async () => {
    await kiosk.choose('submit');
    await kiosk.choose('waiting');
    await kiosk.choose('waiting', 'fee');
    await kiosk.choose('fee');
    expect(kiosk.asks).toBe('reasons');
    expect(facts().slice(1)).toEqual(['reasons: waiting', 'reasons: waiting fee', 'reasons: fee']);
  });

  it('a question can be left out, and what is not answered is not recorded', async () => {
    await kiosk.send({ type: 'step.passed' });
    await kiosk.send({ type: 'step.passed' });
    expect([kiosk.shows, facts()]).toEqual(['invitation', []]);
  });

  it('a wrong touch can be corrected by going back', async () => {
    await kiosk.choose('submit');
    await kiosk.send({ type: 'step.back' });
    expect(kiosk.asks).toBe('stage');
    await kiosk.choose('collect');
    expect(facts()).toEqual(['stage: submit', 'stage: collect']);
  });

  it('the end says that everything is recorded, and only when it is', async () => {
    kiosk.coreAnswers(unreachable);
    await kiosk.choose('submit');
    await kiosk.send({ type: 'visit.ended' });
    await pass(kioskTimes.quick + kioskTimes.slow);
    expect(kiosk.shows).toBe('holding');
    kiosk.coreAnswers(recorded);
    await pass(kioskTimes.longestRetry);
    expect(kiosk.shows).toBe('farewell');
    await pass(kioskTimes.farewell);
    expect(kiosk.shows).toBe('question');
  });

  it('nothing is said to be recorded before it is', async () => {
    kiosk.coreAnswers('never');
    await kiosk.choose('submit');
    await kiosk.send({ type: 'visit.ended' });
    expect(kiosk.shows).toBe('nothing');
    kiosk.coreAnswers(recorded);
    await pass(kioskTimes.quick);
    expect(kiosk.shows).toBe('saving');
  });

  it('who gave nothing more is not thanked twice', async () => {
    await kiosk.send({ type: 'visit.ended' });
    expect(kiosk.shows).toBe('question');
  });
});

describe('the time', () => {
  it('does not run on the first screen, however long nobody comes', async () => {
    await pass(600_000);
    expect([kiosk.shows, kiosk.isCounting]).toEqual(['question', false]);
  });

  it('is 30 s at a question, then a visible 20 s', async () => {
    await kiosk.tap(4);
    await kiosk.choose('submit');
    await pass(kioskTimes.followUpIdle - 50);
    expect(kiosk.isCounting).toBe(false);
    await pass(50);
    expect(kiosk.isCounting).toBe(true);
    await pass(kioskTimes.countdown);
    expect(kiosk.shows).toBe('question');
  });

  it('is 90 s where somebody types, then a visible 20 s', async () => {
    await kiosk.tap(4);
    for (const type of ['step.passed', 'step.passed', 'writing.wanted'] as const) {
      await kiosk.send({ type });
    }
    await pass(kioskTimes.formIdle - 50);
    expect([kiosk.shows, kiosk.isCounting]).toEqual(['writing', false]);
    await pass(50);
    expect(kiosk.isCounting).toBe(true);
    await pass(kioskTimes.countdown);
    expect(kiosk.shows).toBe('question');
  });

  it('begins anew with one touch, more than ten times', async () => {
    await kiosk.tap(4);
    for (let time = 0; time < 15; time += 1) {
      await pass(kioskTimes.countdown - 1_000);
      if (time > 0) await pass(kioskTimes.followUpIdle);
      expect(kiosk.isCounting).toBe(true);
      await active();
      expect(kiosk.isCounting).toBe(false);
    }
    expect(kiosk.asks).toBe('stage');
  });

  it('does not run out while somebody types', async () => {
    await kiosk.tap(4);
    for (const type of ['step.passed', 'step.passed', 'writing.wanted'] as const) {
      await kiosk.send({ type });
    }
    for (let key = 0; key < 10; key += 1) {
      await pass(60_000);
      await active();
    }
    expect([kiosk.shows, kiosk.isCounting]).toEqual(['writing', false]);
  });
});

describe('words', () => {
  beforeEach(async () => {
    await kiosk.tap(4);
    for (const type of ['step.passed', 'step.passed', 'writing.wanted'] as const) {
      await kiosk.send({ type });
    }
  });

  it('are given when they are sent', async () => {
    await kiosk.send({ type: 'words.written', words: 'Rất tốt' });
    expect(kiosk.given).toMatchObject([{ kind: 'comment', text: 'Rất tốt', responseId: 'id-1' }]);
    expect(kiosk.shows).toBe('farewell');
  });

  it('that may name a person are asked about first', async () => {
    const words = 'Gọi tôi số 0912 345 678';
    await kiosk.send({ type: 'words.doubted', words });
    expect([kiosk.shows, kiosk.given]).toEqual(['checking', []]);
    await kiosk.send({ type: 'writing.resumed' });
    expect([kiosk.shows, kiosk.context.words]).toEqual(['writing', words]);
    await kiosk.send({ type: 'words.doubted', words });
    await kiosk.send({ type: 'words.confirmed', words: 'Gọi tôi số •••• ••• •••' });
    expect(kiosk.given).toMatchObject([{ text: 'Gọi tôi số •••• ••• •••' }]);
  });

  it('are not kept when their writer walks away', async () => {
    await kiosk.send({ type: 'words.doubted', words: '0912 345 678' });
    await pass(kioskTimes.formIdle + kioskTimes.countdown);
    expect([kiosk.shows, kiosk.given, kiosk.context.words]).toEqual(['question', [], '']);
  });
});

describe('the next person', () => {
  it('finds nothing of the one before', async () => {
    const fresh = startKiosk();
    await fresh.comeUp();
    await kiosk.send({ type: 'language.chosen', language: 'en' });
    await kiosk.send({ type: 'comfort.chosen', comfort: { text: 200, contrast: 'high' } });
    await kiosk.send({ type: 'panel.toggled' });
    await kiosk.tap(1);
    await kiosk.choose('submit');
    await kiosk.choose('waiting');
    await kiosk.send({ type: 'step.passed' });
    await kiosk.send({ type: 'writing.wanted' });
    await pass(kioskTimes.formIdle + kioskTimes.countdown);
    const { nextId: _, readyAtMs: __, idleMs: ___, ...left } = kiosk.context;
    const { nextId: ____, readyAtMs: _____, idleMs: ______, ...found } = fresh.context;
    expect(left).toEqual(found);
    expect(left.comfort).toEqual(usualComfort);
  });

  it('keeps what the one before gave: a touch counts although its person walked away', async () => {
    kiosk.coreAnswers(unreachable);
    await kiosk.tap(1);
    kiosk.coreAnswers(recorded);
    await pass(1_000);
    kiosk.coreAnswers(unreachable);
    await kiosk.choose('submit');
    await pass(kioskTimes.followUpIdle + kioskTimes.countdown);
    expect(kiosk.shows).toBe('question');
    kiosk.coreAnswers(recorded);
    await pass(kioskTimes.longestRetry);
    expect(kiosk.given.at(-1)).toMatchObject({ question: 'stage', choices: ['submit'] });
    expect(kiosk.context.outbox).toEqual([]);
  });

  it('is not told of a refusal that was meant for the one before', async () => {
    await kiosk.tap(1);
    kiosk.coreAnswers('never');
    await kiosk.choose('submit');
    await pass(kioskTimes.followUpIdle + kioskTimes.countdown);
    kiosk.coreAnswers({ is: 'refused', refusal: 'STORE_FULL' });
    await pass(kioskTimes.call + kioskTimes.longestRetry);
    expect([kiosk.shows, kiosk.context.outbox]).toEqual(['question', []]);
  });

  it('answers under the newest questions, the one before under those it began with', async () => {
    await kiosk.tap(1);
    const view = aView({ version: '2', asksWhoPresses: true });
    kiosk.lines.at(-1)?.hear({ type: 'station.shown', view });
    await kiosk.settle();
    expect(kiosk.asks).toBe('stage');
    await kiosk.send({ type: 'visit.ended' });
    await kiosk.tap(2);
    expect(kiosk.asks).toBe('pressed_by');
  });
});

describe('a refusal of something given after the score', () => {
  it('is shown to who still stands there, and the score is kept', async () => {
    await kiosk.tap(1);
    kiosk.coreAnswers({ is: 'refused', refusal: 'STORE_FULL' });
    await kiosk.choose('submit');
    expect(kiosk.screen).toEqual({ shows: 'refusal', refusal: 'STORE_FULL', firstKept: true });
  });
});

describe('a closed office', () => {
  it('shows that it is closed, and the faces when it opens', async () => {
    kiosk.tell('closed');
    expect(kiosk.shows).toBe('closed');
    kiosk.tell('ready');
    expect(kiosk.shows).toBe('question');
  });

  it('does not send away who is answering', async () => {
    await kiosk.tap(4);
    kiosk.tell('closed');
    expect(kiosk.shows).toBe('thanks');
    await kiosk.choose('submit');
    await kiosk.send({ type: 'visit.ended' });
    await kiosk.pass(kioskTimes.farewell, () => kiosk.tell('closed'));
    expect(kiosk.shows).toBe('closed');
  });
});
