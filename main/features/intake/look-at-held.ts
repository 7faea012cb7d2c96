import type {
  DeskDecision,
  HeldComparison,
  HeldQuestion,
  HeldSide,
} from '#shared/features/intake/intake.contract.ts';
import { dayAt, usualOffsetMinutes } from '#shared/calendar.ts';
import type { OpenQuestion } from '#shared/features/batch/open-question.ts';
import type { Database } from '#main/storage/database.ts';
import type { KnownSender } from './batch-files.ts';
import { isFinal } from './decide-held.ts';
import { listChoices } from './decision-store.ts';
import { listQuestions, readLedger, type DeskLedger } from './desk-ledger.ts';
import type { BatchInRow } from './intake-store.ts';
import { keptOf } from './kept-files.ts';
import { manifestOf } from './manifests.ts';
import type { PreparedKept } from './prepare-kept.ts';
import type { RowFacts } from './stage-rows.ts';

interface LookingDeps {
  readonly db: Database;
  /** Where the files of others' batches are kept. */
  readonly folder: string;
  readonly senders: () => readonly KnownSender[];
  readonly stationName: (code: string) => string | undefined;
}

/** What waits for a decision, each with all the batches that it is about. */
export function listHeldQuestions(deps: LookingDeps): HeldQuestion[] {
  const ledger = readLedger(deps.db);
  const trusted = new Set(
    deps.senders().flatMap(({ fingerprint, isRevoked }) => (isRevoked ? [] : [fingerprint])),
  );
  const questions = listQuestions(ledger).map((question) => {
    const known = ledger.batches.filter(({ name }) => question.claims.includes(name));
    const ofSeries =
      question.is === 'line'
        ? ledger.batches.filter(({ incarnation_id: life }) => life === question.incarnation)
        : known;
    const code = ofSeries[0]?.station_code ?? '';
    const number = question.is === 'line' ? question.number : null;
    return {
      is: question.is,
      stationCode: code,
      stationName: deps.stationName(code) ?? code,
      isTrusted: known.every(({ author_key: key }) => trusted.has(key)),
      number,
      waiting: waitingOf(question, ofSeries),
      sides: question.claims.map((name) => sideOf(deps, ledger, { name, number: number ?? 0 })),
    };
  });
  return questions.toSorted(
    (one, other) =>
      one.stationName.localeCompare(other.stationName, 'vi') ||
      (one.number ?? 0) - (other.number ?? 0),
  );
}

/** All from the doubtful number on; what was counted before the doubt waits for nothing. */
function waitingOf(question: OpenQuestion, batches: readonly BatchInRow[]): number {
  const from = question.is === 'line' ? question.number : 1;
  return batches.filter(({ state, number }) => state === 'held' && number >= from).length;
}

function sideOf(
  { folder }: LookingDeps,
  { batches }: DeskLedger,
  { name, number }: { readonly name: string; readonly number: number },
): HeldSide {
  const row = batches.find((each) => each.name === name);
  if (row === undefined) return { ...absent, name, number };
  const { builtAt, period, counts } = manifestOf(row);
  return {
    name,
    state: row.state === 'held' ? 'held' : 'counted',
    number: row.number,
    builtAt,
    receivedOn: dayAt(row.received_at_ms, usualOffsetMinutes),
    period,
    rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
    answers: counts.answer,
    kept: keptOf(folder, name),
  };
}

const absent = {
  state: 'absent',
  builtAt: null,
  receivedOn: null,
  period: null,
  rows: 0,
  answers: 0,
  kept: 'public',
} as const;

/** What was decided, the newest first. */
export function listDeskDecisions(deps: LookingDeps): DeskDecision[] {
  const { batches, standing } = readLedger(deps.db);
  return listChoices(deps.db)
    .map(({ brings, ...made }): DeskDecision => {
      const { counts, aside } = made.decision;
      const about = [counts, ...aside].flatMap(
        (name) => batches.find((each) => each.name === name) ?? [],
      );
      const code = about[0]?.station_code ?? '';
      const chosen = batches.find(({ name }) => name === counts);
      const isWaiting =
        made.undone === null &&
        (chosen === undefined ||
          (chosen.state === 'held' && standing.get(counts)?.state === 'counted'));
      return {
        ...made,
        stationName: deps.stationName(code) ?? code,
        number: about[0]?.number ?? 0,
        isFinal: isFinal(deps, { ...made, brings }),
        isWaiting,
      };
    })
    .toReversed();
}

/** What holding a batch against the store came to; undefined where its rows could not be read. */
export function comparisonOf(prepared: PreparedKept): HeldComparison | undefined {
  if (prepared.is !== 'ready') return undefined;
  const { batch, hasOtherIssue } = prepared;
  return {
    rows: batch.rows,
    repeated: batch.repeated,
    isCountable: !batch.isConflicting && !hasOtherIssue,
    hasOtherIssue,
    differing: batch.differing.map(({ theirs, here }) => ({
      theirs: shown(theirs),
      here: here === undefined ? null : shown(here),
    })),
  };
}

function shown({ id, kind, score, recorded_at_ms: atMs, offset_minutes: offset }: RowFacts) {
  return { id, kind, score, day: dayAt(atMs, offset) };
}
