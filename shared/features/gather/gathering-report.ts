import { daysBetween } from '#shared/calendar.ts';
import {
  noDecisions,
  seriesOf,
  type Decisions,
  type Doubt,
  type HeldReason,
  type Series,
  type Standing,
} from '../batch/ledger.ts';
import type { GatheredBatch, RefusedFile, StoreKind } from './gathered.ts';

export const reportFormat = 'hai-long-gathering/1';

export type StandingBatch = GatheredBatch & { readonly standing: Standing };

/** Batches of a life that have not come, and the days their ratings may be of. */
export interface MissingBatches {
  readonly from: number;
  readonly to: number;
  /** Open at a side where no batch says a day. Figures of these days are not complete. */
  readonly days: { readonly from: string | null; readonly to: string | null };
}

/** One life of a station's folder, as far as its batches tell. */
export interface LifeReport {
  readonly incarnation: string;
  readonly author: string;
  readonly lastNumber: number;
  readonly missing: readonly MissingBatches[];
  readonly doubt: Doubt | null;
  readonly grownFrom: string | null;
  /** The last batch known of the life before was never seen here. */
  readonly isLinkMissing: boolean;
}

export interface StationReport {
  readonly unitCode: string;
  readonly unitName: string;
  readonly stationCode: string;
  readonly stationName: string;
  readonly lives: readonly LifeReport[];
  /** Two lives that grew from the same one, or one that went on after another had grown from it. */
  readonly isCopied: boolean;
  readonly lastBuiltAt: string;
  readonly daysSilent: number;
  readonly isSilent: boolean;
  /** Of the newest batch. */
  readonly clockState: 'trusted' | 'suspect' | 'unset';
  /** Rows recorded under a clock that was not trusted, in all counted batches. */
  readonly untrustedRows: number;
  readonly problems: readonly string[];
  readonly answers: number;
}

export interface OfficeReport extends StationReport {
  /** Batches of its stations that it named in its newest one and that have not come. */
  readonly awaited: readonly { readonly stationCode: string; readonly number: number }[];
}

/** What a store holds, and what somebody has to see to. */
export interface GatheringReport {
  readonly format: typeof reportFormat;
  readonly kind: StoreKind;
  readonly asOf: string;
  readonly silentAfterDays: number;
  readonly batches: { readonly counted: number; readonly held: number };
  readonly units: number;
  /** In counted batches; a row that several of them have stands in each. */
  readonly answers: number;
  readonly stations: readonly StationReport[];
  /** What offices told as a whole: their station has no code and no name. */
  readonly offices: readonly OfficeReport[];
  readonly held: readonly {
    readonly name: string;
    readonly unitCode: string;
    readonly stationCode: string;
    readonly number: number;
    readonly reason: HeldReason;
  }[];
  readonly refused: readonly RefusedFile[];
}

export interface ReportOptions {
  readonly kind: StoreKind;
  /** The day on which it is asked. */
  readonly asOf: string;
  /** A station whose newest batch is older than so many days is silent. */
  readonly silentAfterDays: number;
  /** Numbers of a life that went to its stations and never come here: no gaps. */
  readonly elsewhere?: readonly AccountedNumber[];
  readonly awaited?: readonly (OfficeReport['awaited'][number] & { readonly unitCode: string })[];
  /** Those by which the batches stand as they do. */
  readonly decisions?: Decisions;
}

interface AccountedNumber {
  readonly author: string;
  readonly incarnation: string;
  readonly number: number;
}

export function reportGathering(
  batches: readonly StandingBatch[],
  refused: readonly RefusedFile[],
  { elsewhere = [], awaited = [], decisions = noDecisions, ...options }: ReportOptions,
): GatheringReport {
  const stations = Map.groupBy(batches, ({ unitCode, stationCode }) =>
    JSON.stringify([unitCode, stationCode]),
  );
  const counted = batches.filter(({ standing }) => standing.state === 'counted');
  const accounted = Map.groupBy([...batches, ...elsewhere], lifeOf);
  const reports = [...stations]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, ofStation]) => reportStation(ofStation, options, accounted, decisions));
  return {
    format: reportFormat,
    ...options,
    batches: { counted: counted.length, held: batches.length - counted.length },
    units: new Set(batches.map(({ unitCode }) => unitCode)).size,
    answers: sumOf(counted.map(({ answers }) => answers)),
    stations: reports.filter(({ stationCode }) => stationCode !== ''),
    offices: reports
      .filter(({ stationCode }) => stationCode === '')
      .map((office) => ({
        ...office,
        awaited: awaited
          .filter(({ unitCode }) => unitCode === office.unitCode)
          .map(({ stationCode, number }) => ({ stationCode, number })),
      })),
    held: batches
      .flatMap(({ name, unitCode, stationCode, number, standing }) =>
        standing.state === 'held'
          ? [{ name, unitCode, stationCode, number, reason: standing.reason }]
          : [],
      )
      .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
    refused,
  };
}

function reportStation(
  batches: readonly StandingBatch[],
  { asOf, silentAfterDays }: ReportOptions,
  accounted: ReadonlyMap<string, readonly AccountedNumber[]>,
  decisions: Decisions,
): StationReport {
  const newest = batches.reduce((one, other) => (isNewer(other, one) ? other : one));
  const counted = batches.filter(({ standing }) => standing.state === 'counted');
  const series = seriesOf(batches, decisions);
  const daysSilent = Math.max(0, daysBetween(newest.builtAt.slice(0, 10), asOf));
  return {
    unitCode: newest.unitCode,
    unitName: newest.unitName,
    stationCode: newest.stationCode,
    stationName: newest.stationName,
    lives: series.map((life) =>
      reportLife(withoutGapsAt(life, accounted.get(lifeOf(life)) ?? []), batches),
    ),
    isCopied: isCopied(series),
    lastBuiltAt: newest.builtAt,
    daysSilent,
    isSilent: daysSilent > silentAfterDays,
    clockState: newest.clock.state,
    untrustedRows: sumOf(counted.map(({ clock }) => clock.suspectRows + clock.unsetRows)),
    problems: newest.problems,
    answers: sumOf(counted.map(({ answers }) => answers)),
  };
}

function lifeOf({ author, incarnation }: Pick<AccountedNumber, 'author' | 'incarnation'>): string {
  return `${author} ${incarnation}`;
}

/** One life numbers all its batches in one series, those of its screen and those of its office. */
function withoutGapsAt(
  life: Series<StandingBatch>,
  accounted: readonly AccountedNumber[],
): Series<StandingBatch> {
  const known = [...new Set(accounted.map(({ number }) => number))].toSorted((a, b) => a - b);
  const missing = life.missing.flatMap(({ from, to }) => {
    const within = known.filter((number) => number >= from && number <= to);
    return [from - 1, ...within]
      .map((number, at) => ({ from: number + 1, to: (within[at] ?? to + 1) - 1 }))
      .filter((stretch) => stretch.from <= stretch.to);
  });
  return { ...life, missing };
}

function reportLife(life: Series<StandingBatch>, ofStation: readonly StandingBatch[]): LifeReport {
  const [first] = life.batches;
  const grownFrom = first?.grownFrom ?? null;
  const before = grownFrom?.manifest ?? null;
  return {
    incarnation: life.incarnation,
    author: life.author,
    lastNumber: life.batches.at(-1)?.number ?? 0,
    missing: life.missing.map((stretch) => ({ ...stretch, days: daysOf(stretch, life.batches) })),
    doubt: life.doubt ?? null,
    grownFrom: grownFrom?.incarnation ?? null,
    isLinkMissing: before !== null && !ofStation.some(({ name }) => name === before),
  };
}

/** The days between the batches around the gap, with the two on which those end and begin. */
function daysOf(
  { from, to }: { readonly from: number; readonly to: number },
  batches: readonly StandingBatch[],
): MissingBatches['days'] {
  const before = batches.findLast(({ number, period }) => number < from && period !== null);
  const after = batches.find(({ number, period }) => number > to && period !== null);
  // a batch may end and the next begin on one day
  return { from: before?.period?.to ?? null, to: after?.period?.from ?? null };
}

/** One text for a station of a unit, by which lines sort as their codes do. */
export function keyOfStation({
  unitCode,
  stationCode,
}: Pick<StationReport, 'unitCode' | 'stationCode'>): string {
  return JSON.stringify([unitCode, stationCode]);
}

/** A folder that was copied lives on in two places; one that was restored goes on in one. */
function isCopied(series: readonly Series<StandingBatch>[]): boolean {
  const grown = series.flatMap(({ batches }) => {
    const from = batches[0]?.grownFrom;
    return from === null || from === undefined
      ? []
      : [{ ...from, since: batches[0]?.builtAt ?? '' }];
  });
  const parents = grown.map(({ incarnation }) => incarnation);
  if (new Set(parents).size < parents.length) return true;
  return grown.some(({ incarnation, since }) =>
    series.some(
      (life) => life.incarnation === incarnation && (life.batches.at(-1)?.builtAt ?? '') > since,
    ),
  );
}

function keyOf(held: GatheringReport['held'][number]): string {
  return [held.unitCode, held.stationCode, String(held.number).padStart(9, '0'), held.name].join(
    ' ',
  );
}

/** The same of two, whichever came first: clocks of two machines may show one moment. */
function isNewer(one: GatheredBatch, other: GatheredBatch): boolean {
  const later = Date.parse(one.builtAt) - Date.parse(other.builtAt) || one.number - other.number;
  return later === 0 ? one.name > other.name : later > 0;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
