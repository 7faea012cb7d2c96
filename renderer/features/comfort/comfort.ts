/** How the screen is set for the person in front of it; all of it ends with the visit. */
export interface Comfort {
  /** Text at 100, 150 or 200 per cent. */
  readonly text: 100 | 150 | 200;
  readonly contrast: 'usual' | 'high';
  /** Everything to be touched stands low, for who sits. */
  readonly reach: 'usual' | 'low';
  readonly motion: 'usual' | 'calm';
  /** Whether each screen is read aloud when it appears. */
  readonly voice: 'off' | 'on';
  readonly volume: 1 | 2 | 3;
}

export const usualComfort: Comfort = {
  text: 100,
  contrast: 'usual',
  reach: 'usual',
  motion: 'usual',
  voice: 'off',
  volume: 2,
};
