import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Model } from '#shared/features/model/model.ts';
import { placesOfUnknownModels } from '#shared/features/model/unknown-models.ts';

interface WantedModels {
  readonly basedOn: number;
  readonly models: readonly Model[];
}

export type ChangeModelsOutcome =
  | { readonly done: true; readonly version: number }
  | { readonly done: false; readonly why: 'MODEL_PLANNED'; readonly codes: readonly string[] }
  | { readonly done: false; readonly why: 'SETTINGS_CHANGED' | 'MODELS_WRONG' | 'STORE_FULL' };

/** Records a new version of the settings with other models; the same models make no new one. */
export function changeModels(
  deps: SettingsKeeping,
  person: string,
  { basedOn, models }: WantedModels,
): ChangeModelsOutcome {
  const { db, now, settingsAt, recordSettingsNow } = deps;
  const step = (): ChangeModelsOutcome => {
    const moment = now();
    const { version, settings } = settingsAt(moment.trustedMs);
    if (version !== basedOn) return { done: false, why: 'SETTINGS_CHANGED' };
    const wanted = OfficeSettings.safeParse({ ...settings, models });
    if (!wanted.success) return { done: false, why: 'MODELS_WRONG' };
    const codes = placesOfUnknownModels(wanted.data, settings).map(
      (place) => settings.plan[place]?.modelCode ?? '',
    );
    if (codes.length > 0) return { done: false, why: 'MODEL_PLANNED', codes: [...new Set(codes)] };
    if (JSON.stringify(wanted.data.models) === JSON.stringify(settings.models)) {
      return { done: true, version };
    }
    recordSettingsNow(db, moment, { settings: wanted.data, author: person });
    const changed = changedCodes(settings.models, wanted.data.models).join(' ');
    const detail = { basedOn, models: models.length, changed };
    recordAudit(db, moment, { actor: person, action: 'models.changed', detail });
    return { done: true, version: settingsAt(moment.trustedMs).version };
  };
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}

/** The codes of models that are new, changed or gone; no word of theirs. */
function changedCodes(before: readonly Model[], after: readonly Model[]): string[] {
  const [old, now] = [before, after].map(
    (models) => new Map(models.map((model) => [model.code, JSON.stringify(model)])),
  );
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].filter(
    (code) => old?.get(code) !== now?.get(code),
  );
}
