import { useEffect, useEffectEvent, useState } from 'react';
import { createReader, type Player, type ReaderState, type Volume } from './reader.ts';
import { heardOf, type Reading } from './reading.ts';

interface VoiceWish {
  /** What stands on the screen now; another screen, another reading. */
  readonly reading: Reading;
  /** The clips that there are in this language. */
  readonly clips: readonly string[];
  readonly language: string;
  /** Whether every screen is read as it appears. */
  readonly isOn: boolean;
  readonly volume: Volume;
  /** A reading came to its end by itself: whoever listened begins to think now. */
  readonly onRead: () => void;
}

export interface Voice {
  /** Whether anything of this screen can be heard; without it there is no button. */
  readonly isThere: boolean;
  readonly isReading: boolean;
  /** Reads the screen, or stops. */
  toggle(): void;
}

const usualPlayer = (): Player => new Audio();

/**
 * Reads each screen aloud while somebody wants it. It stops with the screen, and with the person:
 * who comes next finds it off.
 */
export function useVoice(
  { reading, clips, language, isOn, volume, onRead }: VoiceWish,
  createPlayer: () => Player = usualPlayer,
): Voice {
  const [state, setState] = useState<ReaderState>('silent');
  const [reader] = useState(() => createReader({ player: createPlayer(), onState: setState }));
  const heard = heardOf(reading, clips);
  const screen = heard.join(' ');

  const tellRead = useEffectEvent(onRead);
  useEffect(() => {
    if (state === 'read') tellRead();
  }, [state]);
  useEffect(() => reader.setVolume(volume), [reader, volume]);
  useEffect(() => {
    if (isOn && screen !== '') reader.read(screen.split(' '), language);
    return () => reader.stop();
  }, [reader, isOn, screen, language]);

  return {
    isThere: heard.length > 0,
    isReading: state === 'reading',
    toggle: () => (state === 'reading' ? reader.stop() : reader.read(heard, language)),
  };
}
