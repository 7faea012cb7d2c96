import fc from 'fast-check';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noDecisions } from '#shared/features/batch/ledger.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aLife, aRatingRow } from '#tests/support/station-batches.ts';
import { enterStagedRows } from './enter-rows-store.ts';
import { sqlText } from './duck-database.ts';
import { keptColumns } from './warehouse-columns.ts';
import { openWarehouse, type Warehouse } from './warehouse-store.ts';

let root: string;
let warehouse: Warehouse;
beforeAll(async () => {
  root = makeTempFolder();
  warehouse = await openWarehouse(':memory:', join(root, 'scratch'), {
    kind: 'real',
    decisions: () => noDecisions,
  });
});
afterAll(() => {
  warehouse.close();
  removeFolder(root);
});

interface Said {
  readonly kind: 'answer' | 'change';
  /** Which answer a change is about. */
  readonly about: number;
  readonly score: number;
  readonly step: number;
}
interface Sent {
  readonly key: number;
  readonly station: number;
  readonly ids: readonly number[];
  readonly isCounted: boolean;
}

const places = 2;
const idsEach = 9;
const columns = keptColumns.map(({ name }) => name);
const stagedColumns = ['batch INTEGER', ...keptColumns.map(({ name, type }) => `${name} ${type}`)];
const life = aLife();

/** What each id is at each station: nothing keeps a station from using the ids of another. */
const world = fc.array(
  fc.array(
    fc.record<Said>({
      kind: fc.constantFrom('answer', 'answer', 'change'),
      about: fc.nat({ max: idsEach - 1 }),
      score: fc.integer({ min: 1, max: 5 }),
      step: fc.constantFrom(1, 2, 10),
    }),
    { minLength: idsEach, maxLength: idsEach },
  ),
  { minLength: places, maxLength: places },
);
const sent = fc
  .array(
    fc.record({
      station: fc.nat({ max: places - 1 }),
      ids: fc.uniqueArray(fc.nat({ max: idsEach - 1 }), { minLength: 1, maxLength: 4 }),
      isCounted: fc.constantFrom(true, true, true, false),
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map((all) => all.map((each, at): Sent => ({ ...each, key: at + 1 })));
const history = fc
  .tuple(world, sent)
  .chain(([said, batches]) =>
    fc.tuple(
      fc.constant(said),
      fc.shuffledSubarray(batches, { minLength: batches.length }),
      fc.array(fc.boolean(), { minLength: batches.length, maxLength: batches.length }),
    ),
  );

function idOf(id: number): string {
  return `0000000${id}-0000-4000-8000-000000000000`;
}

function literal(value: string | number | null): string {
  return value === null ? 'NULL' : typeof value === 'number' ? String(value) : sqlText(value);
}

/** Enters batches in the order given, several at a time where `together` says so; whether an answer moved. */
async function enter(
  said: readonly (readonly Said[])[],
  batches: readonly Sent[],
  together: readonly boolean[],
): Promise<boolean> {
  const { db } = warehouse;
  const emptyStaged = () =>
    db.run(`CREATE OR REPLACE TEMP TABLE staged (${stagedColumns.join(', ')})`);
  for (const table of ['batch', 'rating_once', 'rating_changed', 'rating_shared']) {
    await db.run(`DELETE FROM ${table}`);
  }
  for (const { key, station, isCounted } of batches) {
    await db.run(
      `INSERT INTO batch VALUES (${key}, 'batch-${key}', 'key', '01819', '', '', 'may-${station}',
         '', uuid(), 1, NULL, NULL, NULL, '', NULL, NULL, 0, 0, 'trusted', 0, 0, '[]', '', NULL, '',
         '${isCounted ? 'counted' : 'held'}', NULL)`,
    );
  }
  await emptyStaged();
  let hasMoved = false;
  for (const [at, { key, station, ids }] of batches.entries()) {
    const rows = ids.map((id) => {
      const { kind, about, score, step } = said[station]?.[id] ?? { kind: 'answer', about: id };
      const row = aRatingRow(life, {
        id: idOf(id),
        station_code: `may-${station}`,
        score: score ?? null,
        ...(kind === 'change' && { kind, response_id: idOf(about), step: step ?? 1 }),
      });
      return `(${key}, ${columns.map((name) => literal(row[name] ?? null)).join(', ')})`;
    });
    await db.run(`INSERT INTO staged (batch, ${columns.join(', ')}) VALUES ${rows.join(', ')}`);
    if (together[at] === true && at + 1 < batches.length) continue;
    await enterStagedRows(db);
    const [known] = await db.all(
      'SELECT COUNT(*) AS changed FROM changed WHERE id IN (SELECT id FROM met)',
    );
    hasMoved ||= known?.['changed'] !== 0n;
    await emptyStaged();
  }
  return hasMoved;
}

/** What the law says of the same batches, whatever came first. */
function lawOf(said: readonly (readonly Said[])[], batches: readonly Sent[]) {
  const rows = batches.flatMap(({ key, station, ids, isCounted }) =>
    ids.flatMap((id) => {
      const is = said[station]?.[id];
      return is === undefined ? [] : [{ key, station, id, isCounted, ...is }];
    }),
  );
  const changed = new Set(rows.filter(({ kind }) => kind === 'change').map(({ about }) => about));
  const lies = rows.map(({ key, id, kind }) => {
    const isShared = rows.filter((row) => row.id === id).length > 1;
    const isChanged = kind === 'change' || changed.has(id);
    return `${isShared ? 'rating_shared' : isChanged ? 'rating_changed' : 'rating_once'} ${key} ${id}`;
  });
  const counted = rows.filter(({ isCounted }) => isCounted);
  const once = [
    ...new Map(counted.map((row) => [`${row.station} ${row.id}`, row])).values(),
  ].toSorted((one, other) => one.station - other.station || one.id - other.id);
  const responses = once
    .filter(({ kind }) => kind === 'answer')
    .map(({ station, id, score }) => {
      const last = once
        .filter((row) => row.kind === 'change' && row.station === station && row.about === id)
        .toSorted((one, other) => one.step - other.step || one.id - other.id)
        .at(-1);
      return { station: `may-${station}`, id: idOf(id), final: last?.score ?? score };
    });
  return { rows: once.length, responses, lies: lies.toSorted() };
}

it('knows the last score of each answer, whichever of change, copy and answer came first', async () => {
  const seen = { moved: 0, held: 0, shared: 0 };
  await fc.assert(
    fc.asyncProperty(history, async ([said, batches, together]) => {
      const hasMoved = await enter(said, batches, together);
      const responses = await warehouse.db.all(
        `SELECT station_code AS station, CAST(id AS VARCHAR) AS id, final_score AS final
         FROM response ORDER BY station_code, id`,
      );
      const lies = await warehouse.db.all(
        ['rating_once', 'rating_changed', 'rating_shared']
          .map(
            (table) =>
              `SELECT '${table} ' || batch || ' ' || CAST(substr(CAST(id AS VARCHAR), 8, 1) AS INTEGER) AS at
               FROM ${table}`,
          )
          .join(' UNION ALL '),
      );
      const { rows } = await warehouse.count();
      const law = lawOf(said, batches);
      expect({
        rows,
        responses,
        lies: lies.map(({ at }) => String(at)).toSorted(),
      }).toEqual(law);
      seen.moved += Number(hasMoved);
      seen.held += Number(batches.some(({ isCounted }) => !isCounted));
      seen.shared += Number(law.lies.some((at) => at.startsWith('rating_shared')));
    }),
    { numRuns: 30 },
  );
  expect(Math.min(seen.moved, seen.held, seen.shared)).toBeGreaterThan(0);
});
