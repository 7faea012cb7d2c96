import { createActor, SimulatedClock } from 'xstate';
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };
import type { Gift, SendOutcome, Tap } from '#renderer/features/rating/send-rating.ts';
import type { StationNews } from '#renderer/features/station/listen-to-station.ts';
import { createKioskMachine } from '#renderer/kiosk/kiosk-machine.ts';
import { isCountingDown, screenOf } from '#renderer/kiosk/screen-of.ts';
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';

export const recorded: SendOutcome = { is: 'recorded' };
export const unreachable: SendOutcome = { is: 'unreachable' };
export const changeWindowMs = 6_000;

/** What an ordinary station shows. */
export function aView(overrides: Partial<StationView> = {}): StationView {
  return {
    version: '1',
    unitName: 'Xã Thử Nghiệm',
    folderKind: 'trial',
    changeWindowMs,
    questionnaire: Questionnaire.parse(kiosk2),
    scaleOrder: 'descending',
    languages: [
      { code: 'vi', name: 'Tiếng Việt', draft: false },
      { code: 'en', name: 'English', draft: false },
    ],
    hours: [],
    channels: [],
    answered: [],
    asksWhoPresses: false,
    countersAsked: [],
    asksReceipt: false,
    offersLetters: false,
    ...overrides,
  };
}

/** The same station with nothing to ask after the score. */
export function aViewWithoutQuestions(): StationView {
  const { questionnaire, ...view } = aView();
  return { ...view, questionnaire: { ...questionnaire, questions: [], comment: false } };
}

/** A kiosk whose clock, core and ids are in the test's hands. */
export function startKiosk(view: StationView = aView()) {
  const clock = new SimulatedClock();
  const sent: Tap[] = [];
  const given: Gift[] = [];
  const lines: { hear: (news: StationNews) => void; end: () => void }[] = [];
  let outcome: SendOutcome | 'never' = recorded;
  let minted = 0;
  let skippedMs = 0;
  const answer = async () => (outcome === 'never' ? new Promise<SendOutcome>(() => {}) : outcome);
  const flow = createActor(
    createKioskMachine({
      listen: (hear) => new Promise((end) => lines.push({ hear, end })),
      send: async (tap) => {
        sent.push(tap);
        return answer();
      },
      give: async (gift) => {
        given.push(gift);
        return answer();
      },
      mintId: () => `id-${++minted}`,
      now: () => clock.now() + skippedMs,
    }),
    { clock },
  ).start();

  const settle = async () => {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  };
  const kiosk = {
    flow,
    sent,
    given,
    lines,
    settle,
    get screen() {
      return screenOf(flow.getSnapshot());
    },
    get shows() {
      return kiosk.screen.shows;
    },
    /** The code of the question on the glass. */
    get asks() {
      return 'question' in kiosk.screen ? kiosk.screen.question?.code : undefined;
    },
    get isCounting() {
      return isCountingDown(flow.getSnapshot());
    },
    get context() {
      return flow.getSnapshot().context;
    },
    coreAnswers(next: SendOutcome | 'never') {
      outcome = next;
    },
    tell(capture: 'ready' | 'staff' | 'closed' = 'ready') {
      lines.at(-1)?.hear({ type: 'station.told', capture });
    },
    async comeUp() {
      lines.at(-1)?.hear({ type: 'station.shown', view });
      kiosk.tell();
      flow.send({ type: 'screen.painted' });
      await settle();
    },
    async endLine() {
      lines.at(-1)?.end();
      await settle();
    },
    /** The clock is far ahead, without anything having happened in between. */
    skip(ms: number) {
      skippedMs += ms;
    },
    /** Time passes in small steps, so that each call and answer falls where it belongs. */
    async pass(ms: number, whilePassing: () => void = () => {}, stepMs = 50) {
      for (let left = ms; left > 0; left -= stepMs) {
        clock.increment(Math.min(stepMs, left));
        whilePassing();
        await settle();
      }
    },
    async send(event: Parameters<typeof flow.send>[0]) {
      flow.send(event);
      await settle();
    },
    tap: (score: 1 | 2 | 3 | 4 | 5) => kiosk.send({ type: 'face.tapped', score }),
    choose: (...choices: string[]) => kiosk.send({ type: 'option.chosen', choices }),
  };
  return kiosk;
}
export type SimulatedKiosk = ReturnType<typeof startKiosk>;
