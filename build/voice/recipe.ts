/** How a language is spoken by the machine; whoever changes a number makes all its clips anew. */
export interface Recipe {
  /** A voice of eSpeak NG and its variant. */
  readonly voice: string;
  /** Words a minute, as eSpeak counts them. Slow: most who listen are old, and the room is loud. */
  readonly rate: number;
  /** 0 to 99. */
  readonly pitch: number;
  /** 0 to 99; how far the voice rises and falls. */
  readonly range: number;
}

/**
 * Northern Vietnamese. At this range the six tones of one syllable lie between 116 and 188 Hz, some
 * eight semitones, twice as far apart as eSpeak's own setting puts them.
 */
export const recipes = {
  vi: { voice: 'vi+f2', rate: 130, pitch: 45, range: 75 },
  en: { voice: 'en-us+f2', rate: 145, pitch: 45, range: 60 },
} as const satisfies Record<string, Recipe>;
export type Spoken = keyof typeof recipes;
