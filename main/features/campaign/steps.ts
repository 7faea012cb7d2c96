/** More visits than can be going on at one station. */
const remembered = 64;

/**
 * Numbers what follows a response. It is known in memory only: a number in the store would tell in
 * which order people came. A response that was given before the program started again goes on from
 * the count of all pieces, of which it has no more than that.
 */
export function createSteps(countPieces: (campaignId: string) => number) {
  const last = new Map<string, number>();
  const remember = (responseId: string, step: number) => {
    last.delete(responseId);
    last.set(responseId, step);
    const [oldest] = last.keys();
    if (last.size > remembered && oldest !== undefined) last.delete(oldest);
    return step;
  };
  return {
    first: (responseId: string) => remember(responseId, 0),
    next: (responseId: string, campaignId: string) =>
      remember(responseId, (last.get(responseId) ?? countPieces(campaignId)) + 1),
  };
}
