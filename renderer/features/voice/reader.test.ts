import { beforeEach, describe, expect, it } from 'vitest';
import { createReader, type Player, type ReaderState } from './reader.ts';

/** A loudspeaker in the test's hands. */
function aPlayer() {
  const heard: string[] = [];
  const listeners: Record<string, () => void> = {};
  let ended = false;
  let error: object | null = null;
  let isPlaying = false;
  let source = '';
  const player: Player = {
    get src() {
      return source;
    },
    set src(address) {
      [source, ended, error] = [address, false, null];
    },
    volume: 1,
    get ended() {
      return ended;
    },
    get error() {
      return error;
    },
    addEventListener: (type, listener) => {
      listeners[type] = listener;
    },
    async play() {
      if (isPlaying) throw new Error('two at once');
      isPlaying = true;
      heard.push(source);
    },
    pause() {
      isPlaying = false;
    },
    removeAttribute() {
      source = '';
    },
    load() {
      [ended, error] = [false, null];
    },
  };
  return {
    player,
    heard,
    get isPlaying() {
      return isPlaying;
    },
    end() {
      [ended, isPlaying] = [true, false];
      listeners['ended']?.();
    },
    fail() {
      [error, isPlaying] = [{}, false];
      listeners['error']?.();
    },
    /** The element tells of a clip that has been replaced since. */
    tellLate() {
      listeners['ended']?.();
    },
  };
}

let speaker: ReturnType<typeof aPlayer>;
let reader: ReturnType<typeof createReader>;
let told: ReaderState[];
let waits: (() => void)[];

beforeEach(() => {
  speaker = aPlayer();
  told = [];
  waits = [];
  reader = createReader({
    player: speaker.player,
    onState: (state) => told.push(state),
    wait(then) {
      waits.push(then);
      return () => (waits = waits.filter((waiting) => waiting !== then));
    },
  });
});

const pausePasses = () => waits.splice(0).forEach((then) => then());

describe('a reading', () => {
  it('says its clips in order, each after the one before, and tells when it is over', () => {
    reader.read(['rating.thanks.title', 'kiosk-2.stage.title'], 'vi');
    expect(speaker.heard).toEqual(['./audio/vi/rating.thanks.title.ogg']);
    speaker.end();
    expect(speaker.heard).toHaveLength(1);
    pausePasses();
    expect(speaker.heard[1]).toBe('./audio/vi/kiosk-2.stage.title.ogg');
    speaker.end();
    pausePasses();
    expect(told).toEqual(['reading', 'read']);
  });

  it('passes over a clip that cannot be played', () => {
    reader.read(['rating.change', 'rating.saving'], 'vi');
    speaker.fail();
    pausePasses();
    expect(speaker.heard).toHaveLength(2);
  });

  it('ends where the next begins: two are never heard at once', () => {
    reader.read(['rating.change', 'rating.saving'], 'vi');
    reader.read(['rating.again.title'], 'en');
    expect(speaker.heard).toEqual([
      './audio/vi/rating.change.ogg',
      './audio/en/rating.again.title.ogg',
    ]);
    speaker.tellLate();
    pausePasses();
    expect(speaker.heard).toHaveLength(2);
  });

  it('stops when it is told to, also in the pause between two clips, and leaves nothing', () => {
    reader.read(['rating.change', 'rating.saving'], 'vi');
    speaker.end();
    reader.stop();
    pausePasses();
    expect(speaker.heard).toHaveLength(1);
    expect({ isPlaying: speaker.isPlaying, src: speaker.player.src, told }).toEqual({
      isPlaying: false,
      src: '',
      told: ['reading', 'silent'],
    });
  });

  it('of nothing is silence', () => {
    reader.read([], 'vi');
    expect({ heard: speaker.heard, told }).toEqual({ heard: [], told: ['silent'] });
  });

  it('goes on at another loudness', () => {
    reader.read(['rating.change'], 'vi');
    const steps = ([1, 2, 3] as const).map((volume) => {
      reader.setVolume(volume);
      return speaker.player.volume;
    });
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
    expect(new Set(steps).size).toBe(3);
    expect(speaker.heard).toHaveLength(1);
  });
});
