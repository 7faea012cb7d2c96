import {
  heldReasons,
  seriesOf,
  type Decisions,
  type HeldReason,
} from '#shared/features/batch/ledger.ts';
import type { StationManifest } from '#shared/features/batch/manifest.ts';
import { Check } from '#shared/features/health/health.contract.ts';
import type { IntakeState, SentBy } from '#shared/features/intake/intake.contract.ts';
import { dayAt, daysBetween, usualOffsetMinutes, type Day } from '#shared/calendar.ts';
import type { Database } from '#main/storage/database.ts';
import type { KnownSender } from './batch-files.ts';
import { decisionsInForce } from './decision-store.ts';
import { ledgerBatchOf } from './desk-ledger.ts';
import { listBatches, listEntering, type BatchInRow } from './intake-store.ts';
import { listDeskDecisions, listHeldQuestions } from './look-at-held.ts';
import { manifestOf } from './manifests.ts';
import { listVerifiedScores } from './scores-store.ts';

export interface LookingDeps {
  readonly db: Database;
  /** Where the files of others' batches are kept. */
  readonly folder: string;
  readonly senders: () => readonly KnownSender[];
  readonly today: () => Day;
  readonly stationName: (code: string) => string | undefined;
  /** Looks the names up anew; undefined for a set or criterion that this desk does not have. */
  readonly nameCriteria: () => (
    setCode: string,
    setVersion: string,
    criterion: string,
  ) => IntakeState['verified'][number]['names'] | undefined;
}

/** What every station has sent, life by life, and what is missing or held of it. */
export function lookAtIntake(deps: LookingDeps): IntakeState {
  const { db, senders } = deps;
  const known = senders();
  const nameOf = deps.nameCriteria();
  const batches = listBatches(db).filter(({ kind }) => kind === 'station');
  const silent = known
    .filter(({ role, isRevoked }) => role === 'station' && !isRevoked)
    .filter(({ stationCode }) => !batches.some(({ station_code }) => station_code === stationCode))
    .map(({ stationCode }) => nothingSent(deps, stationCode ?? ''));
  const stations = [...Map.groupBy(batches, ({ station_code }) => station_code ?? '')].flatMap(
    ([code, ofStation]) => livesOf(deps, code, ofStation),
  );
  return {
    stations: [...stations, ...silent].toSorted((one, other) =>
      one.stationCode === other.stationCode
        ? other.life - one.life
        : one.stationCode.localeCompare(other.stationCode),
    ),
    verified: listVerifiedScores(db).map((score) => ({
      setCode: score.set_code,
      setVersion: score.set_version,
      period: score.period,
      criterion: score.criterion,
      names: nameOf(score.set_code, score.set_version, score.criterion) ?? null,
      score: score.score,
      selfScore: score.self_score,
      fullScore: score.full_score,
      reason: score.reason,
      byUnit: score.by_unit,
      receivedOn: dayAt(score.received_at_ms, usualOffsetMinutes),
    })),
    entering: listEntering(db).length,
    questions: listHeldQuestions(deps),
    decisions: listDeskDecisions(deps),
  };
}

function nothingSent({ stationName }: LookingDeps, code: string): SentBy {
  return {
    stationCode: code,
    stationName: stationName(code) ?? code,
    isKnown: true,
    life: 1,
    counted: 0,
    held: [],
    missing: [],
    last: null,
    silentDays: null,
  };
}

/** A station's lives in the order in which they first closed a batch. */
function livesOf(deps: LookingDeps, code: string, batches: readonly BatchInRow[]): SentBy[] {
  const lives = [...Map.groupBy(batches, ({ incarnation_id }) => incarnation_id).values()]
    .map((ofLife) => ofLife.map((row) => ({ row, manifest: manifestOf(row) })))
    .toSorted((one, other) => (firstBuilt(one) < firstBuilt(other) ? -1 : 1));
  const decisions = decisionsInForce(deps.db);
  return lives.map((ofLife, at) => {
    const newest = ofLife.toSorted((one, other) => other.row.number - one.row.number)[0];
    const key = newest?.row.author_key;
    const { counts, missing } = countOf(
      ofLife.map(({ row }) => row),
      decisions,
    );
    return {
      stationCode: code,
      stationName: deps.stationName(code) ?? newest?.manifest.author.station?.name ?? code,
      isKnown: deps.senders().some((known) => known.fingerprint === key && !known.isRevoked),
      life: at + 1,
      counted: counts,
      held: ofLife.flatMap(({ row }) => heldOf(row)),
      missing,
      last: newest === undefined ? null : lastOf(newest.row.number, newest.manifest),
      silentDays:
        newest === undefined || at < lives.length - 1
          ? null
          : Math.max(0, daysBetween(newest.manifest.builtAt.slice(0, 10), deps.today())),
    };
  });
}

interface KeptBatch {
  readonly row: BatchInRow;
  readonly manifest: StationManifest;
}

function firstBuilt(ofLife: readonly KeptBatch[]): string {
  return ofLife
    .map(({ manifest }) => new Date(manifest.builtAt).toISOString())
    .reduce((first, other) => (other < first ? other : first));
}

function countOf(rows: readonly BatchInRow[], decisions: Decisions) {
  const series = seriesOf(rows.map(ledgerBatchOf), decisions);
  return {
    counts: rows.filter(({ state }) => state === 'counted').length,
    missing: series.flatMap(({ missing }) => missing),
  };
}

function heldOf({ number, state, reason }: BatchInRow): SentBy['held'] {
  const known = heldReasons.find((each): each is HeldReason => each === reason);
  return state === 'held' && known !== undefined ? [{ number, reason: known }] : [];
}

function lastOf(number: number, manifest: StationManifest): SentBy['last'] {
  const { clock, health, period, builtAt } = manifest;
  return {
    number,
    builtOn: builtAt.slice(0, 10),
    toDay: period?.to ?? null,
    clock: clock.state,
    undated: clock.rows.suspect + clock.rows.unset,
    problems: [...new Set(health.problems.flatMap(checkOf))],
  };
}

/** A problem is told as `name.finding`; what an earlier or later program calls otherwise is left out. */
function checkOf(problem: string) {
  const name = Check.shape.name.safeParse(problem.split('.')[0]);
  return name.success ? [name.data] : [];
}
