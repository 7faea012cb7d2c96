import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sizeOf, type Database } from '#main/storage/database.ts';
import { codebookFormat, codebookPath, type Codebook } from '#shared/features/batch/codebook.ts';
import { batchFormat, type StationManifest } from '#shared/features/batch/manifest.ts';
import { ratingFields } from '#shared/features/batch/rating-fields.ts';
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
import { describeTables } from './data-package.ts';
import { measureFile, signManifest, type PartFile } from './file/write-batch.ts';
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
import { writeParquet } from './parquet-store.ts';
import { sealText } from './seal-text.ts';
import {
  countRows,
  readChainLines,
  readRatingLines,
  type RowCounts,
} from './station-rows-store.ts';
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
  const counts = countRows(db, stretches);
  const parts = await writeParts(sources, job, work, { place, builtAt, counts });
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

const ratingTypes = Object.fromEntries(
  Object.entries(ratingFields).map(([column, { duck }]) => [column, duck]),
);

interface Said {
  readonly place: StationManifest['place'];
  readonly builtAt: string;
  readonly counts: RowCounts;
}

/** Writes what the batch carries, in the order in which it will stand there. */
async function writeParts(
  { db, questionnaires }: Sources,
  job: StationBatchJob,
  { stretches, making, rows, onProgress }: Work,
  { place, builtAt, counts }: Said,
): Promise<readonly PartFile[]> {
  const fileOf = (path: string) => join(making, path.replaceAll('/', '-'));
  const csv = fileOf(ratingsTable.csv);
  const parquet = fileOf(ratingsTable.parquet);
  const head = `${ratingsTable.columns.join(',')}\r\n`;
  let ratings = 0;
  const lines = inPieces(head, readRatingLines(db, stretches), (count) => {
    ratings = count;
    onProgress({ rows: count, atMost: rows });
  });
  await pipeline(lines, createWriteStream(csv));
  const chain = fileOf(chainTable.sealed);
  let links = 0;
  const chainHead = `${chainTable.columns.join(',')}\r\n`;
  const chainLines = readChainLines(db, stretches);
  const [inParquet] = await Promise.all([
    writeParquet({ csv, parquet, columns: ratingTypes, spill: join(making, 'spill') }),
    sealText(
      inPieces(chainHead, chainLines, (count) => (links = count)),
      job.desk,
      chain,
    ),
  ]);
  if (inParquet !== ratings) throw new Error(`${ratings} ratings, of them ${inParquet} in Parquet`);

  const tables = {
    csv: { ...(await measureFile(csv)), rows: ratings },
    parquet: { ...(await measureFile(parquet)), rows: ratings },
  };
  const name = `hai-long-${job.author.unit.code}-${job.author.station.code}-${place.number}`;
  const described = describeTables({ name: name.toLowerCase(), createdAt: builtAt, ...tables });
  writeJson(fileOf(codebookPath), codebookOf(counts, questionnaires(), job));
  writeJson(fileOf('datapackage.json'), described);

  const parts: PartFile[] = [
    { path: ratingsTable.csv, file: csv, mediaType: 'text/csv', rows: ratings },
    {
      path: ratingsTable.parquet,
      file: parquet,
      mediaType: 'application/vnd.apache.parquet',
      rows: ratings,
    },
    { path: chainTable.sealed, file: chain, mediaType: 'application/octet-stream', rows: links },
    { path: codebookPath, file: fileOf(codebookPath), mediaType: 'application/json' },
    { path: 'datapackage.json', file: fileOf('datapackage.json'), mediaType: 'application/json' },
  ];
  return [...parts, await writeSums(parts, fileOf('SHA256SUMS'))];
}

function codebookOf(
  used: Pick<RowCounts, 'questionnaires' | 'labelSets'>,
  known: readonly Questionnaire[],
  { counters, fields }: Pick<StationBatchJob, 'counters' | 'fields'>,
): Codebook {
  const sets = Object.keys(labelSets) as LabelSet[]; // `keys` forgets the type of what it lists
  return {
    format: codebookFormat,
    labelSets: sets
      .filter((id) => used.labelSets.has(id))
      .map((id) => ({
        id,
        levels: labelSets[id].levels.map((score) => ({ score, vi: labelSets[id].vi[score] })),
      })),
    questionnaires: known.filter((questionnaire) => used.questionnaires.has(refOf(questionnaire))),
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
