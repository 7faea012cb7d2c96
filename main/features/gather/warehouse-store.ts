import { hash } from 'node:crypto';
import { StartError } from '#main/platform/start-error.ts';
import {
  seriesOf,
  standings,
  withoutRows,
  type Decisions,
  type HeldReason,
  type Standing,
} from '#shared/features/batch/ledger.ts';
import type { GatheredBatch, RefusedFile, StoreKind } from '#shared/features/gather/gathered.ts';
import { openDuckDatabase, type DuckDatabase, type Row } from './duck-database.ts';
import { enterStagedRows } from './enter-rows-store.ts';
import { createStaging, type Staging } from './staging-store.ts';
import { officeSchema } from './office-schema-store.ts';
import { createOfficeStore, type OfficeStore, type UnpackedOffice } from './office-tables-store.ts';
import { keptColumns } from './warehouse-columns.ts';
import { warehouseSchema, warehouseVersion } from './warehouse-schema-store.ts';

/** A batch whose rows are staged under its key. */
export interface EnteredBatch extends GatheredBatch {
  readonly key: number;
}

export interface KnownBatch extends EnteredBatch {
  readonly standing: Standing;
}

/** One row of a station as one batch has it, where another has it otherwise. */
export interface ContestedRow {
  readonly name: string;
  readonly id: string;
  readonly kind: 'answer' | 'change' | 'fact' | 'comment' | 'redaction';
  readonly score: number | null;
  /** Of the station, in its own time. */
  readonly day: number;
}

/** What is gathered, in one file of DuckDB. */
export interface Warehouse {
  readonly db: DuckDatabase;
  readonly staging: Staging;
  /** What offices tell as a whole. */
  readonly office: OfficeStore;
  listBatches(): Promise<readonly KnownBatch[]>;
  /** Staged rows, their batches and what that makes of all others, in one transaction. */
  enter(batches: readonly EnteredBatch[], codebooks: ReadonlyMap<string, string>): Promise<void>;
  /** The same of offices' batches, whose tables were looked at and lie unpacked. */
  enterOffices(
    batches: readonly EnteredBatch[],
    codebooks: ReadonlyMap<string, string>,
    unpacked: readonly UnpackedOffice[],
  ): Promise<void>;
  /** Stands every batch anew by what was decided now; in one transaction. */
  restand(): Promise<void>;
  /** What each batch is by the ledger, whatever the tables say that it is. */
  findStandings(): Promise<ReadonlyMap<string, Standing>>;
  /** Which rows several batches have with different content, and who has them. */
  listContested(): Promise<readonly ContestedRow[]>;
  listRefused(): Promise<readonly RefusedFile[]>;
  /** Forgets what was refused under the names of `seen`, and notes `refused`. */
  noteRefused(seen: readonly string[], refused: readonly RefusedFile[]): Promise<void>;
  /** How many rows of each batch are here, by its key. */
  countRows(): Promise<ReadonlyMap<number, number>>;
  /** Counted rows, and answers among them, each once. */
  count(): Promise<{ readonly rows: number; readonly responses: number }>;
  /**
   * SHA-256 over every batch with its standing, sorted by name, and over the counted rows as a sum of
   * hashes, each row once: two stores that hold the same batches have the same, in whatever order they came.
   */
  hashOfStore(): Promise<string>;
  close(): void;
}

export async function openWarehouse(
  file: string,
  scratch: string,
  { kind, decisions }: { readonly kind: StoreKind; readonly decisions: () => Decisions },
): Promise<Warehouse> {
  const db = await openDuckDatabase(file, scratch);
  try {
    await prepare(db, kind);
    const warehouse = await createWarehouse(db, decisions);
    await warehouse.restand(); // a decision may have been written and the power have gone
    return { ...warehouse, close: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}

async function prepare(db: DuckDatabase, kind: StoreKind): Promise<void> {
  const tables = await db.all(
    `SELECT table_name FROM information_schema.tables WHERE table_name = 'warehouse'`,
  );
  if (tables.length === 0) {
    await db.transaction(async () => {
      await db.run(warehouseSchema);
      await db.run(officeSchema);
      await db.run('INSERT INTO warehouse VALUES ($1, $2)', [warehouseVersion, kind]);
    });
  }
  const [found] = await db.all('SELECT schema_version, kind FROM warehouse');
  if (found?.['schema_version'] !== warehouseVersion || found['kind'] !== kind) {
    throw new StartError('warehouseOther');
  }
}

async function createWarehouse(
  db: DuckDatabase,
  decisions: () => Decisions,
): Promise<Omit<Warehouse, 'close'>> {
  const staging = createStaging(db);
  const office = createOfficeStore(db);

  // a year of a province is tens of thousands, and several ask for them in a row
  let listed: Promise<readonly KnownBatch[]> | undefined;
  const listBatches = () => (listed ??= readBatches());

  /** What was read within a transaction that came to nothing is forgotten with it. */
  async function inTransaction(work: () => Promise<void>): Promise<void> {
    try {
      await db.transaction(work);
    } catch (error) {
      listed = undefined;
      throw error;
    }
  }

  async function readBatches(): Promise<readonly KnownBatch[]> {
    const columns = await db.columns(
      `SELECT * EXCLUDE (incarnation, grown_from_incarnation), CAST(incarnation AS VARCHAR) AS life,
              CAST(grown_from_incarnation AS VARCHAR) AS life_before
       FROM batch ORDER BY key`,
    );
    const names = Object.keys(columns);
    return Array.from(columns['key'] ?? [], (_, at) =>
      batchOf(Object.fromEntries(names.map((name) => [name, columns[name]?.[at] ?? null]))),
    );
  }

  async function enterBatches(batches: readonly EnteredBatch[]): Promise<void> {
    listed = undefined;
    const rows = JSON.stringify(batches.map(recordOf));
    await db.run(`INSERT INTO batch BY NAME ${unpacked(batchShape)}`, [rows]);
  }

  async function enterCodebooks(codebooks: ReadonlyMap<string, string>): Promise<void> {
    const rows = Array.from(codebooks, ([sha256, document]) => ({ sha256, document }));
    await db.run(
      `INSERT OR IGNORE INTO codebook BY NAME ${unpacked({ sha256: 'VARCHAR', document: 'VARCHAR' })}`,
      [JSON.stringify(rows)],
    );
  }

  /** `shut`: batches whose rows stand against nobody's. */
  async function findConflicting(shut: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const rows = await db.all(`SELECT DISTINCT name FROM (${contestedRows}) AS contested`, [
      JSON.stringify([...shut]),
    ]);
    return new Set(rows.map((row) => String(row['name'])));
  }

  async function findStandings(): Promise<ReadonlyMap<string, Standing>> {
    const series = seriesOf(await listBatches(), decisions());
    const conflicting = await findConflicting(withoutRows(series, decisions()));
    return standings(series, conflicting, decisions());
  }

  async function restand(): Promise<void> {
    const known = await listBatches();
    const found = await findStandings();
    const changed = known.flatMap(({ key, name, standing }) => {
      const now = found.get(name);
      if (now === undefined || isSameStanding(now, standing)) return [];
      return [{ key, ...standingColumns(now) }];
    });
    if (changed.length === 0) return;
    listed = undefined;
    await db.run(
      `UPDATE batch SET state = changed.state, reason = changed.reason
       FROM (${unpacked({ key: 'INTEGER', state: 'VARCHAR', reason: 'VARCHAR' })}) AS changed
       WHERE batch.key = changed.key`,
      [JSON.stringify(changed)],
    );
  }

  return {
    db,
    staging,
    office,
    enterOffices: (batches, codebooks, unpacked) =>
      inTransaction(async () => {
        await enterCodebooks(codebooks);
        await enterBatches(batches);
        await office.enter(unpacked);
        await restand();
      }),
    listBatches,
    findStandings,
    restand: () => inTransaction(restand),
    async listContested() {
      const shut = withoutRows(seriesOf(await listBatches(), decisions()), decisions());
      const rows = await db.all(
        `SELECT name, CAST(id AS VARCHAR) AS id, kind, score,
                CAST(FLOOR((recorded_at_ms + offset_minutes * 60000) / 86400000) AS INTEGER) AS day
         FROM (${contestedRows}) AS contested ORDER BY id, name LIMIT ${mostContested}`,
        [JSON.stringify([...shut])],
      );
      return rows.map((row) => ({
        name: String(row['name']),
        id: String(row['id']),
        kind: String(row['kind']) as ContestedRow['kind'], // checked before it entered
        score: row['score'] === null ? null : Number(row['score']),
        day: Number(row['day']),
      }));
    },
    enter: (batches, codebooks) =>
      inTransaction(async () => {
        await enterCodebooks(codebooks);
        await enterBatches(batches);
        await enterStagedRows(db);
        await restand();
      }),
    async listRefused() {
      const rows = await db.all('SELECT * FROM refused_file ORDER BY file');
      return rows.map(refusedOf);
    },
    noteRefused: (seen, refused) =>
      db.transaction(async () => {
        await db.run(
          `DELETE FROM refused_file WHERE file IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
          [JSON.stringify(seen)],
        );
        const rows = refused.map(({ file, fault, place, sender }) => ({
          file,
          fault,
          place,
          author_key: sender?.author ?? null,
          name: sender?.name ?? null,
          incarnation: sender?.incarnation ?? null,
          number: sender?.number ?? null,
        }));
        await db.run(`INSERT INTO refused_file BY NAME ${unpacked(refusedShape)}`, [
          JSON.stringify(rows),
        ]);
      }),
    async countRows() {
      const rows = await db.all(
        `SELECT batch, COUNT(*) AS total
         FROM (SELECT batch FROM rating_once UNION ALL SELECT batch FROM rating_changed
               UNION ALL SELECT batch FROM rating_shared)
         GROUP BY batch
         UNION ALL SELECT batch, SUM(rows) AS total FROM office_part GROUP BY batch`,
      );
      return new Map(rows.map((row) => [Number(row['batch']), Number(row['total'])]));
    },
    async count() {
      const [found] = await db.all(
        `SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE kind = 'answer') AS answers FROM rating`,
      );
      return { rows: Number(found?.['total']), responses: Number(found?.['answers']) };
    },
    async hashOfStore() {
      const batches = await listBatches();
      const lines = batches.map(({ name, standing }) => {
        const { state, reason } = standingColumns(standing);
        return `${name} ${state} ${reason ?? '-'}`;
      });
      const text = columnNames.map((name) => `COALESCE(CAST(${name} AS VARCHAR), '')`);
      const [sum] = await db.all(
        `SELECT COUNT(*) AS total, SUM(CAST(md5_number_upper(content) AS HUGEINT)) AS high,
                SUM(CAST(md5_number_lower(content) AS HUGEINT)) AS low
         FROM (SELECT ${text.join(` || chr(31) || `)} AS content FROM rating)`,
      );
      const rows = ['rows', sum?.['total'], sum?.['high'] ?? 0, sum?.['low'] ?? 0].join(' ');
      const told = await office.contentLines();
      return hash('sha256', [...lines.toSorted(), rows, ...told, ''].join('\n'), 'hex');
    },
  };
}

const columnNames = keptColumns.map(({ name }) => name);

/** More than anybody looks at; a batch that was altered throughout has all of its rows here. */
const mostContested = 2_000;

/** Rows that batches have with different content, those of batches named in `$1` left out. */
const contestedRows = `
  WITH open AS (
    SELECT * FROM rating_shared WHERE batch NOT IN (
      SELECT key FROM batch
      WHERE name IN (SELECT unnest(from_json($1, '["VARCHAR"]')))))
  SELECT named.name AS name, open.*
  FROM open
  JOIN (
    SELECT unit_code, station_code, id
    FROM (SELECT DISTINCT ${columnNames.join(', ')} FROM open)
    GROUP BY unit_code, station_code, id HAVING COUNT(*) > 1) AS twice
  USING (unit_code, station_code, id)
  JOIN (SELECT key, name FROM batch) AS named ON named.key = open.batch`;

type Shape = Readonly<Record<string, 'VARCHAR' | 'INTEGER' | 'BIGINT'>>;

/** Rows that are handed over as one JSON array. */
function unpacked(shape: Shape): string {
  return `SELECT unnest(from_json($1, '${JSON.stringify([shape])}'), recursive := true)`;
}

const batchShape = {
  key: 'INTEGER',
  name: 'VARCHAR',
  author_key: 'VARCHAR',
  unit_code: 'VARCHAR',
  code_system: 'VARCHAR',
  unit_name: 'VARCHAR',
  station_code: 'VARCHAR',
  station_name: 'VARCHAR',
  incarnation: 'VARCHAR',
  number: 'INTEGER',
  previous: 'VARCHAR',
  grown_from_incarnation: 'VARCHAR',
  grown_from_batch: 'VARCHAR',
  built_at: 'VARCHAR',
  from_day: 'VARCHAR',
  to_day: 'VARCHAR',
  rows: 'BIGINT',
  answers: 'BIGINT',
  clock_state: 'VARCHAR',
  suspect_rows: 'BIGINT',
  unset_rows: 'BIGINT',
  problems: 'VARCHAR',
  judge_rule: 'VARCHAR',
  codebook: 'VARCHAR',
  file_sha256: 'VARCHAR',
  state: 'VARCHAR',
  reason: 'VARCHAR',
} as const satisfies Shape;

const refusedShape = {
  file: 'VARCHAR',
  fault: 'VARCHAR',
  place: 'VARCHAR',
  author_key: 'VARCHAR',
  name: 'VARCHAR',
  incarnation: 'VARCHAR',
  number: 'INTEGER',
} as const satisfies Shape;

function recordOf(batch: EnteredBatch): Record<keyof typeof batchShape, string | number | null> {
  return {
    key: batch.key,
    name: batch.name,
    author_key: batch.author,
    unit_code: batch.unitCode,
    code_system: batch.codeSystem,
    unit_name: batch.unitName,
    station_code: batch.stationCode,
    station_name: batch.stationName,
    incarnation: batch.incarnation,
    number: batch.number,
    previous: batch.previous,
    grown_from_incarnation: batch.grownFrom?.incarnation ?? null,
    grown_from_batch: batch.grownFrom?.manifest ?? null,
    built_at: batch.builtAt,
    from_day: batch.period?.from ?? null,
    to_day: batch.period?.to ?? null,
    rows: batch.rows,
    answers: batch.answers,
    clock_state: batch.clock.state,
    suspect_rows: batch.clock.suspectRows,
    unset_rows: batch.clock.unsetRows,
    problems: JSON.stringify(batch.problems),
    judge_rule: batch.judgeRule,
    codebook: batch.codebook,
    file_sha256: batch.fileSha256,
    state: 'counted',
    reason: null,
  };
}

function batchOf(row: Row): KnownBatch {
  const text = (name: string) => String(row[name]);
  const maybe = (name: string) => (row[name] === null ? null : text(name));
  const from = maybe('from_day');
  const to = maybe('to_day');
  const before = maybe('life_before');
  return {
    key: Number(row['key']),
    name: text('name'),
    author: text('author_key'),
    unitCode: text('unit_code'),
    codeSystem: text('code_system'),
    unitName: text('unit_name'),
    stationCode: text('station_code'),
    stationName: text('station_name'),
    incarnation: text('life'),
    number: Number(row['number']),
    previous: maybe('previous'),
    grownFrom:
      before === null ? null : { incarnation: before, manifest: maybe('grown_from_batch') },
    builtAt: text('built_at'),
    period: from === null || to === null ? null : { from, to },
    rows: Number(row['rows']),
    answers: Number(row['answers']),
    clock: {
      state: text('clock_state') as GatheredBatch['clock']['state'], // written by `recordOf` alone
      suspectRows: Number(row['suspect_rows']),
      unsetRows: Number(row['unset_rows']),
    },
    problems: JSON.parse(text('problems')) as string[],
    judgeRule: text('judge_rule'),
    codebook: maybe('codebook'),
    fileSha256: text('file_sha256'),
    standing:
      row['state'] === 'held'
        ? { state: 'held', reason: text('reason') as HeldReason } // written by `restand` alone
        : { state: 'counted' },
  };
}

function refusedOf(row: Row): RefusedFile {
  const { file, fault, place, author_key: author, name, incarnation, number } = row;
  return {
    file: String(file),
    fault: String(fault) as RefusedFile['fault'], // written by `noteRefused` alone
    place: place === null ? null : String(place),
    sender:
      author === null
        ? null
        : {
            author: String(author),
            name: String(name),
            incarnation: String(incarnation),
            number: Number(number),
          },
  };
}

function standingColumns(standing: Standing): { state: string; reason: string | null } {
  return standing.state === 'held'
    ? { state: 'held', reason: standing.reason }
    : { state: 'counted', reason: null };
}

function isSameStanding(one: Standing, other: Standing): boolean {
  return standingColumns(one).reason === standingColumns(other).reason;
}
