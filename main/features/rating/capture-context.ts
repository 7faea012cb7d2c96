import {
  countersAskedAt,
  stationOf,
  type OfficeSettings,
} from '#shared/features/folder/office-settings.ts';
import { hourStatusAt, timeEdgesOf } from '#shared/features/folder/opening-hours.ts';
import type { SessionMode } from '#shared/features/session/session-mode.ts';
import type { CaptureContext, PaperContext } from './record.ts';

/** What decides how a station is capturing. */
export interface Capturing {
  readonly settings: OfficeSettings;
  readonly settingsVersion: number;
  /** The station that captures; the settings may name several. */
  readonly stationCode: string;
  readonly trial: boolean;
  /** The service session that is open here, if any. */
  readonly session: SessionMode | undefined;
  /** The model that the session was planned for. */
  readonly modelCode?: string | null;
  /** The last moment of that session; see `CaptureContext`. */
  readonly lastMomentMs?: number | undefined;
}

/** The context of a station that captures under these settings, in this session. */
export function captureContextOf(capturing: Capturing): CaptureContext {
  const { settings, settingsVersion, stationCode, trial, session } = capturing;
  const station = stationOf(settings, stationCode);
  const { counterCodes } = station;
  const helped = session === 'assisted' || session === 'portable' ? session : undefined;
  // away from the counters no counter served anybody
  const counterCode =
    session !== 'portable' && counterCodes.length === 1 ? (counterCodes[0] ?? null) : null;
  const fieldOf = (counterCode: string | null) =>
    settings.counters.find(({ code }) => code === counterCode)?.fieldCode ?? null;
  const asked = session === 'portable' ? [] : countersAskedAt(station);
  return {
    unitCode: settings.unit.code,
    stationCode,
    counterCode,
    fieldCode: fieldOf(counterCode),
    countersAsked: asked.map((code) => ({ code, fieldCode: fieldOf(code) })),
    settingsVersion,
    trial,
    channel: helped ?? 'kiosk',
    deviceMode: helped === undefined ? 'self' : 'assisted',
    modelCode: capturing.modelCode ?? null,
    // who opened a session is there to serve
    hourStatusAt: ({ utcMs, offsetMinutes }) =>
      session === undefined ? hourStatusAt(settings, utcMs, offsetMinutes) : 'open',
    timeEdges: timeEdgesOf(settings),
    lastMomentMs: capturing.lastMomentMs ?? Infinity,
  };
}

/** The context of paper forms that lay at a counter, or at none; when they were filled in nobody knows. */
export function paperContextOf(
  {
    settings,
    settingsVersion,
    stationCode,
    trial,
  }: Pick<Capturing, 'settings' | 'settingsVersion' | 'stationCode' | 'trial'>,
  counterCode: string | null,
): PaperContext {
  const counter = settings.counters.find(({ code }) => code === counterCode);
  return {
    unitCode: settings.unit.code,
    stationCode,
    counterCode,
    fieldCode: counter?.fieldCode ?? null,
    settingsVersion,
    trial,
    channel: 'paper',
    deviceMode: 'paper',
    modelCode: null,
    hourStatusAt: () => 'unknown',
    timeEdges: timeEdgesOf(settings),
    lastMomentMs: Infinity,
  };
}
