import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sizeOf, type Database } from '#main/storage/database.ts';
import { codebookFormat, codebookPath, type Codebook } from '#shared/features/batch/codebook.ts';
import { batchFormat, type StationManifest } from '#shared/features/batch/manifest.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import {
  pressedBy,
  receiptChoices,
  receiptQuestion,
} from '#shared/features/questionnaire/built-in-questions.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import { ruleVersion } from '#shared/features/rating/misuse-rules.ts';
import { labelSets, type LabelSet } from '#shared/features/rating/scale.ts';
import { release } from '#shared/release.ts';
import { findLastBatch, findOrigin, type BatchOut } from './batch-out-store.ts';
import { countRows, type RowCounts } from './count-rows.ts';
import { describeTables } from './data-package.ts';
import { measureFile, signManifest, type Measure, type PartFile } from './file/write-batch.ts';
import { identityOf, type KeptKeys } from './identity/identity.ts';
import { inPieces } from './lines.ts';
import {
  freeBytes,
  isNoRoom,
  localStamp,
  makingFolder,
  reserveBytes,
  sealInto,
  writeJson,
  writeSums,
} from './making.ts';
import { writeRatings, type RowGroup } from './parquet-store.ts';
import { sealText } from './seal-text.ts';
import { listLeadersWordings, readChainLines, readRatingLines } from './station-rows-store.ts';
import { countUnsent, listUnsent, type RunningDay, type Stretch } from './unsent-store.ts';

/** What a worker is told to build; everything it needs to know of the office and the moment. */
export interface StationBatchJob {
  readonly folderKind: FolderKind;
  readonly author: Pick<StationManifest['author'], 'unit'> & {
    readonly station: NonNullable<StationManifest['author']['station']>;
  };
  readonly counters: Codebook['counters'];
  readonly fields: Codebook['fields'];
  readonly keys: KeptKeys;
  /** Whom the batch is sealed to. */
  readonly sealedFor: readonly string[];
  /** The office's own desk, which alone can build the chain again. */
  readonly desk: string;
  readonly builtAtMs: number;
  readonly offsetMinutes: number;
  readonly clockState: 'trusted' | 'suspect' | 'unset';
  readonly problems: readonly string[];
  readonly runningDay: RunningDay;
  /** Where batches are kept until they are receipted. */
  readonly out: string;
}

export type BuiltBatch =
  | { readonly built: false; readonly why: 'nothingNew' }
  | { readonly built: false; readonly why: 'noRoom'; readonly megabytes: number }
  | { readonly built: true; readonly batch: BatchOut; readonly stretches: readonly Stretch[] };

interface Sources {
  readonly db: Database;
  /** Every questionnaire that an answer may have been given under. */
  readonly questionnaires: () => readonly Questionnaire[];
}

/** A row as CSV, as Parquet, in the private table, sealed and sealed again, and some to spare. */
const bytesPerRow = 1_200;

/** What SQLite sorts rows in, before it puts them on the disk. */
const sortingKilobytes = 32_768;

/**
 * Builds and seals a batch of everything that no batch has yet, from one state of the store. Its bytes
 * are on the disk under its name when this returns; that it exists is the caller's to record.
 */
export async function buildStationBatch(
  sources: Sources,
  job: StationBatchJob,
  onProgress: (progress: { readonly rows: number; readonly atMost: number }) => void,
): Promise<BuiltBatch> {
  const { db } = sources;
  const making = join(job.out, makingFolder);
  let rows = 0;
  db.exec('BEGIN');
  db.pragma(`cache_size = -${sortingKilobytes}`);
  try {
    const stretches = listUnsent(db, job.author.station.code, job.runningDay);
    rows = countUnsent(stretches);
    if (rows === 0) return { built: false, why: 'nothingNew' };
    mkdirSync(job.out, { recursive: true });
    if (freeBytes(job.out) < bytesNeeded(rows)) return noRoom(rows);
    rmSync(making, { recursive: true, force: true });
    mkdirSync(join(making, 'spill'), { recursive: true });
    const batch = await build(sources, job, { stretches, making, rows, onProgress });
    return { built: true, batch, stretches };
  } catch (error) {
    if (isNoRoom(error)) return noRoom(rows);
    throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
    db.exec('COMMIT');
    db.pragma('shrink_memory');
  }
}

interface Work {
  readonly stretches: readonly Stretch[];
  readonly making: string;
  readonly rows: number;
  readonly onProgress: (progress: { readonly rows: number; readonly atMost: number }) => void;
}

async function build(sources: Sources, job: StationBatchJob, work: Work): Promise<BatchOut> {
  const { db } = sources;
  const { stretches, making, rows } = work;
  const identity = identityOf(job.keys);
  const last = findLastBatch(db, identity.incarnation);
  const place = { incarnation: identity.incarnation, number: (last?.number ?? 0) + 1 };
  const builtAt = localStamp(job.builtAtMs, job.offsetMinutes);
  const { parts, counts } = await writeParts(sources, job, work, { place, builtAt });
  const { fromDay, toDay } = counts;
  const signed = await signManifest(
    {
      format: batchFormat,
      program: { name: 'hai-long', version: release.version },
      author: { ...job.author, key: identity.publicKey },
      folderKind: job.folderKind,
      kind: 'station',
      place,
      previous: last?.name ?? null,
      grownFrom: findOrigin(db, identity.incarnation),
      builtAt,
      clock: { state: job.clockState, rows: counts.clocks },
      health: {
        problems: [...job.problems],
        freeBytes: freeBytes(job.out),
        databaseBytes: sizeOf(db),
      },
      period: fromDay === null || toDay === null ? null : { from: fromDay, to: toDay },
      counts: counts.counts,
      rows: [...stretches],
      rules: { judge: ruleVersion },
    },
    parts,
    identity.signingKey,
  );
  const { bytes, sha256 } = await sealInto(job.out, signed, parts, {
    sealedFor: job.sealedFor,
    key: identity.signingKey,
    making,
  });
  return {
    name: signed.name,
    kind: 'station',
    incarnation_id: place.incarnation,
    number: place.number,
    previous: last?.name ?? null,
    built_at_ms: job.builtAtMs,
    clock_state: job.clockState,
    from_day: fromDay,
    to_day: toDay,
    rows,
    file_bytes: bytes,
    file_sha256: sha256,
    manifest: signed.bytes,
  };
}

interface Said {
  readonly place: StationManifest['place'];
  readonly builtAt: string;
}

interface Written {
  readonly parts: readonly PartFile[];
  readonly counts: RowCounts;
}

/** Writes what the batch carries, in the order in which it will stand there. */
async function writeParts(
  { db, questionnaires }: Sources,
  job: StationBatchJob,
  { stretches, making, rows, onProgress }: Work,
  { place, builtAt }: Said,
): Promise<Written> {
  const fileOf = (path: string) => join(making, path.replaceAll('/', '-'));
  const csv = fileOf(ratingsTable.csv);
  const parquet = fileOf(ratingsTable.parquet);
  const head = `${ratingsTable.columns.join(',')}\r\n`;
  let ratings = 0;
  const lines = inPieces(head, readRatingLines(db, stretches), (count) => {
    ratings = count;
    onProgress({ rows: count, atMost: rows });
  });
  const csvMeasure = writeFile(csv, lines);
  const chain = fileOf(chainTable.sealed);
  let links = 0;
  const chainHead = `${chainTable.columns.join(',')}\r\n`;
  const chainLines = readChainLines(db, stretches);
  const [groups, chainMeasure] = await Promise.all([
    writeRatings({ csv, parquet }, join(making, 'spill')),
    sealText(
      inPieces(chainHead, chainLines, (count) => (links = count)),
      job.desk,
      chain,
    ),
  ]);
  const counts = countRows(groups);
  if (counts.rows !== ratings) {
    throw new Error(`${ratings} ratings, of them ${counts.rows} in Parquet`);
  }

  const parquetMeasure = await measureFile(parquet);
  const tables = {
    csv: { ...csvMeasure, rows: ratings },
    parquet: { ...parquetMeasure, rows: ratings },
  };
  const name = `hai-long-${job.author.unit.code}-${job.author.station.code}-${place.number}`;
  const described = describeTables({ name: name.toLowerCase(), createdAt: builtAt, ...tables });
  const hasLeaders = links > ratings;
  const wordings = hasLeaders ? [...groups, ...listLeadersWordings(db, stretches)] : groups;
  writeJson(fileOf(codebookPath), codebookOf(wordings, questionnaires(), job));
  writeJson(fileOf('datapackage.json'), described);

  const documents = [codebookPath, 'datapackage.json'].map((path) => ({
    path,
    file: fileOf(path),
    mediaType: 'application/json',
  }));
  const parts: readonly PartFile[] = [
    {
      path: ratingsTable.csv,
      file: csv,
      mediaType: 'text/csv',
      rows: ratings,
      measure: csvMeasure,
    },
    {
      path: ratingsTable.parquet,
      file: parquet,
      mediaType: 'application/vnd.apache.parquet',
      rows: ratings,
      measure: parquetMeasure,
    },
    {
      path: chainTable.sealed,
      file: chain,
      mediaType: 'application/octet-stream',
      rows: links,
      measure: chainMeasure,
    },
    ...documents,
  ];
  return { parts: [...parts, await writeSums(parts, fileOf('SHA256SUMS'))], counts };
}

/** Without a stream, which would read no line while it writes another. */
function writeFile(file: string, pieces: Iterable<Uint8Array>): Measure {
  const sum = createHash('sha256');
  let bytes = 0;
  const handle = openSync(file, 'w');
  try {
    for (const piece of pieces) {
      sum.update(piece);
      for (let at = 0; at < piece.length;) at += writeSync(handle, piece, at);
      bytes += piece.length;
    }
  } finally {
    closeSync(handle);
  }
  return { bytes, sha256: sum.digest('hex') };
}

function codebookOf(
  wordings: readonly Pick<RowGroup, 'questionnaire' | 'label_set'>[],
  known: readonly Questionnaire[],
  { counters, fields }: Pick<StationBatchJob, 'counters' | 'fields'>,
): Codebook {
  const asked = new Set(wordings.map(({ questionnaire }) => questionnaire));
  const shown = new Set(wordings.map(({ label_set }) => label_set));
  const sets = Object.keys(labelSets) as LabelSet[]; // `keys` forgets the type of what it lists
  return {
    format: codebookFormat,
    labelSets: sets
      .filter((id) => shown.has(id))
      .map((id) => ({
        id,
        levels: labelSets[id].levels.map((score) => ({ score, vi: labelSets[id].vi[score] })),
      })),
    questionnaires: known.filter((questionnaire) => asked.has(refOf(questionnaire))),
    ownQuestions: [
      { code: pressedBy.code, options: pressedBy.options.map(({ code }) => code) },
      { code: receiptQuestion, options: [...receiptChoices] },
    ],
    counters: [...counters],
    fields: [...fields],
    rules: { judge: ruleVersion },
  };
}

function bytesNeeded(rows: number): number {
  return rows * bytesPerRow + reserveBytes;
}

function noRoom(rows: number): BuiltBatch {
  return { built: false, why: 'noRoom', megabytes: Math.ceil(bytesNeeded(rows) / 1024 ** 2) };
}
