import type { RenderProcessGoneDetails } from 'electron';

export type GoneReason = RenderProcessGoneDetails['reason'];

/** How often a page was brought back lately, and when that last was due. */
export interface RevivalRecord {
  readonly tries: number;
  readonly lastAtMs: number;
}

/** What to do about a page that died. */
export type Revival =
  | { readonly kind: 'none' }
  | { readonly kind: 'reload' | 'recreate' | 'relaunch'; readonly afterMs: number };

export const neverRevived: RevivalRecord = { tries: 0, lastAtMs: -Infinity };

const mostReloads = 3;
const coolDownMs = 5_000;
const healthyMs = 60_000;

/**
 * Three reloads, then a new window, then a new start of the program. A page that stayed well for a
 * minute begins anew; that it has loaded proves nothing.
 */
export function decideRevival(
  record: RevivalRecord,
  gone: { readonly reason: GoneReason; readonly atMs: number },
): { readonly revival: Revival; readonly record: RevivalRecord } {
  const isUnderWay = gone.atMs < record.lastAtMs;
  if (gone.reason === 'clean-exit' || isUnderWay) return { revival: { kind: 'none' }, record };

  const tries = gone.atMs - record.lastAtMs >= healthyMs ? 0 : record.tries;
  const dueAtMs = tries === 0 ? gone.atMs : Math.max(gone.atMs, record.lastAtMs + coolDownMs);
  return {
    revival: { kind: kindOfTry(tries), afterMs: dueAtMs - gone.atMs },
    record: { tries: tries + 1, lastAtMs: dueAtMs },
  };
}

function kindOfTry(tries: number): 'reload' | 'recreate' | 'relaunch' {
  if (tries < mostReloads) return 'reload';
  return tries === mostReloads ? 'recreate' : 'relaunch';
}
