import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayAt } from '#shared/calendar.ts';
import { batchFormat, Manifest, type OfficeManifest } from '#shared/features/batch/manifest.ts';
import {
  officeForms,
  officePartNames,
  officeParts,
  type OfficePartName,
  type OfficeTable,
} from '#shared/features/batch/office-tables.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { release } from '#shared/release.ts';
import { sizeOf, type Database } from '#main/storage/database.ts';
import {
  findLastBatch,
  findLastOffice,
  findOrigin,
  listSeries,
  type BatchOut,
} from '../batch-out-store.ts';
import type { BuiltBatch } from '../build-station-batch.ts';
import { describeOfficeTables } from '../data-package.ts';
import { measureFile, signManifest, type PartFile } from '../file/write-batch.ts';
import { identityOf, type KeptKeys } from '../identity/identity.ts';
import {
  freeBytes,
  isNoRoom,
  localStamp,
  makingFolder,
  reserveBytes,
  sealInto,
  writeJson,
  writeSums,
} from '../making.ts';
import { writeParquets } from '../parquet-store.ts';
import { officeCsv } from '#shared/features/batch/office-csv.ts';
import type { OfficeContent } from './office-content.ts';

/** What a worker is told to build; everything it needs to know of the office and the moment. */
export interface OfficeBatchJob {
  readonly folderKind: FolderKind;
  readonly unit: OfficeManifest['author']['unit'];
  readonly content: OfficeContent;
  readonly stations: OfficeManifest['stations'];
  readonly keys: KeptKeys;
  readonly sealedFor: readonly string[];
  readonly builtAtMs: number;
  readonly offsetMinutes: number;
  readonly clockState: 'trusted' | 'suspect' | 'unset';
  readonly problems: readonly string[];
  readonly out: string;
}

/**
 * Builds and seals a batch of all that the office tells, whole as it stands; nothing where its last batch
 * says the same. Its bytes are on the disk under its name when this returns.
 */
export async function buildOfficeBatch(db: Database, job: OfficeBatchJob): Promise<BuiltBatch> {
  const making = join(job.out, makingFolder);
  try {
    mkdirSync(job.out, { recursive: true });
    if (freeBytes(job.out) < reserveBytes) return noRoom;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(join(making, 'spill'), { recursive: true });
    const batch = await build(db, job, making);
    return batch === undefined
      ? { built: false, why: 'nothingNew' }
      : { built: true, batch, stretches: [] };
  } catch (error) {
    if (isNoRoom(error)) return noRoom;
    throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

const noRoom = {
  built: false,
  why: 'noRoom',
  megabytes: Math.ceil(reserveBytes / 1024 ** 2),
} as const;

interface Written {
  readonly name: OfficePartName;
  readonly table: OfficeTable;
  readonly rows: number;
  readonly csvFile: string;
  readonly parquetFile: string;
}

async function build(
  db: Database,
  job: OfficeBatchJob,
  making: string,
): Promise<BatchOut | undefined> {
  const { content, stations, unit } = job;
  const identity = identityOf(job.keys);
  const fileOf = (path: string) => join(making, path.replaceAll('/', '-'));
  const tables = writeTables(content, fileOf);
  const codebook: PartFile = {
    path: 'codebook.json',
    file: fileOf('codebook.json'),
    mediaType: 'application/json',
  };
  writeJson(codebook.file, content.codebook);
  const said = { withheld: content.withheld, stations: sorted(stations) };
  const before = findLastOffice(db, identity.incarnation);
  if (before !== undefined && (await saysTheSame(before, tables, codebook, said))) return undefined;

  await writeParquets(
    tables.map(({ table, csvFile, parquetFile }) => ({
      csv: csvFile,
      parquet: parquetFile,
      columns: ducksOf(table),
    })),
    join(making, 'spill'),
  );
  const last = findLastBatch(db, identity.incarnation);
  const place = { incarnation: identity.incarnation, number: (last?.number ?? 0) + 1 };
  const builtAt = localStamp(job.builtAtMs, job.offsetMinutes);
  const parts = await partsOf(tables, codebook, fileOf, {
    name: `hai-long-${unit.code}-${place.number}`.toLowerCase(),
    createdAt: builtAt,
  });
  const period = periodOf(job);
  const signed = await signManifest(
    {
      format: batchFormat,
      program: { name: 'hai-long', version: release.version },
      author: { unit, station: null, key: identity.publicKey },
      folderKind: job.folderKind,
      kind: 'office',
      place,
      previous: last?.name ?? null,
      grownFrom: findOrigin(db, identity.incarnation),
      builtAt,
      clock: { state: job.clockState },
      health: {
        problems: [...job.problems],
        freeBytes: freeBytes(job.out),
        databaseBytes: sizeOf(db),
      },
      period,
      ...said,
      elsewhere: listSeries(db, identity.incarnation)
        .filter(({ kind }) => kind === 'settings')
        .map(({ kind, number, name }) => ({ kind, number, manifest: name })),
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
    kind: 'office',
    incarnation_id: place.incarnation,
    number: place.number,
    previous: last?.name ?? null,
    built_at_ms: job.builtAtMs,
    clock_state: job.clockState,
    from_day: period.from,
    to_day: period.to,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    file_bytes: bytes,
    file_sha256: sha256,
    manifest: signed.bytes,
  };
}

function writeTables(
  { tables }: OfficeContent,
  fileOf: (path: string) => string,
): readonly Written[] {
  return officePartNames.flatMap((name) => {
    const rows = tables[name];
    if (rows === undefined) return [];
    const table = officeParts[name];
    const csvFile = fileOf(table.csv);
    writeFileSync(csvFile, officeCsv(table, rows));
    return [{ name, table, rows: rows.length, csvFile, parquetFile: fileOf(table.parquet) }];
  });
}

function ducksOf({ fields }: OfficeTable): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([column, { form }]) => [column, officeForms[form].duck]),
  );
}

async function partsOf(
  tables: readonly Written[],
  codebook: PartFile,
  fileOf: (path: string) => string,
  head: { readonly name: string; readonly createdAt: string },
): Promise<readonly PartFile[]> {
  const described = await Promise.all(
    tables.map(async ({ name, table, rows, csvFile, parquetFile }) => ({
      name,
      table,
      csv: { ...(await measureFile(csvFile)), rows },
      parquet: { ...(await measureFile(parquetFile)), rows },
    })),
  );
  const datapackage = fileOf('datapackage.json');
  writeJson(datapackage, describeOfficeTables(head, described));
  const parts: PartFile[] = [
    ...tables.flatMap(({ table, rows, csvFile, parquetFile }) => [
      { path: table.csv, file: csvFile, mediaType: 'text/csv', rows },
      {
        path: table.parquet,
        file: parquetFile,
        mediaType: 'application/vnd.apache.parquet',
        rows,
      },
    ]),
    codebook,
    { path: 'datapackage.json', file: datapackage, mediaType: 'application/json' },
  ];
  return [...parts, await writeSums(parts, fileOf('SHA256SUMS'))];
}

/** The CSV of a table has its rows in one order, so that the same rows have the same hash. */
async function saysTheSame(
  before: BatchOut,
  tables: readonly Written[],
  codebook: PartFile,
  said: Pick<OfficeManifest, 'withheld' | 'stations'>,
): Promise<boolean> {
  const manifest = Manifest.parse(JSON.parse(String(before.manifest)));
  if (manifest.kind !== 'office') return false;
  const { withheld, stations, parts } = manifest;
  if (JSON.stringify({ withheld, stations }) !== JSON.stringify(said)) return false;
  const told = new Map(parts.map(({ path, sha256 }) => [path, sha256]));
  const here = [
    ...tables.map(({ table, csvFile }) => ({ path: table.csv, file: csvFile })),
    codebook,
  ];
  const isCsv = (path: string) => path.endsWith('.csv');
  if ([...told.keys()].filter(isCsv).length !== tables.length) return false;
  for (const { path, file } of here) {
    if (told.get(path) !== (await measureFile(file)).sha256) return false;
  }
  return true;
}

function sorted(stations: OfficeManifest['stations']): OfficeManifest['stations'] {
  const keyOf = ({ stationCode, place, manifest }: OfficeManifest['stations'][number]) =>
    [stationCode, place.incarnation, String(place.number).padStart(9, '0'), manifest].join(' ');
  return stations.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Days and months stand at the beginning of their cells. */
function periodOf({ content, builtAtMs, offsetMinutes }: OfficeBatchJob): OfficeManifest['period'] {
  const to = dayAt(builtAtMs, offsetMinutes);
  const { activity = [], sessions = [], difficulties = [] } = content.tables;
  const days = [
    ...activity.map(({ month }) => `${month}-01`),
    ...sessions.map(({ held_on: day }) => String(day)),
    ...difficulties.map(({ noted_on: day }) => String(day)),
  ].filter((day) => day <= to);
  return { from: days.toSorted()[0] ?? to, to };
}
