import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckDatabase } from '#main/features/gather/duck-database.ts';
import { openGatherStore, type GatherStore } from '#main/features/gather/index.ts';
import { createStore } from '#main/features/gather/store-folder.ts';
import { batchFiles } from '#main/gather-files.ts';
import { makeTempFolder, removeFolder } from './folders.ts';
import { cardOf, enrol, signedIn } from './office-machines.ts';
import type { TestApp } from './test-app.ts';

/** The store of a province, real and empty. */
export async function createSuperiorStore() {
  const place = makeTempFolder();
  const path = join(place, 'kho');
  const unit = { code: '00001', codeSystem: 'QD19-2025', name: 'Tỉnh thử' };
  await createStore(path, { kind: 'real', unit }, batchFiles);

  async function withStore<Result>(work: (store: GatherStore) => Promise<Result>) {
    const store = await openGatherStore(path, batchFiles);
    try {
      return await work(store);
    } finally {
      store.close();
    }
  }

  return {
    path,
    withStore,
    /** What somebody asks of the warehouse with any program for DuckDB. */
    async ask(sql: string) {
      const db = await openDuckDatabase(join(path, 'warehouse.duckdb'), join(path, 'scratch'));
      try {
        return await db.all(sql);
      } finally {
        db.close();
      }
    },
    /** The desk and the store know each other; the stations are known to the desk alone. */
    async introduce(desk: TestApp): Promise<void> {
      const file = join(place, 'desk.hlc');
      writeFileSync(file, (await cardOf(desk, 'desk')).card);
      const reading = await withStore(async (store) => {
        const card = `${JSON.stringify(store.ownCard('2026-11-01'))}\n`;
        const { code } = await (await signedIn(desk, 'cntt')).connection.inspect({ card });
        await enrol(desk, { card, comparedCode: code });
        return store.trust([file])[0]?.reading;
      });
      if (reading?.taken !== true) throw new Error('the store takes the card of a desk');
    },
    close: () => removeFolder(place),
  };
}
export type SuperiorStore = Awaited<ReturnType<typeof createSuperiorStore>>;
