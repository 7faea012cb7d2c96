import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { isFull, type Database } from '#main/storage/database.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Thresholds } from '#shared/features/glance/thresholds.ts';

/** The office's settings, as this feature needs them. */
export interface SettingsKeeping {
  readonly db: Database;
  readonly now: () => Moment;
  readonly settingsAt: (utcMs: number) => {
    readonly version: number;
    readonly settings: OfficeSettings;
  };
  readonly recordSettingsNow: (
    db: Database,
    moment: Moment,
    decided: { readonly settings: OfficeSettings; readonly author: string },
  ) => void;
}

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
  try {
    return db.transaction(step).immediate();
  } catch (error) {
    if (isFull(error)) return 'STORE_FULL';
    throw error;
  }
}
