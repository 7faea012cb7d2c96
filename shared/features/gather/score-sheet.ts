import { officeForms, type OfficeRow } from '../batch/office-tables.ts';
import { readNumber, writeNumber } from '../activity/read-number.ts';

/** A score that an office gave itself, as its newest batch tells it. */
export interface SelfScore {
  readonly set_code: string;
  readonly set_version: string;
  readonly period: string;
  readonly criterion: string;
  readonly score: number;
  readonly full_score: number;
}

/** Columns of a sheet of scores; the first four name a criterion. */
export const sheetColumns = [
  'set',
  'version',
  'period',
  'criterion',
  'full_score',
  'self_score',
  'verified_score',
  'reason',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

const needed = ['set', 'version', 'period', 'criterion', 'verified_score', 'reason'] as const;

/** Why a sheet is not taken; each has its sentence in the locales. */
export const sheetFaults = [
  'columnMissing',
  'criterionUnknown',
  'criterionTwice',
  'scoreInvalid',
  'aboveFull',
  'reasonMissing',
  'reasonTooLong',
  'nothingVerified',
] as const;

export interface SheetFault {
  readonly fault: (typeof sheetFaults)[number];
  /** As a spreadsheet numbers it: the first is that of the names of columns. */
  readonly line: number;
  readonly column: SheetColumn;
}

export type ReadSheet =
  | { readonly read: true; readonly scores: readonly OfficeRow[] }
  | { readonly read: false; readonly faults: readonly SheetFault[] };

/** The sheet that a superior fills in: what the office gave itself, and two empty columns. */
export function writeScoreSheet(scores: readonly SelfScore[]): string {
  const lines = scores.map(({ set_code, set_version, period, criterion, full_score, score }) =>
    [
      set_code,
      set_version,
      period,
      criterion,
      writeNumber(full_score),
      writeNumber(score),
      '',
      '',
    ].join(
      ';', // as spreadsheets in Vietnamese part their columns
    ),
  );
  return `\uFEFF${[sheetColumns.join(';'), ...lines, ''].join('\r\n')}`;
}

/**
 * Reads a sheet that was filled in. A criterion whose verified score is empty is left out: it can be
 * verified later. A score below the office's own needs a reason.
 */
export function readScoreSheet(
  rows: readonly (readonly string[])[],
  selfScores: readonly SelfScore[],
): ReadSheet {
  const [head = [], ...lines] = rows;
  const names = head.map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    return {
      read: false,
      faults: missing.map((column) => ({ fault: 'columnMissing', line: 1, column })),
    };
  }
  const own = new Map(selfScores.map((score) => [keyOf(score), score]));
  const faults: SheetFault[] = [];
  const scores = new Map<string, OfficeRow>();
  for (const [at, cells] of lines.entries()) {
    const line = at + 2;
    const cell = (name: SheetColumn) => (cells[names.indexOf(name)] ?? '').trim();
    if (cells.every((text) => text.trim() === '') || cell('verified_score') === '') continue;
    const read = readLine(cell, own);
    if ('fault' in read) faults.push({ ...read, line });
    else if (scores.has(read.key)) {
      faults.push({ fault: 'criterionTwice', line, column: 'criterion' });
    } else scores.set(read.key, read.row);
  }
  if (faults.length > 0) return { read: false, faults };
  if (scores.size === 0) {
    return {
      read: false,
      faults: [{ fault: 'nothingVerified', line: 1, column: 'verified_score' }],
    };
  }
  return { read: true, scores: [...scores.values()] };
}

type ReadLine =
  | { readonly key: string; readonly row: OfficeRow }
  | Pick<SheetFault, 'fault' | 'column'>;

function readLine(
  cell: (name: SheetColumn) => string,
  own: ReadonlyMap<string, SelfScore>,
): ReadLine {
  const key = keyOf({
    set_code: cell('set'),
    set_version: cell('version'),
    period: cell('period'),
    criterion: cell('criterion'),
  });
  const given = own.get(key);
  if (given === undefined) return { fault: 'criterionUnknown', column: 'criterion' };
  const verified = readNumber(cell('verified_score'), 'decimal');
  if (verified.is !== 'number') return { fault: 'scoreInvalid', column: 'verified_score' };
  const { score: self_score, full_score, ...criterion } = given;
  if (verified.value > full_score) return { fault: 'aboveFull', column: 'verified_score' };
  const reason = cell('reason');
  if (reason.length > officeForms.words.longest) {
    return { fault: 'reasonTooLong', column: 'reason' };
  }
  if (verified.value < self_score && reason === '') {
    return { fault: 'reasonMissing', column: 'reason' };
  }
  const row = {
    ...criterion,
    score: verified.value,
    self_score,
    full_score,
    reason: reason === '' ? null : reason,
  };
  return { key, row };
}

function keyOf(score: Omit<SelfScore, 'score' | 'full_score'>): string {
  const { set_code, set_version, period, criterion } = score;
  return JSON.stringify([set_code, set_version, period, criterion]);
}
