/**
 * What Chromium is told where it shows the kiosk, in Electron or as a browser of its own:
 * - no zooming by two fingers, no going back by a swipe;
 * - no holding back of answers after a touch until a frame has been painted, which here has nothing
 *   to show and makes every thanks a frame late.
 */
export const kioskSwitches = [
  ['disable-pinch'],
  ['overscroll-history-navigation', '0'],
  ['disable-features', 'DeferRendererTasksAfterInput'],
] as const;

/** The same as arguments of a command line. */
export const kioskArguments = kioskSwitches.map(([name, value]) =>
  value === undefined ? `--${name}` : `--${name}=${value}`,
);
