import { keyOfStation, type GatheringReport, type StationReport } from './gathering-report.ts';

/**
 * What somebody has to see to, the gravest first: two batches to choose between, files that were not taken,
 * batches that have not come, the last batch before a station was set up anew, a folder in use at two places,
 * a clock, a station's health, a long silence, and a station whose card is here and that sent nothing.
 */
export const needKinds = [
  'decide',
  'missing',
  'linkMissing',
  'copied',
  'clock',
  'sick',
  'silent',
  'neverSent',
] as const;
export type NeedKind = (typeof needKinds)[number];

/** Whose card a store has, as far as needs go. */
export interface CardOfStation {
  readonly unit: { readonly code: string; readonly name: string };
  readonly station: { readonly code: string; readonly name: string } | null;
}

/** A station in one line, with what is to be done about it. */
export interface StationLine {
  readonly unitCode: string;
  readonly unitName: string;
  readonly stationCode: string;
  readonly stationName: string;
  readonly answers: number;
  /** Day of its newest batch; null where none has come. */
  readonly lastOn: string | null;
  readonly daysSilent: number | null;
  readonly missing: StationReport['lives'][number]['missing'];
  /** First number in doubt, in any of its lives. */
  readonly doubt: { readonly number: number; readonly reason: 'fork' | 'brokenLink' } | null;
  readonly untrustedRows: number;
  readonly problems: readonly string[];
  readonly needs: readonly NeedKind[];
}

/** Every station that sent something or whose card is here: who needs most first, then by unit and station. */
export function stationLines(
  { stations, held }: GatheringReport,
  cards: readonly CardOfStation[],
): readonly StationLine[] {
  const contested = new Set(
    held.filter(({ reason }) => reason === 'rowConflict').map(keyOfStation),
  );
  const sent = stations.map((station) => lineOf(station, contested.has(keyOfStation(station))));
  const known = new Set(sent.map(keyOfStation));
  const silent = cards.flatMap(({ unit, station }): readonly StationLine[] => {
    if (station === null) return [];
    const place = { unitCode: unit.code, stationCode: station.code };
    if (known.has(keyOfStation(place))) return [];
    known.add(keyOfStation(place));
    return [{ ...place, ...nothingSent, unitName: unit.name, stationName: station.name }];
  });
  return [...sent, ...silent].toSorted(
    (one, other) =>
      rankOf(one) - rankOf(other) || (keyOfStation(one) < keyOfStation(other) ? -1 : 1),
  );
}

const nothingSent = {
  answers: 0,
  lastOn: null,
  daysSilent: null,
  missing: [],
  doubt: null,
  untrustedRows: 0,
  problems: [],
  needs: ['neverSent'],
} as const;

function lineOf(station: StationReport, isContested: boolean): StationLine {
  const { lives, isCopied, clockState, untrustedRows, problems, isSilent } = station;
  const missing = lives.flatMap((life) => life.missing);
  const doubt = lives.find((life) => life.doubt !== null)?.doubt ?? null;
  const has: Readonly<Record<NeedKind, boolean>> = {
    decide: doubt !== null || isContested,
    missing: missing.length > 0,
    linkMissing: lives.some(({ isLinkMissing }) => isLinkMissing),
    copied: isCopied,
    clock: clockState !== 'trusted' || untrustedRows > 0,
    sick: problems.length > 0,
    silent: isSilent,
    neverSent: false,
  };
  const { unitCode, unitName, stationCode, stationName, answers, daysSilent, lastBuiltAt } =
    station;
  return {
    unitCode,
    unitName,
    stationCode,
    stationName,
    answers,
    lastOn: lastBuiltAt.slice(0, 10),
    daysSilent,
    missing,
    doubt: doubt === null ? null : { number: doubt.number, reason: doubt.reason },
    untrustedRows,
    problems,
    needs: needKinds.filter((kind) => has[kind]),
  };
}

function rankOf({ needs: [first] }: StationLine): number {
  return first === undefined ? needKinds.length : needKinds.indexOf(first);
}
