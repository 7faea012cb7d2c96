import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { SessionFigures, SessionKey } from '#shared/features/model/session-figures.ts';
import type { SessionMode } from '#shared/features/session/session-mode.ts';
import { listVersions, recordFigures } from './session-figures-store.ts';

/** A session that has begun, as the feature of sessions tells it. */
export interface HeldSession extends SessionKey {
  readonly name: string;
  readonly mode: SessionMode;
  readonly modelCode: string | null;
  readonly place: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly isConfirmed: boolean;
}

export interface FiguresDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly heldSessions: (
    days: { readonly from: Day; readonly to: Day },
    now: Moment,
  ) => readonly HeldSession[];
}

export interface Entering {
  readonly key: SessionKey;
  /** The newest version that the person saw; 0 where there was none. */
  readonly basedOn: number;
  readonly figures: SessionFigures;
}

export type EnterOutcome =
  | { readonly done: true; readonly id: number }
  | { readonly done: false; readonly why: 'SESSION_UNKNOWN' | 'FIGURES_CHANGED' | 'STORE_FULL' };

/**
 * Keeps what staff counted in a session that has begun; the same again adds nothing. The audit says
 * which session and who, not how many and not where: the place may be somebody's home.
 */
export function enterFigures(
  { db, now, heldSessions }: FiguresDeps,
  person: string,
  { key, basedOn, figures }: Entering,
): EnterOutcome {
  const step = (): EnterOutcome => {
    const moment = now();
    const { day, entryCode, sessionId } = key;
    const held = heldSessions({ from: day, to: day }, moment).find((session) =>
      isSame(session, key),
    );
    if (held === undefined) return { done: false, why: 'SESSION_UNKNOWN' };
    const [newest] = listVersions(db, key);
    if ((newest?.id ?? 0) !== basedOn) return { done: false, why: 'FIGURES_CHANGED' };
    if (newest !== undefined && saysTheSame(newest.figures, figures)) {
      return { done: true, id: newest.id };
    }
    const { modelCode } = held;
    const id = recordFigures(db, { ...key, modelCode, figures, person, atMs: moment.utcMs });
    const session = entryCode ?? sessionId ?? '';
    const detail = { day, session, model: modelCode ?? '', version: id };
    recordAudit(db, moment, { actor: person, action: 'session-figures.entered', detail });
    return { done: true, id };
  };
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}

/** Whether two keys name the same session. */
export function isSame(one: SessionKey, other: SessionKey): boolean {
  return (
    one.day === other.day && one.entryCode === other.entryCode && one.sessionId === other.sessionId
  );
}

function saysTheSame(one: SessionFigures, other: SessionFigures): boolean {
  const [before, after] = [one, other].map(({ groups, ...counts }) =>
    JSON.stringify([counts, groups].map(inOrder)),
  );
  return before === after;
}

/** Names and values by name: in which order somebody sent them says nothing. */
function inOrder(values: object): readonly (readonly [string, unknown])[] {
  return Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
