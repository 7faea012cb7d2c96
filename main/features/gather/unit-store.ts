import type { DuckDatabase } from './duck-database.ts';

/** Names of the units that counted batches came from, by code. */
export async function listUnitNames(db: DuckDatabase): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all('SELECT code, name FROM unit ORDER BY code');
  return new Map(rows.map(({ code, name }) => [String(code), String(name)]));
}
