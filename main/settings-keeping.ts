import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';

/** The office's settings, as a use case needs them that reads and changes them. */
export interface SettingsKeeping {
  readonly db: Database;
  readonly now: () => Moment;
  /** What is in force at a moment, in milliseconds UTC. */
  readonly settingsAt: (utcMs: number) => {
    readonly version: number;
    readonly settings: OfficeSettings;
  };
  /** Records a new version, in force at once; call it inside the transaction of what is decided. */
  readonly recordSettingsNow: (
    db: Database,
    moment: Moment,
    decided: { readonly settings: OfficeSettings; readonly author: string },
  ) => void;
}
