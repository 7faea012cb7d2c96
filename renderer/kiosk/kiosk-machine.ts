import {
  and,
  assertEvent,
  assign,
  enqueueActions,
  fromCallback,
  fromPromise,
  not,
  or,
  raise,
  setup,
  stateIn,
} from 'xstate';
import { usualComfort, type Comfort } from '#renderer/features/comfort/comfort.ts';
import type {
  Gift,
  RatingRefusal,
  SendOutcome,
  Tap,
} from '#renderer/features/rating/send-rating.ts';
import type { StationNews } from '#renderer/features/station/listen-to-station.ts';
import type { Score } from '#shared/features/rating/scale.ts';
import { firstLanguage } from '#shared/features/station/languages.ts';
import {
  contextAtStart,
  heldTap,
  oldestGift,
  refusalOf,
  retryAfter,
  tapOf,
  viewOf,
  type KioskContext,
  type NewGift,
} from './kiosk-context.ts';
import { kioskTimes } from './kiosk-times.ts';
import { stepAfter, stepBefore } from './visit.ts';

/** What the flow needs from outside; only here it meets the core, the clock and chance. */
export interface KioskDeps {
  readonly listen: (hear: (news: StationNews) => void, signal: AbortSignal) => Promise<void>;
  readonly send: (tap: Tap, signal: AbortSignal) => Promise<SendOutcome>;
  readonly give: (gift: Gift, signal: AbortSignal) => Promise<SendOutcome>;
  readonly mintId: () => string;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}

type KioskEvent =
  | StationNews
  | { readonly type: 'line.ended' }
  | { readonly type: 'screen.painted' }
  | { readonly type: 'face.tapped'; readonly score: Score }
  | { readonly type: 'change.wanted' }
  | { readonly type: 'notice.read' }
  | { readonly type: 'option.chosen'; readonly choices: readonly string[] }
  | { readonly type: 'step.passed' }
  | { readonly type: 'step.back' }
  | { readonly type: 'visit.ended' }
  | { readonly type: 'writing.wanted' }
  | { readonly type: 'words.written'; readonly words: string }
  /** There are numbers in them that may name a person. */
  | { readonly type: 'words.doubted'; readonly words: string }
  | { readonly type: 'words.confirmed'; readonly words: string }
  | { readonly type: 'writing.resumed' }
  | { readonly type: 'receipt.entered'; readonly code: string }
  | { readonly type: 'letter.wanted' }
  | { readonly type: 'letter.left' }
  | { readonly type: 'language.chosen'; readonly language: string }
  | { readonly type: 'comfort.chosen'; readonly comfort: Partial<Comfort> }
  | { readonly type: 'panel.toggled' }
  /** A touch, a key, an input or a composition: somebody is there. */
  | { readonly type: 'person.active' }
  | { readonly type: 'attention.counted' }
  | { readonly type: 'attention.awaited'; readonly idleMs: number }
  | { readonly type: 'attention.ended' }
  | { readonly type: 'gift.refused' }
  | { readonly type: 'person.left' };

/**
 * The citizen's whole flow. Six things run beside each other: the line to the core, whether the
 * core is heard, the screen, what was given after the score and is on its way, whether somebody is
 * still there, and how the screen is set for them, which falls back to what everybody finds.
 *
 * A tap that does not reach the core is held and sent again with the same id until it is on disk;
 * meanwhile there are no faces, so that one tap at most is held. Within a minute its person is
 * thanked. Later that person has left and the next one must not be thanked for it: the answer is
 * still recorded, because somebody gave it, but silently. After ten minutes it is given up, because
 * it would be recorded under an hour that is not its own; nobody was thanked for it.
 */
export function createKioskMachine(deps: KioskDeps) {
  const giving = (context: KioskContext, gift: NewGift): Partial<KioskContext> => {
    const { responseId } = context;
    if (responseId === undefined) return {};
    const waiting = { gift: { ...gift, id: deps.mintId(), responseId }, sinceMs: deps.now() };
    return { gaveMore: true, outbox: [...context.outbox, waiting] };
  };

  return setup({
    types: { context: {} as KioskContext, events: {} as KioskEvent },
    actors: {
      listen: fromCallback<KioskEvent>(({ sendBack }) => {
        const stop = new AbortController();
        const ended = () => sendBack({ type: 'line.ended' });
        // why the line ended makes no difference: it is opened again
        void deps.listen(sendBack, stop.signal).then(ended, ended);
        return () => stop.abort();
      }),
      send: fromPromise<SendOutcome, Tap>(({ input, signal }) => deps.send(input, signal)),
      give: fromPromise<SendOutcome, Gift>(({ input, signal }) => deps.give(input, signal)),
    },
    delays: {
      ...kioskTimes,
      retryCall: ({ context }) => retryAfter(context.failedCalls),
      retryLine: ({ context }) => retryAfter(context.failedLines),
      retryGift: ({ context }) => retryAfter(context.failedGifts),
      changeWindow: ({ context }) => context.shown?.changeWindowMs ?? 0,
      idle: ({ context }) => context.idleMs,
    },
    guards: {
      isUsedByStaff: ({ context }) => context.capture === 'staff',
      isClosed: ({ context }) => context.capture === 'closed',
      hasQuestions: ({ context }) => context.step.at !== 'end',
      leadsOn: ({ context }) =>
        context.step.at === 'question' && context.step.question.kind !== 'choices',
      isAtQuestion: ({ context }) => context.step.at === 'question',
      isAtReceipt: ({ context }) => context.step.at === 'receipt',
      isInvited: ({ context }) => context.step.at === 'invitation',
      isAllSent: ({ context }) => context.outbox.length === 0,
      isResting: or([
        stateIn({ screen: { asking: 'faces' } }),
        stateIn({ screen: 'closed' }),
        stateIn({ screen: 'paused' }),
        stateIn({ screen: 'unreachable' }),
      ]),
      gaveNothing: ({ context }) => !context.gaveMore,
      isTooOld: ({ context }) => deps.now() - (context.outbox[0]?.sinceMs ?? 0) > kioskTimes.giveUp,
    },
    actions: {
      openQuestion: assign({
        nextId: () => deps.mintId(),
        readyAtMs: undefined,
        failedCalls: 0,
      }),
      noteReady: assign({ readyAtMs: ({ context }) => context.readyAtMs ?? deps.now() }),
      forgetTap: assign({ tap: undefined }),
      forgetPerson: assign({
        shown: undefined,
        tap: undefined,
        responseId: undefined,
        refusal: undefined,
        step: { at: 'end' },
        answers: {},
        gaveMore: false,
        words: '',
      }),
      noteTap: assign(({ context, event }) => {
        assertEvent(event, 'face.tapped');
        const shown = context.shown ?? context.view;
        return { shown, tap: tapOf({ ...context, shown }, event.score, deps.now()) };
      }),
      noteRecorded: assign(({ context }) => ({
        responseId: context.responseId ?? context.tap?.id,
      })),
      noteRefusal: assign(({ context }, refusal: RatingRefusal) => ({
        refusal,
        capture: refusal === 'STAFF_SIGNED_IN' ? ('staff' as const) : context.capture,
      })),
      countFailedCall: assign({ failedCalls: ({ context }) => context.failedCalls + 1 }),

      openSteps: assign({ step: ({ context }) => stepAfter(viewOf(context), context.answers) }),
      noteChoices: assign(({ context, event }) => {
        assertEvent(event, 'option.chosen');
        const { step, answers } = context;
        if (step.at !== 'question') return {};
        const { code } = step.question;
        const choices = [...event.choices];
        return {
          answers: { ...answers, [code]: choices },
          ...giving(context, { kind: 'fact', question: code, choices }),
        };
      }),
      takeNextStep: assign({
        step: ({ context }) => stepAfter(viewOf(context), context.answers, context.step),
      }),
      stepBack: assign({
        step: ({ context }) =>
          stepBefore(viewOf(context), context.answers, context.step) ?? context.step,
      }),
      noteWords: assign({
        words: ({ event }) => {
          assertEvent(event, 'words.doubted');
          return event.words;
        },
      }),
      giveWords: assign(({ context }, words: string) => ({
        words: '',
        ...giving(context, { kind: 'comment', text: words }),
      })),
      dropWords: assign({ words: '' }),
      giveReceipt: assign(({ context, event }) => {
        assertEvent(event, 'receipt.entered');
        return giving(context, { kind: 'receipt', code: event.code });
      }),
      takeFromOutbox: assign({
        outbox: ({ context }) => context.outbox.slice(1),
        failedGifts: 0,
      }),
      /** Who still stands there learns it; who has left does not come back for it. */
      tellRefusal: enqueueActions(({ context, enqueue }, refusal: RatingRefusal) => {
        if (oldestGift(context).responseId !== context.responseId) return;
        enqueue.assign({ refusal });
        enqueue.raise({ type: 'gift.refused' });
      }),
      countFailedGift: assign({ failedGifts: ({ context }) => context.failedGifts + 1 }),

      noteIdle: assign({
        idleMs: ({ context, event }) =>
          event.type === 'attention.awaited' ? event.idleMs : context.idleMs,
      }),
      awaitAnswer: raise({ type: 'attention.awaited', idleMs: kioskTimes.followUpIdle }),
      awaitTyping: raise({ type: 'attention.awaited', idleMs: kioskTimes.formIdle }),
      countDown: raise({ type: 'attention.counted' }),
      expectNobody: raise({ type: 'attention.ended' }),
      setAsUsual: assign({ language: firstLanguage, comfort: usualComfort, panel: 'closed' }),
      personLeft: raise({ type: 'person.left' }),
    },
  }).createMachine({
    id: 'kiosk',
    context: contextAtStart,
    type: 'parallel',
    on: {
      'station.shown': { actions: assign({ view: ({ event }) => event.view }) },
    },
    states: {
      line: {
        initial: 'open',
        states: {
          open: {
            invoke: { src: 'listen' },
            initial: 'listening',
            on: { 'line.ended': 'closed' },
            states: {
              listening: {
                on: { 'station.told': { target: 'listening', reenter: true } },
                after: { silence: { actions: raise({ type: 'line.ended' }) } },
              },
            },
          },
          closed: {
            entry: assign({ failedLines: ({ context }) => context.failedLines + 1 }),
            after: { retryLine: 'open' },
          },
        },
      },

      core: {
        initial: 'doubtful',
        on: {
          'station.told': {
            target: '.heard',
            actions: assign({ capture: ({ event }) => event.capture, failedLines: 0 }),
          },
        },
        states: {
          heard: { on: { 'line.ended': 'doubtful' } },
          doubtful: { after: { blink: 'lost' } },
          lost: {},
        },
      },

      screen: {
        initial: 'connecting',
        on: { 'gift.refused': '.refused' },
        states: {
          connecting: {
            always: [
              { guard: stateIn({ core: 'lost' }), target: 'unreachable' },
              {
                guard: and([
                  stateIn({ core: 'heard' }),
                  ({ context }) => context.view !== undefined,
                ]),
                target: 'asking',
              },
            ],
          },

          unreachable: {
            always: { guard: stateIn({ core: 'heard' }), target: 'asking' },
          },

          closed: {
            always: [
              { guard: stateIn({ core: 'lost' }), target: 'unreachable' },
              { guard: 'isUsedByStaff', target: 'paused' },
              { guard: not('isClosed'), target: 'asking' },
            ],
          },

          paused: {
            entry: 'expectNobody',
            always: [
              { guard: stateIn({ core: 'lost' }), target: 'unreachable' },
              { guard: not('isUsedByStaff'), target: 'asking' },
            ],
          },

          asking: {
            entry: ['forgetPerson', 'openQuestion', 'expectNobody'],
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            initial: 'faces',
            states: {
              faces: {
                always: [
                  { guard: stateIn({ core: 'lost' }), target: '#kiosk.screen.unreachable' },
                  { guard: 'isClosed', target: '#kiosk.screen.closed' },
                ],
                on: {
                  'screen.painted': { actions: 'noteReady' },
                  'face.tapped': { target: '#kiosk.screen.sending', actions: 'noteTap' },
                  'letter.wanted': 'letter',
                },
              },
              /**
               * Somebody writes what a letter needs. Of this the ratings know nothing: the screen
               * counts as ready all the while, else a gap would tell when a letter was asked for.
               */
              letter: {
                entry: 'awaitTyping',
                exit: 'expectNobody',
                on: {
                  'letter.left': { target: 'faces', actions: 'personLeft' },
                  'person.left': 'faces',
                },
              },
            },
          },

          sending: {
            entry: 'expectNobody',
            type: 'parallel',
            states: {
              call: {
                initial: 'running',
                states: {
                  running: {
                    invoke: {
                      src: 'send',
                      input: ({ context }) => heldTap(context),
                      onDone: [
                        {
                          guard: ({ event }) => event.output.is === 'unreachable',
                          target: 'failed',
                        },
                        {
                          guard: stateIn({ screen: { sending: { wait: 'late' } } }),
                          target: '#kiosk.screen.asking',
                          actions: 'personLeft',
                        },
                        {
                          guard: ({ event }) => event.output.is === 'recorded',
                          target: '#kiosk.screen.thanked',
                          actions: 'noteRecorded',
                        },
                        {
                          target: '#kiosk.screen.refused',
                          actions: {
                            type: 'noteRefusal',
                            params: ({ event }) => refusalOf(event.output),
                          },
                        },
                      ],
                      onError: 'failed',
                    },
                    after: { call: 'failed' },
                  },
                  failed: {
                    entry: 'countFailedCall',
                    on: { 'station.told': 'running' },
                    after: { retryCall: 'running' },
                  },
                },
              },
              wait: {
                initial: 'quick',
                states: {
                  quick: { after: { quick: 'saving' } },
                  saving: { after: { slow: 'holding' } },
                  holding: { after: { patience: 'late' } },
                  late: {
                    after: { giveUp: { target: '#kiosk.screen.asking', actions: 'personLeft' } },
                  },
                },
              },
            },
          },

          /** Thanks, with the first question below it: who has left is not waited for. */
          thanked: {
            entry: ['forgetTap', 'openSteps'],
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            initial: 'deciding',
            states: {
              deciding: {
                always: [{ guard: 'hasQuestions', target: 'withMore' }, { target: 'alone' }],
              },
              withMore: { entry: 'countDown' },
              alone: {
                after: { changeWindow: { target: '#kiosk.screen.asking', actions: 'personLeft' } },
              },
            },
            on: { 'change.wanted': 'choosing', ...answering, 'person.left': 'asking' },
          },

          /** Shows nothing: finds the screen that the step belongs to. */
          stepping: {
            always: [
              { guard: 'isAtQuestion', target: 'following' },
              { guard: 'isAtReceipt', target: 'receipt' },
              { guard: 'isInvited', target: 'invited' },
              { target: 'ending' },
            ],
          },

          following: {
            entry: 'awaitAnswer',
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            on: { ...answering, 'person.left': 'asking' },
          },

          receipt: {
            entry: 'awaitTyping',
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            on: {
              ...leaving,
              'receipt.entered': { target: 'stepping', actions: ['giveReceipt', 'takeNextStep'] },
            },
          },

          /** Whether to write something, and what this is not. */
          invited: {
            entry: 'awaitAnswer',
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            on: { ...leaving, 'writing.wanted': 'writing' },
          },

          writing: {
            entry: 'awaitTyping',
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            on: {
              'step.back': { target: 'invited', actions: 'dropWords' },
              'person.left': 'asking',
              'words.doubted': { target: 'checking', actions: 'noteWords' },
              'words.written': {
                target: 'stepping',
                actions: [
                  { type: 'giveWords', params: ({ event }) => event.words },
                  'takeNextStep',
                ],
              },
            },
          },

          /** There are numbers in the words that may name a person: whoever wrote them decides. */
          checking: {
            entry: 'awaitTyping',
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            on: {
              'writing.resumed': 'writing',
              'person.left': 'asking',
              'words.confirmed': {
                target: 'stepping',
                actions: [
                  { type: 'giveWords', params: ({ event }) => event.words },
                  'takeNextStep',
                ],
              },
            },
          },

          /** Everything given must be on disk before it is said so; who gave nothing was thanked. */
          ending: {
            entry: 'expectNobody',
            always: [
              { guard: 'gaveNothing', target: 'asking', actions: 'personLeft' },
              { guard: 'isAllSent', target: 'farewell' },
            ],
            initial: 'quick',
            states: {
              quick: { after: { quick: 'saving' } },
              saving: { after: { slow: 'holding' } },
              holding: { after: { patience: 'late' } },
              late: { always: { target: '#kiosk.screen.asking', actions: 'personLeft' } },
            },
          },

          farewell: {
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            after: { farewell: { target: 'asking', actions: 'personLeft' } },
            on: { 'visit.ended': { target: 'asking', actions: 'personLeft' } },
          },

          choosing: {
            entry: ['openQuestion', 'expectNobody'],
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            on: {
              'screen.painted': { actions: 'noteReady' },
              'face.tapped': { target: 'sending', actions: 'noteTap' },
            },
            // back to the thanks, not to the question: a finger that comes too late must not
            // land on a face of the next person
            after: { chooseAgain: 'thanked' },
          },

          refused: {
            entry: ['forgetTap', 'expectNobody'],
            on: { 'notice.read': { target: 'asking', actions: 'personLeft' } },
            after: { notice: { target: 'asking', actions: 'personLeft' } },
          },
        },
      },

      gifts: {
        initial: 'waiting',
        states: {
          waiting: { always: { guard: not('isAllSent'), target: 'sending' } },
          sending: {
            invoke: {
              src: 'give',
              input: ({ context }) => oldestGift(context),
              onDone: [
                { guard: ({ event }) => event.output.is === 'unreachable', target: 'failed' },
                {
                  guard: ({ event }) => event.output.is === 'refused',
                  target: 'waiting',
                  actions: [
                    { type: 'tellRefusal', params: ({ event }) => refusalOf(event.output) },
                    'takeFromOutbox',
                  ],
                },
                { target: 'waiting', actions: 'takeFromOutbox' },
              ],
              onError: 'failed',
            },
            after: { call: 'failed' },
          },
          failed: {
            entry: 'countFailedGift',
            always: { guard: 'isTooOld', target: 'waiting', actions: 'takeFromOutbox' },
            on: { 'station.told': 'sending' },
            after: { retryGift: 'sending' },
          },
        },
      },

      attention: {
        initial: 'free',
        on: {
          'attention.ended': '.free',
          'attention.counted': {
            target: '.counting',
            actions: assign({ idleMs: kioskTimes.followUpIdle }),
          },
          'attention.awaited': { target: '.present', actions: 'noteIdle' },
        },
        states: {
          /** Nobody is waited for. */
          free: {},
          present: {
            on: {
              'person.active': { target: 'present', reenter: true },
              'attention.awaited': { target: 'present', reenter: true, actions: 'noteIdle' },
            },
            after: { idle: 'counting' },
          },
          counting: {
            on: { 'person.active': 'present' },
            after: { countdown: { target: 'free', actions: 'personLeft' } },
          },
        },
      },

      settings: {
        initial: 'usual',
        on: {
          'language.chosen': {
            target: '.changed',
            actions: assign({ language: ({ event }) => event.language }),
          },
          'comfort.chosen': {
            target: '.changed',
            actions: assign({
              comfort: ({ context, event }) => ({ ...context.comfort, ...event.comfort }),
            }),
          },
          'panel.toggled': {
            target: '.changed',
            actions: assign({
              panel: ({ context }) => (context.panel === 'open' ? 'closed' : 'open'),
            }),
          },
          'person.left': '.usual',
        },
        states: {
          usual: { entry: 'setAsUsual' },
          changed: {
            initial: 'idle',
            states: {
              /** On a screen that waits for the next person: whoever changed this may have left. */
              idle: {
                always: { guard: not('isResting'), target: 'inUse' },
                on: { 'person.active': { target: 'idle', reenter: true } },
                after: { settingsIdle: '#kiosk.settings.usual' },
              },
              /** During a visit, and while an answer is on its way, nobody has left. */
              inUse: { always: { guard: 'isResting', target: 'idle' } },
            },
          },
        },
      },
    },
  });
}

export type KioskMachine = ReturnType<typeof createKioskMachine>;

/** What is the same on every screen after the score: answer, pass, go back, end. */
const leaving = {
  'step.passed': { target: 'stepping', actions: 'takeNextStep' },
  'step.back': { target: 'stepping', actions: 'stepBack' },
  'visit.ended': 'ending',
  'person.left': 'asking',
} as const;

const answering = {
  ...leaving,
  'option.chosen': [
    { guard: 'leadsOn', target: 'stepping', actions: ['noteChoices', 'takeNextStep'] },
    { target: 'stepping', actions: 'noteChoices' },
  ],
} as const;
