import type { Moment } from '#main/platform/clock.ts';
import type { SessionMode } from '#shared/features/session/session-mode.ts';
import type { KnownPlan } from './known-plan.ts';
import { keyOf } from './plan-store.ts';
import type { SessionFinder } from './session-store.ts';

/** The session in which a station serves at a moment. */
export interface Serving {
  /** Differs from one session to the next. */
  readonly key: string;
  readonly mode: SessionMode;
  /** The model that what is given now belongs to. */
  readonly modelCode: string | null;
  /**
   * The last moment of the session of the plan, which may be over for less than its grace. What is
   * given later is kept as given then, so that no hour beside a model says that it was the grace.
   */
  readonly lastMomentMs?: number;
}

export interface ServingDeps {
  readonly find: SessionFinder;
  readonly plan: KnownPlan;
  /** The field of the counter that the station is bound to. */
  readonly fieldCode: () => string | null;
}

/**
 * Finds the session in which the station serves. One that was opened by hand decides how; the model
 * of the plan goes on beside it, unless the station was taken away from the counter. A session of the
 * plan is longer by its grace in all that is kept of an answer.
 */
export function createServing({ find, plan, fieldCode }: ServingDeps) {
  return (now: Moment): Serving | undefined => {
    const { open } = find(now);
    if (open?.mode === 'portable') return byHand(open, open.modelCode);
    const planned = plan.countingAt(now, fieldCode());
    if (open !== undefined) {
      return open.modelCode !== null || planned === undefined
        ? byHand(open, open.modelCode)
        : { ...byHand(open, planned.modelCode), lastMomentMs: planned.endsAtMs - 1 };
    }
    return (
      planned && {
        key: keyOf(planned),
        mode: planned.mode,
        modelCode: planned.modelCode,
        lastMomentMs: planned.endsAtMs - 1,
      }
    );
  };
}

function byHand(
  { id, mode }: { readonly id: number; readonly mode: SessionMode },
  modelCode: string | null,
): Serving {
  return { key: `${id} ${modelCode ?? ''}`, mode, modelCode };
}
