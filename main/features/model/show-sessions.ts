import { dayAt } from '#shared/calendar.ts';
import type { Right } from '#shared/features/access/rights.ts';
import { firstDayOf, lastDayOf, monthOf, type Month } from '#shared/features/activity/month.ts';
import type { SessionsOfMonth } from '#shared/features/model/model.contract.ts';
import { isSame, type FiguresDeps } from './enter-figures.ts';
import { listFigures } from './session-figures-store.ts';

/**
 * The sessions of a month that have begun, the latest first, with what was counted in them. Where they
 * were is for who enters figures alone: it may be somebody's home.
 */
export function showSessions(
  { db, now, heldSessions }: FiguresDeps,
  asked: Month | undefined,
  rights: ReadonlySet<Right>,
): Omit<SessionsOfMonth, 'unitName'> {
  const moment = now();
  const today = dayAt(moment.utcMs, moment.offsetMinutes);
  const month = asked ?? monthOf(today);
  const days = { from: firstDayOf(month), to: lastDayOf(month) };
  const entered = listFigures(db, days.from, days.to);
  const mayEnter = rights.has('activity.enter');
  return {
    month,
    today,
    offsetMinutes: moment.offsetMinutes,
    mayEnter,
    sessions: heldSessions(days, moment)
      .map((session) => {
        const found = entered.find((figures) => isSame(figures, session));
        return {
          ...session,
          place: mayEnter ? session.place : '',
          ...(found !== undefined && {
            entered: {
              id: found.id,
              figures: { ...found.figures, place: mayEnter ? found.figures.place : '' },
              person: found.person,
              atMs: found.atMs,
              versions: found.versions,
            },
          }),
        };
      })
      .toReversed(),
  };
}
