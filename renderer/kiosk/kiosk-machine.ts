import { assertEvent, assign, fromCallback, fromPromise, not, raise, setup, stateIn } from 'xstate';
import type { RatingRefusal, SendOutcome, Tap } from '#renderer/features/rating/send-rating.ts';
import type { StationNews } from '#renderer/features/station/listen-to-station.ts';
import type { Score } from '#shared/features/rating/scale.ts';
import { languages, type Language } from '#shared/features/station/languages.ts';
import type { StationState, StationView } from '#shared/features/station/station.contract.ts';

/** What the flow needs from outside; only here it meets the core, the clock and chance. */
export interface KioskDeps {
  readonly listen: (hear: (news: StationNews) => void, signal: AbortSignal) => Promise<void>;
  readonly send: (tap: Tap, signal: AbortSignal) => Promise<SendOutcome>;
  readonly mintId: () => string;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}

/** All waiting of the flow, in milliseconds. */
export const kioskTimes = {
  /** A save that is done by then shows nothing of its own: the thanks is the feedback. */
  quick: 150,
  /** From then on the screen says that it is trying to reach the core. */
  slow: 1_000,
  /** A person waits this long; whoever stands there later did not give the held answer. */
  patience: 60_000,
  /** An answer held longer would be recorded under an hour that is not its own. */
  giveUp: 600_000,
  /** A call without an answer is tried again, with the same id. */
  call: 4_000,
  firstRetry: 250,
  longestRetry: 4_000,
  /** The core tells its state at least every 5 s. */
  silence: 12_000,
  /** A line that comes back within this time was never gone for the person at the screen. */
  blink: 1_000,
  chooseAgain: 15_000,
  notice: 10_000,
  /** Somebody changed the language and left. */
  languageIdle: 30_000,
} as const;

const firstLanguage = languages[0];
/** The contract's largest span; a screen may stay ready for weeks. */
const longestReadyMs = 2_147_483_647;

interface KioskContext {
  readonly view: StationView | undefined;
  readonly capture: StationState['capture'];
  readonly language: Language;
  /** The id that the next tap will carry, minted when its screen opened. */
  readonly nextId: string;
  readonly readyAtMs: number | undefined;
  /** The tap on its way to the disk; forgotten as soon as it is there. */
  readonly tap: Tap | undefined;
  /** The first answer of the person at the screen, once it is on disk. */
  readonly responseId: string | undefined;
  readonly refusal: RatingRefusal | undefined;
  readonly failedCalls: number;
  readonly failedLines: number;
}

type KioskEvent =
  | StationNews
  | { readonly type: 'line.ended' }
  | { readonly type: 'screen.painted' }
  | { readonly type: 'face.tapped'; readonly score: Score }
  | { readonly type: 'change.wanted' }
  | { readonly type: 'notice.read' }
  | { readonly type: 'language.chosen'; readonly language: Language }
  | { readonly type: 'person.left' };

/**
 * The citizen's whole flow. Four things run beside each other: the line to the core, whether the
 * core is heard, the screen, and the language that falls back to Vietnamese.
 *
 * A tap that does not reach the core is held and sent again with the same id until it is on disk;
 * meanwhile there are no faces, so that one tap at most is held. Within a minute its person is
 * thanked. Later that person has left and the next one must not be thanked for it: the answer is
 * still recorded, because somebody gave it, but silently. After ten minutes it is given up, because
 * it would be recorded under an hour that is not its own; nobody was thanked for it.
 */
export function createKioskMachine(deps: KioskDeps) {
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
    },
    delays: {
      ...kioskTimes,
      retryCall: ({ context }) => retryAfter(context.failedCalls),
      retryLine: ({ context }) => retryAfter(context.failedLines),
      changeWindow: ({ context }) => context.view?.changeWindowMs ?? 0,
    },
    guards: {
      isKnown: ({ context }) => context.view !== undefined,
      isUsedByStaff: ({ context }) => context.capture === 'staff',
      isFirstLanguage: (_, chosen: Language) => chosen === firstLanguage,
    },
    actions: {
      openQuestion: assign({
        nextId: () => deps.mintId(),
        readyAtMs: undefined,
        failedCalls: 0,
      }),
      forgetTap: assign({ tap: undefined }),
      forgetPerson: assign({ tap: undefined, responseId: undefined, refusal: undefined }),
      noteTap: assign(({ context, event }) => {
        assertEvent(event, 'face.tapped');
        return { tap: tapOf(context, event.score, deps.now()) };
      }),
      noteRecorded: assign(({ context }) => ({
        responseId: context.responseId ?? context.tap?.id,
      })),
      noteRefusal: assign(({ context }, refusal: RatingRefusal) => ({
        refusal,
        capture: refusal === 'STAFF_SIGNED_IN' ? ('staff' as const) : context.capture,
      })),
      countFailedCall: assign({ failedCalls: ({ context }) => context.failedCalls + 1 }),
      personLeft: raise({ type: 'person.left' }),
    },
  }).createMachine({
    id: 'kiosk',
    context: {
      view: undefined,
      capture: 'ready',
      language: firstLanguage,
      nextId: '',
      readyAtMs: undefined,
      tap: undefined,
      responseId: undefined,
      refusal: undefined,
      failedCalls: 0,
      failedLines: 0,
    },
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
        states: {
          connecting: {
            always: [
              { guard: stateIn({ core: 'lost' }), target: 'unreachable' },
              { guard: stateIn({ core: 'heard' }), target: 'asking' },
            ],
          },

          unreachable: {
            always: { guard: stateIn({ core: 'heard' }), target: 'asking' },
          },

          paused: {
            always: [
              { guard: stateIn({ core: 'lost' }), target: 'unreachable' },
              { guard: not('isUsedByStaff'), target: 'asking' },
            ],
          },

          asking: {
            entry: ['forgetPerson', 'openQuestion'],
            always: [
              { guard: stateIn({ core: 'lost' }), target: 'unreachable' },
              { guard: 'isUsedByStaff', target: 'paused' },
            ],
            on: {
              'screen.painted': { actions: assign({ readyAtMs: () => deps.now() }) },
              'face.tapped': { target: 'sending', actions: 'noteTap' },
            },
          },

          sending: {
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

          thanked: {
            entry: 'forgetTap',
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            on: { 'change.wanted': 'choosing' },
            after: { changeWindow: { target: 'asking', actions: 'personLeft' } },
          },

          choosing: {
            entry: 'openQuestion',
            always: { guard: 'isUsedByStaff', target: 'paused', actions: 'personLeft' },
            on: {
              'screen.painted': { actions: assign({ readyAtMs: () => deps.now() }) },
              'face.tapped': { target: 'sending', actions: 'noteTap' },
            },
            // back to the thanks, not to the question: a finger that comes too late must not
            // land on a face of the next person
            after: { chooseAgain: 'thanked' },
          },

          refused: {
            entry: 'forgetTap',
            on: { 'notice.read': 'asking' },
            after: { notice: 'asking' },
          },
        },
      },

      language: {
        initial: 'first',
        on: {
          'language.chosen': [
            {
              guard: {
                type: 'isFirstLanguage',
                params: ({ event }) => event.language,
              },
              target: '.first',
            },
            {
              target: '.other',
              actions: assign({ language: ({ event }) => event.language }),
            },
          ],
          'person.left': '.first',
        },
        states: {
          first: { entry: assign({ language: firstLanguage }) },
          other: {
            initial: 'idle',
            on: {
              'face.tapped': '.idle',
              'change.wanted': '.idle',
            },
            states: {
              idle: {
                always: { guard: stateIn({ screen: 'sending' }), target: 'waiting' },
                after: { languageIdle: '#kiosk.language.first' },
              },
              // who waits for the core has not left
              waiting: { always: { guard: not(stateIn({ screen: 'sending' })), target: 'idle' } },
            },
          },
        },
      },
    },
  });
}

export type KioskMachine = ReturnType<typeof createKioskMachine>;

function tapOf(context: KioskContext, score: Score, nowMs: number): Tap {
  const waitedMs = Math.round(nowMs - (context.readyAtMs ?? nowMs));
  const tap = {
    id: context.nextId,
    score,
    language: context.language,
    readyMs: Math.min(Math.max(waitedMs, 0), longestReadyMs),
  };
  return context.responseId === undefined ? tap : { ...tap, responseId: context.responseId };
}

function heldTap({ tap }: KioskContext): Tap {
  if (tap === undefined) throw new Error('a tap is noted before it is sent');
  return tap;
}

function refusalOf(outcome: SendOutcome): RatingRefusal {
  if (outcome.is !== 'refused') throw new Error('other outcomes have left before');
  return outcome.refusal;
}

function retryAfter(failures: number): number {
  return Math.min(kioskTimes.firstRetry * 2 ** Math.max(failures - 1, 0), kioskTimes.longestRetry);
}
