import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import type { Month } from '#shared/features/activity/month.ts';
import type { CountedSession, SessionsOfMonth } from '#shared/features/model/model.contract.ts';
import type { SessionFigures } from '#shared/features/model/session-figures.ts';

export type FiguresProblem = 'SESSION_UNKNOWN' | 'FIGURES_CHANGED' | 'STORE_FULL' | 'failed';

/** The sessions of a month, and how their figures are entered. */
export function useMonthSessions(client: Client) {
  const [month, setMonth] = useState<Month>();
  const [view, setView] = useState<SessionsOfMonth>();
  const [problem, setProblem] = useState<FiguresProblem>();
  const [isBusy, setBusy] = useState(false);

  const look = useCallback(async () => {
    const { data, isSuccess } = await safe(
      client.model.sessions(month === undefined ? {} : { month }),
    );
    if (isSuccess) setView(data);
    else setProblem('failed');
  }, [client, month]);
  useEffect(() => void look(), [look]);

  return {
    view,
    problem,
    isBusy,
    setMonth,
    /** Every version of a session's figures, the newest first; none while they cannot be had. */
    versionsOf: async ({ day, entryCode, sessionId }: CountedSession) => {
      const { data, isSuccess } = await safe(client.model.versions({ day, entryCode, sessionId }));
      return isSuccess ? data : [];
    },
    /** Resolves to whether they were kept. */
    enter: async (session: CountedSession, figures: SessionFigures): Promise<boolean> => {
      const { day, entryCode, sessionId, entered } = session;
      setBusy(true);
      const refusal = await refusalOf(
        client.model.enterFigures({
          key: { day, entryCode, sessionId },
          basedOn: entered?.id ?? 0,
          figures,
        }),
      );
      setProblem(refusal);
      await look();
      setBusy(false);
      return refusal === undefined;
    },
  };
}
export type MonthSessions = ReturnType<typeof useMonthSessions>;
