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
  /** Somebody changed the language or the screen's look on the first screen and left. */
  settingsIdle: 30_000,
  /** Nothing was touched: the person may have left. */
  followUpIdle: 30_000,
  /** Whoever types thinks in between. */
  formIdle: 90_000,
  /** Visible; one touch begins it all anew, as often as anybody likes (WCAG 2.2.1). */
  countdown: 20_000,
  farewell: 4_000,
} as const;
