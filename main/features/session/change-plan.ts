import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { placesOfUnknownModels } from '#shared/features/model/unknown-models.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';

interface WantedPlan {
  readonly basedOn: number;
  readonly plan: readonly PlanEntry[];
}

export type ChangePlanOutcome =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly why: 'SETTINGS_CHANGED' | 'PLAN_WRONG' | 'MODEL_UNKNOWN' | 'STORE_FULL';
    };

/** Records a new version of the settings with another plan; the same plan makes no new one. */
export function changePlan(
  deps: SettingsKeeping,
  person: string,
  { basedOn, plan }: WantedPlan,
): ChangePlanOutcome {
  const { db, now, settingsAt, recordSettingsNow } = deps;
  const step = (): ChangePlanOutcome => {
    const moment = now();
    const { version, settings } = settingsAt(moment.trustedMs);
    if (version !== basedOn) return { done: false, why: 'SETTINGS_CHANGED' };
    const wanted = OfficeSettings.safeParse({ ...settings, plan });
    if (!wanted.success) return { done: false, why: 'PLAN_WRONG' };
    if (placesOfUnknownModels(wanted.data, settings).length > 0) {
      return { done: false, why: 'MODEL_UNKNOWN' };
    }
    if (JSON.stringify(wanted.data.plan) === JSON.stringify(settings.plan)) return { done: true };
    recordSettingsNow(db, moment, { settings: wanted.data, author: person });
    const detail = { basedOn, entries: plan.length };
    recordAudit(db, moment, { actor: person, action: 'plan.changed', detail });
    return { done: true };
  };
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}
