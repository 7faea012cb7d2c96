import type { Seat } from '#main/door.ts';
import type { Breach } from '#shared/features/letter/subject-request.ts';
import { commit, refused, type LetterDeps, type Refused } from './letter-deps.ts';
import { sealText } from './seal-letter.ts';
import type { BreachRow } from './subject-store.ts';

/** Law 91/2025/QH15, Art. 23.1: the agency for data protection is told within 72 hours. */
export const notifyWithinMs = 72 * 60 * 60 * 1000;
/** A clock that is a little behind must not refuse what was seen just now. */
const toleranceMs = 5 * 60 * 1000;

/** Notes a leak of personal data; the clock starts when it was detected, not when it was typed in. */
export async function recordBreach(
  deps: LetterDeps,
  seat: Seat | undefined,
  wish: {
    readonly id: string;
    readonly detectedAtMs: number;
    readonly affected: number;
    readonly description: string;
  },
): Promise<
  | { readonly done: true; readonly breach: Breach }
  | Refused<'LETTERS_OFF' | 'TIME_NOT_POSSIBLE' | 'STORE_FULL'>
> {
  const known = deps.subjects.findBreach(wish.id);
  if (known !== undefined) return { done: true, breach: await breachFor(deps, seat, known) };
  if (wish.detectedAtMs > deps.now().utcMs + toleranceMs) return refused('TIME_NOT_POSSIBLE');
  const { recipient } = deps.choices();
  if (recipient === undefined) return refused('LETTERS_OFF');
  const row: BreachRow = {
    id: wish.id,
    detected_at_ms: wish.detectedAtMs,
    notified_at_ms: null,
    affected: wish.affected,
    recorded_by: deps.actorOf(seat),
    sealed: await sealText(recipient, wish.description),
  };
  const outcome = commit(deps.db, () => {
    deps.subjects.insertBreach(row);
    deps.audit(row.recorded_by, 'breach.recorded', { breach: row.id, affected: row.affected });
    return { done: true } as const;
  });
  return outcome.done ? { done: true, breach: await breachFor(deps, seat, row) } : outcome;
}

/** Notes when the agency was told. */
export async function notifyBreach(
  deps: LetterDeps,
  seat: Seat | undefined,
  { id, notifiedAtMs }: { readonly id: string; readonly notifiedAtMs: number },
): Promise<
  | { readonly done: true; readonly breach: Breach }
  | Refused<'BREACH_UNKNOWN' | 'BREACH_NOTIFIED' | 'TIME_NOT_POSSIBLE' | 'STORE_FULL'>
> {
  const row = deps.subjects.findBreach(id);
  if (row === undefined) return refused('BREACH_UNKNOWN');
  if (row.notified_at_ms !== null) return refused('BREACH_NOTIFIED');
  if (notifiedAtMs < row.detected_at_ms || notifiedAtMs > deps.now().utcMs + toleranceMs) {
    return refused('TIME_NOT_POSSIBLE');
  }
  const outcome = commit(deps.db, () => {
    deps.subjects.notifyBreach(id, notifiedAtMs);
    deps.audit(deps.actorOf(seat), 'breach.notified', { breach: id, notifiedAtMs });
    return { done: true } as const;
  });
  if (!outcome.done) return outcome;
  return {
    done: true,
    breach: await breachFor(deps, seat, { ...row, notified_at_ms: notifiedAtMs }),
  };
}

/** Breaches of which the agency has not been told in time, and not been told yet. */
export function countLateBreaches({ subjects, now }: Pick<LetterDeps, 'subjects' | 'now'>): number {
  const { utcMs } = now();
  return subjects
    .listBreaches()
    .filter((row) => row.notified_at_ms === null && row.detected_at_ms + notifyWithinMs < utcMs)
    .length;
}

/** Every breach there was; what happened is told only where letters are open. */
export async function listBreaches(deps: LetterDeps, seat: Seat | undefined): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const row of deps.subjects.listBreaches()) breaches.push(await breachFor(deps, seat, row));
  return breaches;
}

async function breachFor(
  deps: Pick<LetterDeps, 'seats' | 'now'>,
  seat: Seat | undefined,
  row: BreachRow,
): Promise<Breach> {
  const description = await deps.seats.peek(seat)?.opener.openText(row.sealed);
  const notifyByMs = row.detected_at_ms + notifyWithinMs;
  return {
    id: row.id,
    detectedAtMs: row.detected_at_ms,
    notifyByMs,
    affected: row.affected,
    recordedBy: row.recorded_by,
    isLate: (row.notified_at_ms ?? deps.now().utcMs) > notifyByMs,
    ...(row.notified_at_ms !== null && { notifiedAtMs: row.notified_at_ms }),
    ...(description !== undefined && { description }),
  };
}
