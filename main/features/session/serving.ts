import type { Moment } from '#main/platform/clock.ts';
import { servesField } from '#shared/features/session/plan.ts';
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
}

export interface ServingDeps {
  readonly find: SessionFinder;
  readonly plan: KnownPlan;
  /** The field of the counter that the station is bound to. */
  readonly fieldCode: () => string | null;
}

/**
 * Finds the session in which the station serves. One that was opened by hand decides how; the model
 * of the plan goes on beside it, unless the station was taken away from the counter.
 */
export function createServing({ find, plan, fieldCode }: ServingDeps) {
  return (now: Moment): Serving | undefined => {
    const { open } = find(now);
    if (open?.mode === 'portable') return byHand(open, open.modelCode);
    const found = plan.openAt(now);
    const planned = found && servesField(found, fieldCode()) ? found : undefined;
    if (open !== undefined) return byHand(open, open.modelCode ?? planned?.modelCode ?? null);
    return planned && { key: keyOf(planned), mode: planned.mode, modelCode: planned.modelCode };
  };
}

function byHand(
  { id, mode }: { readonly id: number; readonly mode: SessionMode },
  modelCode: string | null,
): Serving {
  return { key: `${id} ${modelCode ?? ''}`, mode, modelCode };
}
