import { z } from 'zod';
import { OfficeSettings } from '../folder/office-settings.ts';

export const settingsPart = 'settings.json';

/** What a desk sends down: its document for stations, from when, and who decided. */
export const SentSettings = z.strictObject({
  settings: OfficeSettings,
  /** UTC milliseconds. */
  effectiveFromMs: z.int().min(0),
  author: z.string().min(1).max(60),
});
export type SentSettings = z.infer<typeof SentSettings>;

/**
 * What a station needs of an office's document: how it captures, and where letters are sealed to. Who is
 * on duty when, who signs letters and how long they are kept, and what the office wants to be warned of
 * stay at the desk.
 */
export function settingsForStations(settings: OfficeSettings): OfficeSettings {
  const { recipient } = settings.letters;
  return {
    ...settings,
    roster: [],
    alerts: {},
    letters: { retentionDays: {}, ...(recipient === undefined ? {} : { recipient }) },
  };
}

/** What came from the desk, with what the station keeps of its own. */
export function settingsAtStation(own: OfficeSettings, sent: OfficeSettings): OfficeSettings {
  const { recipient } = sent.letters;
  return {
    ...sent,
    roster: own.roster.filter(({ counterCode }) =>
      sent.counters.some(({ code }) => code === counterCode),
    ),
    alerts: own.alerts,
    letters: { ...own.letters, ...(recipient === undefined ? {} : { recipient }) },
  };
}
