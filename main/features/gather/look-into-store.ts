import { basename } from 'node:path';
import { seriesOf } from '#shared/features/batch/ledger.ts';
import type {
  Question,
  Side,
  StoreCard,
  StoreView,
} from '#shared/features/gather/gather.contract.ts';
import type { ReportOptions } from '#shared/features/gather/gathering-report.ts';
import { Check } from '#shared/features/health/health.contract.ts';
import { stationLines } from '#shared/features/gather/needs.ts';
import type { GatherStore, Questions } from './index.ts';
import type { KnownCard } from './known-cards.ts';
import type { BatchFiles } from './ports.ts';
import type { KnownBatch } from './warehouse-store.ts';

/** Enough to see what the matter is. */
const mostRowsShown = 50;
const mostRefusedShown = 500;

/** All that the desk shows of a store. */
export async function lookIntoStore(
  store: GatherStore,
  files: Pick<BatchFiles, 'codeOf'>,
  options: Omit<ReportOptions, 'kind'>,
): Promise<StoreView> {
  const report = await store.report(options);
  const questions = await store.ask();
  const known = store.listCards();
  const codes = new Map(
    known.map(({ fingerprint, publicKey }) => [fingerprint, files.codeOf(publicKey)]),
  );
  const decisions = store.listDecisions();
  const highest = await store.highestNumbers();
  const cards = known.map((card) => cardOf(card, { codes, decisions, highest }));
  return {
    unit: { code: store.unit.code, name: store.unit.name },
    code: store.ownCode(),
    kind: report.kind,
    asOf: report.asOf,
    silentAfterDays: report.silentAfterDays,
    batches: report.batches,
    units: report.units,
    answers: report.answers,
    stations: stationLines(report, cards).map(({ problems, ...line }) => ({
      ...line,
      problems: [...new Set(problems.flatMap(checkOf))],
    })),
    questions: questions.open.map((_, at) => questionOf(questions, at, codes)),
    refused: report.refused
      .slice(0, mostRefusedShown)
      .map(({ file, fault, place }) => ({ file: basename(file), fault, place })),
    cards,
    decisions: [...decisions],
  };
}

interface AroundCard {
  readonly codes: ReadonlyMap<string, string>;
  readonly decisions: ReturnType<GatherStore['listDecisions']>;
  readonly highest: ReadonlyMap<string, number>;
}

function cardOf(
  { card, fingerprint }: KnownCard,
  { codes, decisions, highest }: AroundCard,
): StoreCard {
  const revocations = decisions.flatMap(({ id, decision, undone }) =>
    undone === null && decision.is === 'key' && decision.key === fingerprint
      ? [{ id, lastNumber: decision.lastNumber }]
      : [],
  );
  const { unit, station } = card;
  return {
    fingerprint,
    code: codes.get(fingerprint) ?? '',
    unit: { code: unit.code, name: unit.name },
    station: station === null ? null : { code: station.code, name: station.name },
    revoked: revocations.toSorted((one, other) => one.lastNumber - other.lastNumber)[0] ?? null,
    highestNumber: highest.get(fingerprint) ?? 0,
  };
}

function questionOf(
  { open, batches, rows, all }: Questions,
  at: number,
  codes: ReadonlyMap<string, string>,
): Question {
  const question = open[at];
  if (question === undefined) throw new Error('a question has a place among them');
  const { is, claims } = question;
  const ofSide = (name: string): Side => {
    const batch = batches.find((each) => each.name === name);
    const differing = rows
      .filter((row) => row.name === name)
      .slice(0, mostRowsShown)
      .map(({ id, kind, score, day }) => ({ id, kind, score, day: dayOf(day) }));
    return batch === undefined
      ? { ...absent, name, number: is === 'line' ? question.number : 0 }
      : { ...sideOf(batch), code: codes.get(batch.author) ?? '', differing };
  };
  const series =
    is === 'line'
      ? seriesOf(all.filter(({ incarnation }) => incarnation === question.incarnation))
      : [];
  const ofAuthor = series.find(({ author }) => is === 'line' && author === question.author);
  const waiting =
    is === 'line'
      ? (ofAuthor?.batches.filter(({ number }) => number >= question.number).length ?? 0)
      : claims.length;
  return {
    is,
    number: is === 'line' ? question.number : null,
    waiting,
    sides: claims.map(ofSide),
  };
}

const absent = {
  isHere: false,
  unitCode: '',
  unitName: '',
  stationCode: '',
  stationName: '',
  builtAt: '',
  period: null,
  rows: 0,
  answers: 0,
  code: '',
  differing: [],
};

function sideOf(batch: KnownBatch): Omit<Side, 'code' | 'differing'> {
  const { name, unitCode, unitName, stationCode, stationName, number, builtAt, period } = batch;
  const { rows, answers } = batch;
  const who = { unitCode, unitName, stationCode, stationName };
  return { name, isHere: true, ...who, number, builtAt, period, rows, answers };
}

/** What an earlier or later program calls otherwise is left out. */
function checkOf(problem: string) {
  const name = Check.shape.name.safeParse(problem.split('.')[0]);
  return name.success ? [name.data] : [];
}

/** Days since 1970 as the rest of the program writes a day. */
function dayOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
