const afterSuccessMs = 15 * 60_000;
const firstAgainMs = 15_000;
const longestAgainMs = 30 * 60_000;

/**
 * When to call the desk again: a quarter of an hour after it went well; after failures in a row from 15
 * seconds, doubled each time, to half an hour. A quarter more or less by chance, so that the stations of
 * an office do not all come back in the moment that their desk does. `random` is from 0 to below 1.
 */
export function nextCallInMs(failures: number, random: number): number {
  const base =
    failures === 0
      ? afterSuccessMs
      : Math.min(longestAgainMs, firstAgainMs * 2 ** Math.min(failures - 1, 20));
  return Math.round(base * (0.75 + random / 2));
}
