import { beforeEach, describe, expect, it } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import type { SendOutcome, Tap } from '#renderer/features/rating/send-rating.ts';
import type { StationNews } from '#renderer/features/station/listen-to-station.ts';
import { createKioskMachine, kioskTimes } from './kiosk-machine.ts';
import { screenOf } from './screen-of.ts';

const recorded: SendOutcome = { is: 'recorded' };
const unreachable: SendOutcome = { is: 'unreachable' };
const changeWindowMs = 6_000;

/** A kiosk whose clock, core and ids are in the test's hands. */
function startKiosk() {
  const clock = new SimulatedClock();
  const sent: Tap[] = [];
  const lines: { hear: (news: StationNews) => void; end: () => void }[] = [];
  let outcome: SendOutcome | 'never' = recorded;
  let minted = 0;
  const flow = createActor(
    createKioskMachine({
      listen: (hear) => new Promise((end) => lines.push({ hear, end })),
      send: async (tap) => {
        sent.push(tap);
        return outcome === 'never' ? new Promise<SendOutcome>(() => {}) : outcome;
      },
      mintId: () => `id-${++minted}`,
      now: () => clock.now(),
    }),
    { clock },
  ).start();

  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const kiosk = {
    flow,
    sent,
    lines,
    settle,
    get shows() {
      return screenOf(flow.getSnapshot()).shows;
    },
    get language() {
      return flow.getSnapshot().context.language;
    },
    coreAnswers(next: SendOutcome | 'never') {
      outcome = next;
    },
    tell(capture: 'ready' | 'staff' = 'ready') {
      lines.at(-1)?.hear({ type: 'station.told', capture });
    },
    async comeUp() {
      lines.at(-1)?.hear({
        type: 'station.shown',
        view: { unitName: 'Xã Thử Nghiệm', folderKind: 'trial', changeWindowMs },
      });
      kiosk.tell();
      flow.send({ type: 'screen.painted' });
      await settle();
    },
    async endLine() {
      lines.at(-1)?.end();
      await settle();
    },
    /** Time passes in small steps, so that each call and answer falls where it belongs. */
    async pass(ms: number, whilePassing: () => void = () => {}) {
      for (let left = ms; left > 0; left -= 50) {
        clock.increment(Math.min(50, left));
        whilePassing();
        await settle();
      }
    },
    async tap(score: 1 | 2 | 3 | 4 | 5) {
      flow.send({ type: 'face.tapped', score });
      await settle();
    },
  };
  return kiosk;
}

let kiosk: ReturnType<typeof startKiosk>;
beforeEach(async () => {
  kiosk = startKiosk();
});

/** The core's beat, as long as the line is open. */
const beating = () => kiosk.tell();

describe('a tap', () => {
  beforeEach(() => kiosk.comeUp());

  it('is sent with the id minted before it and the time the screen had been ready', async () => {
    await kiosk.pass(2_350, beating);
    await kiosk.tap(4);
    expect(kiosk.sent).toEqual([{ id: 'id-1', score: 4, language: 'vi', readyMs: 2_350 }]);
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
    const fresh = startKiosk();
    fresh.lines[0]?.hear({ type: 'station.told', capture: 'ready' });
    await fresh.pass(50);
    await fresh.tap(3);
    expect(fresh.sent).toMatchObject([{ readyMs: 0 }]);
  });

  it('after weeks of readiness stays within what the contract takes', async () => {
    const { flow, sent, settle } = kiosk;
    const weeks = createKioskMachine({
      listen: (hear) => {
        hear({ type: 'station.told', capture: 'ready' });
        return new Promise(() => {});
      },
      send: async (tap) => {
        sent.push(tap);
        return recorded;
      },
      mintId: () => 'id',
      now: () => (sent.length === 0 && painted ? 3e9 : 0),
    });
    let painted = false;
    flow.stop();
    const other = createActor(weeks, { clock: new SimulatedClock() }).start();
    await settle();
    other.send({ type: 'screen.painted' });
    painted = true;
    other.send({ type: 'face.tapped', score: 3 });
    await settle();
    expect(sent).toMatchObject([{ readyMs: 2_147_483_647 }]);
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
    expect(screenOf(kiosk.flow.getSnapshot())).toEqual({
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
    expect(screenOf(kiosk.flow.getSnapshot())).toMatchObject({ firstKept: true });
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
    expect(kiosk.language).toBe('en');
    await kiosk.pass(changeWindowMs, beating);
    expect(kiosk.language).toBe('vi');
  });

  it('ends when nobody taps any more', async () => {
    await kiosk.pass(kioskTimes.languageIdle - 50, beating);
    expect(kiosk.language).toBe('en');
    await kiosk.pass(50, beating);
    expect(kiosk.language).toBe('vi');
  });

  it('stays through changing an answer', async () => {
    await kiosk.tap(4);
    await kiosk.pass(5_000, beating);
    kiosk.flow.send({ type: 'change.wanted' });
    await kiosk.pass(14_000, beating);
    await kiosk.tap(2);
    await kiosk.pass(5_000, beating);
    expect(kiosk.language).toBe('en');
  });

  it('stays while its speaker waits for the core', async () => {
    kiosk.coreAnswers(unreachable);
    await kiosk.tap(4);
    await kiosk.pass(kioskTimes.languageIdle + 5_000, beating);
    expect([kiosk.shows, kiosk.language]).toEqual(['holding', 'en']);
    kiosk.coreAnswers(recorded);
    await kiosk.pass(kioskTimes.longestRetry, beating);
    expect([kiosk.shows, kiosk.language]).toEqual(['thanks', 'en']);
  });

  it('can be changed back by hand and does not renew the id', async () => {
    kiosk.flow.send({ type: 'language.chosen', language: 'vi' });
    expect(kiosk.language).toBe('vi');
    await kiosk.tap(4);
    expect(kiosk.sent).toMatchObject([{ id: 'id-1', language: 'vi' }]);
  });
});
