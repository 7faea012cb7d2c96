import { clipAddress } from '#shared/features/languages/clip-name.ts';
import type { Reading } from './reading.ts';

/** Three steps: for who holds a headset, for a quiet room, for a loud one. */
export type Volume = 1 | 2 | 3;

const loudnessOf = { 1: 0.3, 2: 0.6, 3: 1 } as const satisfies Record<Volume, number>;

/** Between two clips, so that a list sounds like one. */
const pauseMs = 350;

/** The part of an audio element that is used. */
export interface Player {
  src: string;
  volume: number;
  readonly ended: boolean;
  readonly error: object | null;
  addEventListener(type: 'ended' | 'error', listener: () => void): void;
  play(): Promise<void>;
  pause(): void;
  removeAttribute(name: 'src'): void;
  load(): void;
}

/** `read`: everything was said; `silent`: nothing was begun, or it was stopped. */
export type ReaderState = 'silent' | 'reading' | 'read';

export interface Reader {
  /** Reads one clip after the other; what was being read stops. */
  read(reading: Reading, language: string): void;
  stop(): void;
  setVolume(volume: Volume): void;
}

interface ReaderDeps {
  readonly player: Player;
  readonly onState: (state: ReaderState) => void;
  readonly wait?: (then: () => void, ms: number) => () => void;
}

/**
 * Reads screens aloud by one audio element, so that two can never be heard at once. A clip that
 * cannot be played is passed over: no screen waits for its voice.
 */
export function createReader({ player, onState, wait = waitOnPage }: ReaderDeps): Reader {
  let waiting: Reading = [];
  let cancelWait = () => {};

  const silence = () => {
    cancelWait();
    player.pause();
    player.removeAttribute('src'); // lets the page forget what was played
    player.load();
  };
  const playNext = () => {
    const [address, ...rest] = waiting;
    waiting = rest;
    if (address === undefined) {
      silence();
      onState('read');
      return;
    }
    player.src = address;
    // refused where nobody has touched the page yet, and cut short by the next screen
    player.play().catch(() => {});
  };
  const goOn = () => {
    // a word about a clip that has been replaced since comes too late
    if (!player.ended && player.error === null) return;
    cancelWait = wait(playNext, waiting.length > 0 ? pauseMs : 0);
  };
  player.addEventListener('ended', goOn);
  player.addEventListener('error', goOn);

  return {
    read(reading, language) {
      silence();
      waiting = reading.map((clip) => clipAddress(language, clip));
      onState(waiting.length > 0 ? 'reading' : 'silent');
      if (waiting.length > 0) playNext();
    },
    stop() {
      waiting = [];
      silence();
      onState('silent');
    },
    setVolume(volume) {
      player.volume = loudnessOf[volume];
    },
  };
}

function waitOnPage(then: () => void, ms: number): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}
