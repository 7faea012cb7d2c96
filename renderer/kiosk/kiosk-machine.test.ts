import { beforeEach, describe, expect, it } from 'vitest';
import {
  aViewWithoutQuestions,
  changeWindowMs,
  recorded,
  startKiosk,
  unreachable,
} from '#tests/support/simulated-kiosk.ts';
import { kioskTimes } from './kiosk-times.ts';

let kiosk: ReturnType<typeof startKiosk>;
beforeEach(async () => {
  kiosk = startKiosk(aViewWithoutQuestions());
});

/** The core's beat, as long as the line is open. */
const beating = () => kiosk.tell();

describe('a tap', () => {
  beforeEach(() => kiosk.comeUp());

  it('is sent with the id minted before it and the time the screen had been ready', async () => {
    await kiosk.pass(2_350, beating);
    await kiosk.tap(4);
    expect(kiosk.sent).toEqual([
      {
        id: 'id-1',
        score: 4,
        questionnaire: 'kiosk@2',
        scaleOrder: 'descending',
        language: 'vi',
        readyMs: 2_350,
      },
    ]);
    expect(kiosk.shows).toBe('thanks');
  });

  it('leads to the next question, with another id, when the window for changing is over', async () => {
    await kiosk.tap(4);
    await kiosk.pass(changeWindowMs - 50, beating);
    expect(kiosk.shows).toBe('thanks');
    await kiosk.pass(50, beating);
    expect(kiosk.shows).toBe('question');
    await kiosk.tap(2);
    expect(kiosk.sent.map(({ id }) => id)).toEqual(['id-1', 'id-2']);
  });

  it('counts once when it is doubled or lands on a second face', async () => {
    kiosk.coreAnswers('never');
    await kiosk.tap(5);
    await kiosk.tap(5);
    await kiosk.tap(1);
    expect(kiosk.sent).toMatchObject([{ id: 'id-1', score: 5 }]);
  });

  it('before the first painted frame has waited no time', async () => {
    const fresh = startKiosk(aViewWithoutQuestions());
    await fresh.comeUp();
    await fresh.tap(3);
    await fresh.pass(changeWindowMs);
    fresh.flow.send({ type: 'face.tapped', score: 3 }); // the next question is not painted yet
    expect(fresh.sent[1]).toMatchObject({ readyMs: 0 });
  });

  it('after weeks of readiness stays within what the contract takes', async () => {
    kiosk.skip(3e9);
    await kiosk.tap(3);
    expect(kiosk.sent).toMatchObject([{ readyMs: 2_147_483_647 }]);
  });

  it('shows nothing of its own while the save is quick, then the same for every answer', async () => {
    kiosk.coreAnswers('never');
    await kiosk.tap(1);
    await kiosk.pass(kioskTimes.quick - 50);
    expect(kiosk.shows).toBe('question');
    await kiosk.pass(50);
    expect(kiosk.shows).toBe('saving');
  });
});

describe('changing an answer', () => {
  beforeEach(async () => {
    await kiosk.comeUp();
    await kiosk.tap(1);
    kiosk.flow.send({ type: 'change.wanted' });
  });

  it('supersedes the first answer under an id of its own, and thanks again', async () => {
    await kiosk.tap(5);
    expect(kiosk.sent[1]).toMatchObject({ id: 'id-2', responseId: 'id-1', score: 5 });
    expect(kiosk.shows).toBe('thanks');
  });

  it('refers to the first answer also when it is changed twice', async () => {
    await kiosk.tap(5);
    kiosk.flow.send({ type: 'change.wanted' });
    await kiosk.tap(4);
    expect(kiosk.sent[2]).toMatchObject({ id: 'id-3', responseId: 'id-1' });
  });

  it('ends by itself at the thanks, where no late finger can land on a face', async () => {
    await kiosk.pass(kioskTimes.chooseAgain - 50, beating);
    expect(kiosk.shows).toBe('again');
    await kiosk.pass(50, beating);
    expect(kiosk.shows).toBe('thanks');
    await kiosk.pass(changeWindowMs, beating);
    expect(kiosk.shows).toBe('question');
    expect(kiosk.sent).toHaveLength(1);
  });

  it('leaves nothing of the person to the next one', async () => {
    await kiosk.tap(5);
    await kiosk.pass(changeWindowMs, beating);
    const { tap, responseId } = kiosk.flow.getSnapshot().context;
    expect({ tap, responseId }).toEqual({ tap: undefined, responseId: undefined });
  });
});

describe('a core that cannot be reached', () => {
  it('shows nothing at first, then that the machine is connecting, then the question', async () => {
    expect(kiosk.shows).toBe('nothing');
    await kiosk.pass(kioskTimes.blink);
    expect(kiosk.shows).toBe('unreachable');
    await kiosk.comeUp();
    expect(kiosk.shows).toBe('question');
  });

  it('takes the faces away only when the line stays closed', async () => {
    await kiosk.comeUp();
    await kiosk.endLine();
    await kiosk.pass(kioskTimes.blink - 50);
    expect(kiosk.shows).toBe('question');
    await kiosk.pass(50);
    expect(kiosk.shows).toBe('unreachable');
    await kiosk.comeUp();
    expect(kiosk.shows).toBe('question');
  });

  it('is noticed by its silence', async () => {
    await kiosk.comeUp();
    await kiosk.pass(kioskTimes.silence + kioskTimes.blink - 50);
    expect(kiosk.shows).toBe('question');
    await kiosk.pass(50);
    expect(kiosk.shows).toBe('unreachable');
  });

  it('is called again and again, ever more slowly up to a bound', async () => {
    await kiosk.endLine();
    const openedAt: number[] = [];
    for (let ms = 0; ms < 20_000; ms += 50) {
      const before = kiosk.lines.length;
      await kiosk.pass(50);
      if (kiosk.lines.length > before) {
        openedAt.push(ms + 50);
        await kiosk.endLine();
      }
    }
    expect(openedAt).toEqual([250, 750, 1_750, 3_750, 7_750, 11_750, 15_750, 19_750]);
  });

  it('gets the same tap with the same id until it is on disk, and only then comes the thanks', async () => {
    await kiosk.comeUp();
    kiosk.coreAnswers(unreachable);
    await kiosk.tap(2);
    await kiosk.pass(kioskTimes.quick + kioskTimes.slow);
    expect(kiosk.shows).toBe('holding');
    await kiosk.pass(8_000);
    expect(kiosk.shows).toBe('holding');
    kiosk.coreAnswers(recorded);
    await kiosk.pass(kioskTimes.longestRetry);
    expect(kiosk.shows).toBe('thanks');
    expect(new Set(kiosk.sent.map(({ id, score }) => `${id} ${score}`))).toEqual(
      new Set(['id-1 2']),
    );
  });

  it('gets the tap as soon as it is heard again', async () => {
    await kiosk.comeUp();
    kiosk.coreAnswers(unreachable);
    await kiosk.tap(2);
    await kiosk.pass(10_000);
    kiosk.coreAnswers(recorded);
    kiosk.tell();
    await kiosk.settle();
    expect(kiosk.shows).toBe('thanks');
  });

  it('gets the tap again when a call stays without an answer', async () => {
    await kiosk.comeUp();
    kiosk.coreAnswers('never');
    await kiosk.tap(2);
    await kiosk.pass(kioskTimes.call);
    kiosk.coreAnswers(recorded);
    await kiosk.pass(kioskTimes.firstRetry);
    expect(kiosk.sent.map(({ id }) => id)).toEqual(['id-1', 'id-1']);
    expect(kiosk.shows).toBe('thanks');
  });

  it('is still given an answer held for over a minute, but the next person is not thanked', async () => {
    await kiosk.comeUp();
    kiosk.coreAnswers(unreachable);
    await kiosk.tap(2);
    await kiosk.pass(kioskTimes.quick + kioskTimes.slow + kioskTimes.patience, beating);
    expect(kiosk.shows).toBe('unreachable');
    kiosk.coreAnswers(recorded);
    await kiosk.pass(kioskTimes.longestRetry, beating);
    expect(kiosk.shows).toBe('question');
    expect(kiosk.sent.at(-1)).toMatchObject({ id: 'id-1', score: 2 });
    await kiosk.tap(5);
    expect(kiosk.sent.at(-1)).toMatchObject({ id: 'id-2', score: 5 });
  });

  it('is not given an answer that would stand under a wrong hour', async () => {
    await kiosk.comeUp();
    kiosk.coreAnswers(unreachable);
    await kiosk.tap(2);
    const { quick, slow, patience, giveUp } = kioskTimes;
    await kiosk.pass(quick + slow + patience + giveUp, beating);
    expect(kiosk.shows).toBe('question');
    const before = kiosk.sent.length;
    await kiosk.pass(kioskTimes.longestRetry, beating);
    expect(kiosk.sent).toHaveLength(before);
  });
});

describe('a refusal', () => {
  beforeEach(() => kiosk.comeUp());

  it('is shown with its reason, then the question comes back with another id', async () => {
    kiosk.coreAnswers({ is: 'refused', refusal: 'STORE_FULL' });
    await kiosk.tap(3);
    expect(kiosk.screen).toEqual({
      shows: 'refusal',
      refusal: 'STORE_FULL',
      firstKept: false,
    });
    kiosk.coreAnswers(recorded);
    await kiosk.pass(kioskTimes.notice, beating);
    await kiosk.tap(3);
    expect(kiosk.sent.map(({ id }) => id)).toEqual(['id-1', 'id-2']);
  });

  it('of a change says that the first answer stays', async () => {
    await kiosk.tap(3);
    kiosk.flow.send({ type: 'change.wanted' });
    kiosk.coreAnswers({ is: 'refused', refusal: 'STORE_FULL' });
    await kiosk.tap(4);
    expect(kiosk.screen).toMatchObject({ firstKept: true });
    kiosk.flow.send({ type: 'notice.read' });
    expect(kiosk.shows).toBe('question');
  });

  it('because somebody is signed in pauses the screen until the core says otherwise', async () => {
    kiosk.coreAnswers({ is: 'refused', refusal: 'STAFF_SIGNED_IN' });
    await kiosk.tap(3);
    expect(kiosk.shows).toBe('refusal');
    await kiosk.pass(kioskTimes.notice);
    expect(kiosk.shows).toBe('paused');
    kiosk.tell('ready');
    expect(kiosk.shows).toBe('question');
  });
});

describe('somebody signed in', () => {
  beforeEach(() => kiosk.comeUp());

  it('leaves no face to tap, whatever the screen was showing', async () => {
    kiosk.tell('staff');
    expect(kiosk.shows).toBe('paused');
    kiosk.tell('ready');
    await kiosk.tap(4);
    kiosk.tell('staff');
    expect(kiosk.shows).toBe('paused');
    kiosk.tell('ready');
    await kiosk.tap(4);
    kiosk.flow.send({ type: 'change.wanted' });
    kiosk.tell('staff');
    expect(kiosk.shows).toBe('paused');
  });

  it('does not hide that the core was lost', async () => {
    kiosk.tell('staff');
    await kiosk.endLine();
    await kiosk.pass(kioskTimes.blink);
    expect(kiosk.shows).toBe('unreachable');
  });
});

describe('another language', () => {
  beforeEach(async () => {
    await kiosk.comeUp();
    kiosk.flow.send({ type: 'language.chosen', language: 'en' });
  });

  it('goes with the answer and ends with the person', async () => {
    await kiosk.tap(4);
    expect(kiosk.sent).toMatchObject([{ language: 'en' }]);
    expect(kiosk.context.language).toBe('en');
    await kiosk.pass(changeWindowMs, beating);
    expect(kiosk.context.language).toBe('vi');
  });

  it('ends when nobody taps any more', async () => {
    await kiosk.pass(kioskTimes.settingsIdle - 50, beating);
    expect(kiosk.context.language).toBe('en');
    await kiosk.pass(50, beating);
    expect(kiosk.context.language).toBe('vi');
  });

  it('stays through changing an answer', async () => {
    await kiosk.tap(4);
    await kiosk.pass(5_000, beating);
    kiosk.flow.send({ type: 'change.wanted' });
    await kiosk.pass(14_000, beating);
    await kiosk.tap(2);
    await kiosk.pass(5_000, beating);
    expect(kiosk.context.language).toBe('en');
  });

  it('stays while its speaker waits for the core', async () => {
    kiosk.coreAnswers(unreachable);
    await kiosk.tap(4);
    await kiosk.pass(kioskTimes.settingsIdle + 5_000, beating);
    expect([kiosk.shows, kiosk.context.language]).toEqual(['holding', 'en']);
    kiosk.coreAnswers(recorded);
    await kiosk.pass(kioskTimes.longestRetry, beating);
    expect([kiosk.shows, kiosk.context.language]).toEqual(['thanks', 'en']);
  });

  it('can be changed back by hand and does not renew the id', async () => {
    kiosk.flow.send({ type: 'language.chosen', language: 'vi' });
    expect(kiosk.context.language).toBe('vi');
    await kiosk.tap(4);
    expect(kiosk.sent).toMatchObject([{ id: 'id-1', language: 'vi' }]);
  });
});
