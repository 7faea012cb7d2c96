import {
  officeTables,
  type OfficeCell,
  type OfficeRow,
} from '#shared/features/batch/office-tables.ts';
import { OfficeCodebook } from '#shared/features/batch/office-codebook.ts';
import type { FactTable, OfficeFacts } from '#shared/features/evaluation/known.ts';
import type { DuckDatabase } from './duck-database.ts';

const tables = [
  'activity',
  'coverage',
  'session_figures',
  'letters',
  'difficulties',
  'tasks',
  'activities_held',
  'self_scores',
] as const satisfies readonly FactTable[];

/** What each office tells of itself by its newest batch that is counted; a table that it did not send is not there. */
export async function listFacts(db: DuckDatabase): Promise<readonly OfficeFacts[]> {
  const told = new Map<string, Record<string, OfficeRow[]>>();
  const parts = await db.all('SELECT unit_code, part FROM office_newest');
  for (const row of parts) {
    const part = tables.find((name) => name === row['part']);
    if (part === undefined) continue;
    const unit = String(row['unit_code']);
    told.set(unit, { ...told.get(unit), [part]: [] });
  }
  for (const name of tables) {
    const columns = Object.keys(officeTables[name].fields);
    const rows = await db.all(`SELECT * FROM ${name}`);
    for (const row of rows) {
      const unit = String(row['unit_code']);
      // a task names besides who has to do it
      const cellOf = (column: string) => row[column === 'unit_code' ? 'task_unit_code' : column];
      told
        .get(unit)
        ?.[name]?.push(Object.fromEntries(columns.map((each) => [each, plain(cellOf(each))])));
    }
  }
  return [...told]
    .map(([unit, some]) => ({ unit, tables: some }))
    .toSorted((one, other) => (one.unit < other.unit ? -1 : 1));
}

/** What the codes of offices' batches mean: of each code the name in the newest of them that is counted. */
export async function listCodebooks(
  db: DuckDatabase,
): Promise<Pick<OfficeCodebook, 'figures' | 'models'>> {
  const rows = await db.all(
    `SELECT document FROM codebook
     JOIN (SELECT codebook AS sha256, MAX(built_at) AS newest FROM batch
           WHERE state = 'counted' AND station_code = '' GROUP BY codebook) AS of_office
     USING (sha256) ORDER BY newest, sha256`,
  );
  const books = rows.flatMap((row) => {
    const read = OfficeCodebook.safeParse(JSON.parse(String(row['document'])));
    return read.success ? [read.data] : []; // of a later program: its codes stand for themselves
  });
  return {
    figures: byCode(books.flatMap(({ figures }) => figures)),
    models: byCode(books.flatMap(({ models }) => models)),
  };
}

function byCode<Item extends { readonly code: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.code, item])).values()];
}

function plain(cell: string | number | bigint | boolean | null | undefined): OfficeCell {
  if (cell === undefined || cell === null || typeof cell === 'boolean') return null;
  return typeof cell === 'bigint' ? Number(cell) : cell;
}
