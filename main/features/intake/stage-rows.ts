import { createReadStream } from 'node:fs';
import type { StationManifest } from '#shared/features/batch/manifest.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
import type { Database } from '#main/storage/database.ts';
import { RefusedIntake, type BatchFiles, type Opened } from './batch-files.ts';
import { rebuildRow, type ChainedRow, type Words } from './chained-row.ts';
import { csvRows, TableInvalid } from './csv-rows.ts';
import { createKnownRows, type KnownRows } from './known-rows-store.ts';
import { createStage, type Stage } from './stage-store.ts';

/** What is known of a row's place in its chain, from the rating feature. */
export interface ChainRules {
  hashOfRow(row: ChainedRow, previous: Buffer | undefined): Buffer;
  hashOfWords(salt: Buffer, words: string): Buffer;
}

export interface StagingDeps {
  /** The folder's store, only read. */
  readonly db: Database;
  readonly files: Pick<BatchFiles, 'openPart'>;
  readonly chain: ChainRules;
}

export interface Staged {
  /** Rows that are new here, in the file. */
  readonly rows: number;
  /** Rows that another batch or life has brought already, alike in everything. */
  readonly repeated: number;
  /** Whether a row is here with other content, or another row stands in its place. */
  readonly isConflicting: boolean;
  /** The first of those rows, with what is here instead. */
  readonly differing: readonly DifferingRow[];
}

/** What somebody sees of a row to judge which of two is right; never words. */
export type RowFacts = Pick<
  ChainedRow,
  'id' | 'kind' | 'score' | 'recorded_at_ms' | 'offset_minutes'
>;

export interface DifferingRow {
  readonly theirs: RowFacts;
  readonly here: RowFacts | undefined;
}

/** Enough to see what the matter is. */
const mostDiffering = 50;

/**
 * Builds a station's rows again from the two halves that travelled, holds every one against the chain
 * and its words against their hash, and lays those that are new into a database of their own. Throws
 * `RefusedIntake`.
 */
export async function stageRows(
  { db, files, chain }: StagingDeps,
  { manifest, fileOf }: Pick<Opened, 'fileOf'> & { readonly manifest: StationManifest },
  { identities, file }: { readonly identities: readonly string[]; readonly file: string },
): Promise<Staged> {
  const stage = createStage(file, db);
  try {
    stage.begin();
    await readTable(createReadStream(fileOf(ratingsTable.csv)), ratingsTable, stage.keepOpen);
    const sealed = { csv: chainTable.sealed, columns: chainTable.columns };
    const part = files.openPart(fileOf(chainTable.sealed), identities);
    await readTable(part, sealed, stage.keepChained);
    const staged = rebuild(stage, chain, manifest, createKnownRows(db));
    stage.commit();
    return staged;
  } catch (error) {
    if (error instanceof TableInvalid || isConstraint(error)) {
      throw new RefusedIntake('rowsInvalid', ratingsTable.csv);
    }
    throw error;
  } finally {
    stage.close();
  }
}

async function readTable(
  bytes: AsyncIterable<Uint8Array>,
  { csv, columns }: { readonly csv: string; readonly columns: readonly string[] },
  keep: (cells: readonly string[]) => void,
): Promise<void> {
  let isHead = true;
  for await (const cells of csvRows(bytes)) {
    if (isHead) {
      const head = cells.map((cell, at) => (at === 0 ? cell.replace(/^\uFEFF/, '') : cell));
      if (head.join(',') !== columns.join(',')) throw new RefusedIntake('rowsInvalid', csv);
      isHead = false;
      continue;
    }
    if (cells.length !== columns.length) throw new RefusedIntake('rowsInvalid', csv);
    keep(cells);
  }
  if (isHead) throw new RefusedIntake('rowsInvalid', csv);
}

function rebuild(
  stage: Stage,
  chain: ChainRules,
  manifest: StationManifest,
  known: KnownRows,
): Staged {
  const station = manifest.author.station?.code;
  const isReal = manifest.folderKind === 'office';
  const counts = { answer: 0, change: 0, fact: 0, comment: 0, redaction: 0 };
  let total = 0;
  let rows = 0;
  let repeated = 0;
  let isConflicting = false;
  const differing: DifferingRow[] = [];
  for (const range of manifest.rows) {
    let previous = bufferOf(range.before);
    let expected = range.afterSequence + 1;
    const before = known.hashAt(range.incarnation, range.afterSequence);
    if (before !== undefined && previous?.equals(before) !== true) isConflicting = true;
    for (const { open, chained } of stage.rowsOf(range)) {
      const { row, words } = rebuildRow(open, chained);
      if (row.sequence !== expected) throw new RefusedIntake('chainBroken', chainTable.sealed);
      if (row.station_code !== station) throw new RefusedIntake('rowsInvalid', ratingsTable.csv);
      if ((row.trial === 0) !== isReal) throw new RefusedIntake('rowsInvalid', ratingsTable.csv);
      const hash = chain.hashOfRow(row, previous);
      if (words !== undefined && !wordsFit(chain, row, words)) {
        throw new RefusedIntake('chainBroken', chainTable.sealed);
      }
      const here = known.standingOf(row, hash);
      if (here === 'other') {
        isConflicting = true;
        if (differing.length < mostDiffering) {
          const against = known.rowAgainst(row);
          differing.push({ theirs: factsOf(row), here: against && factsOf(against) });
        }
      }
      if (here === 'same') repeated += 1;
      if (here === 'new') {
        stage.keepRow({ ...row, hash }, words);
        rows += 1;
      }
      if (row.audience === null) counts[row.kind] += 1;
      total += 1;
      previous = hash;
      expected += 1;
    }
    if (expected !== range.toSequence + 1 || previous?.toString('hex') !== range.after) {
      throw new RefusedIntake('chainBroken', chainTable.sealed);
    }
    const after = known.rowAt(range.incarnation, expected);
    if (after && !chain.hashOfRow(after, previous).equals(after.hash)) isConflicting = true;
  }
  const isCounted = Object.entries(counts).every(
    ([kind, count]) => Reflect.get(manifest.counts, kind) === count,
  );
  const { chained, open, leader } = stage.counts();
  const isWhole = chained === total && open + leader === total;
  if (!isCounted || !isWhole) throw new RefusedIntake('countsDiffer');
  return { rows, repeated, isConflicting, differing };
}

function factsOf({ id, kind, score, recorded_at_ms, offset_minutes }: ChainedRow): RowFacts {
  return { id, kind, score, recorded_at_ms, offset_minutes };
}

function wordsFit(chain: ChainRules, row: ChainedRow, { salt, body }: Words): boolean {
  return row.text_hash !== null && chain.hashOfWords(salt, body).equals(row.text_hash);
}

function bufferOf(hex: string | null): Buffer | undefined {
  return hex === null ? undefined : Buffer.from(hex, 'hex');
}

/** The stage has the store's own checks: what breaks one is no row. */
function isConstraint(error: unknown): boolean {
  return String(Reflect.get(Object(error), 'code')).startsWith('SQLITE_CONSTRAINT');
}
