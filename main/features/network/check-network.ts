import { daysBetween, type Day } from '#shared/calendar.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import type { PushTrouble } from '#shared/features/network/network.contract.ts';
import type { ContactRow, NetworkChoice } from './network-store.ts';

export interface NetworkThere {
  readonly choice: NetworkChoice;
  /** What is known of the desk; undefined before the first call. */
  readonly contact: ContactRow | undefined;
  /** The running program wants to listen and cannot; a program beside it does not know. */
  readonly isDeaf: boolean;
}

/** Longer than a weekend: a desk that is switched off at night is no fault. */
const silentAfterDays = 4;

/** What passes by itself with the desk's next morning, or with the next call. */
const passing: ReadonlySet<PushTrouble> = new Set<PushTrouble>([
  'notReached',
  'addressUnknown',
  'cut',
  'busy',
  'failed',
  'closingBusy',
]);

/** Whether stations and desk meet on the network, where somebody switched that on. */
export function checkNetwork(
  { choice, contact, isDeaf }: NetworkThere,
  today: Day,
  dayOf: (utcMs: number) => Day,
): Check {
  const good = (finding: string, values: Check['values'] = {}): Check => ({
    name: 'network',
    verdict: 'good',
    finding,
    values,
  });
  const attention = (finding: string, values: Check['values']): Check => ({
    name: 'network',
    verdict: 'attention',
    finding,
    values,
  });
  const { port } = choice;
  if (choice.listens && isDeaf) return attention('deaf', { port });
  if (!choice.pushes) return choice.listens ? good('listens', { port }) : good('off');
  if (contact === undefined) return good('begun');
  const { trouble, reached_at_ms: reachedMs, tried_at_ms: triedMs } = contact;
  const reached = reachedMs === null ? null : dayOf(reachedMs);
  const day = (reached ?? dayOf(triedMs)).split('-').toReversed().join('/');
  if (trouble === null) return good('reached', { day });
  if (!passing.has(trouble)) return attention('blocked', { day, code: trouble });
  if (reached === null) return attention('never', { day, code: trouble });
  const days = Math.max(0, daysBetween(reached, today));
  return days >= silentAfterDays
    ? attention('silent', { day, days, code: trouble })
    : good('resting', { day });
}
