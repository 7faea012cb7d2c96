import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import type { Thresholds } from '#shared/features/glance/thresholds.ts';

export interface ThresholdOrder {
  readonly person: string;
  readonly basedOn: number;
  readonly thresholds: Thresholds;
}

/** Records a new version of the settings, in force at once; the same thresholds make no new one. */
export function setThresholds(
  { db, now, settingsAt, recordSettingsNow }: SettingsKeeping,
  { person, basedOn, thresholds }: ThresholdOrder,
): 'done' | 'SETTINGS_CHANGED' | 'STORE_FULL' {
  const step = () => {
    const moment = now();
    const { version, settings } = settingsAt(moment.trustedMs);
    if (version !== basedOn) return 'SETTINGS_CHANGED';
    if (JSON.stringify(settings.alerts) === JSON.stringify(thresholds)) return 'done';
    recordSettingsNow(db, moment, {
      settings: { ...settings, alerts: thresholds },
      author: person,
    });
    const detail = { basedOn, changed: 'alerts' };
    recordAudit(db, moment, { actor: person, action: 'settings.changed', detail });
    return 'done';
  };
  return commitUnlessFull(db, step, 'STORE_FULL');
}
