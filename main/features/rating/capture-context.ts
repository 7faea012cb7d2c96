import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { hourStatusAt } from '#shared/features/folder/opening-hours.ts';
import type { CaptureContext } from './record.ts';

/** The context of a station that captures under these settings. */
export function captureContextOf(
  settings: OfficeSettings,
  settingsVersion: number,
  trial: boolean,
): CaptureContext {
  const { counterCodes } = settings.station;
  const counterCode = counterCodes.length === 1 ? (counterCodes[0] ?? null) : null;
  const counter = settings.counters.find(({ code }) => code === counterCode);
  return {
    unitCode: settings.unit.code,
    stationCode: settings.station.code,
    counterCode,
    fieldCode: counter?.fieldCode ?? null,
    settingsVersion,
    trial,
    hourStatusAt: ({ utcMs, offsetMinutes }) => hourStatusAt(settings, utcMs, offsetMinutes),
  };
}
