import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import type { Decision, PlanView } from '#shared/features/session/session.contract.ts';

/** What became of the last thing that was done to the plan. */
export type PlanNotice =
  | { readonly is: 'removed'; readonly before: readonly PlanEntry[] }
  | {
      readonly is:
        | 'PLANNED_UNKNOWN'
        | 'SETTINGS_CHANGED'
        | 'PLAN_WRONG'
        | 'MODEL_UNKNOWN'
        | 'STORE_FULL'
        | 'failed';
    };

const lookEveryMs = 15_000;

/** The plan around today, looked at again and again: sessions open and end by themselves. */
export function usePlan(client: Client) {
  const [view, setView] = useState<PlanView>();
  const [notice, setNotice] = useState<PlanNotice>();
  const [isBusy, setBusy] = useState(false);

  const look = useCallback(async () => {
    const { data, isSuccess } = await safe(client.session.plan());
    if (isSuccess) setView(data);
  }, [client]);

  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [look]);

  const settle = async (run: () => Promise<PlanNotice | undefined>): Promise<boolean> => {
    setBusy(true);
    const told = await run();
    setNotice(told);
    await look();
    setBusy(false);
    return told === undefined || told.is === 'removed';
  };

  return {
    view,
    notice,
    isBusy,
    look: () => void look(),
    decide: (decision: Decision) =>
      settle(async () => {
        const refusal = await refusalOf(client.session.decide(decision));
        return refusal && { is: refusal };
      }),
    /** Puts another plan in the place of this one; resolves to whether that was done. */
    change: (plan: readonly PlanEntry[], isRemoval = false) =>
      settle(async () => {
        if (view === undefined) return { is: 'failed' };
        const { version: basedOn, plan: before } = view;
        const wanted = { basedOn, plan: [...plan] };
        const refusal = await refusalOf(client.session.changePlan(wanted));
        if (refusal !== undefined) return { is: refusal };
        return isRemoval ? { is: 'removed', before } : undefined;
      }),
  };
}
export type Plan = ReturnType<typeof usePlan>;
