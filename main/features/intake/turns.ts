/** Taking in goes one at a time: two at once would put the same rows together twice. */
export function createTurns() {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    waiting += 1;
    const mine = last.then(work, work).finally(() => (waiting -= 1));
    last = mine;
    return mine;
  }

  return {
    /** Begins when everything before it has ended, however that ended. */
    inTurn,
    /** For who would rather be told than wait. */
    ifFree: <Result>(work: () => Promise<Result>): Promise<Result> | 'busy' =>
      waiting > 0 ? 'busy' : inTurn(work),
  };
}
export type Turns = ReturnType<typeof createTurns>;
