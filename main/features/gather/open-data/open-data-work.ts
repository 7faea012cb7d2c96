import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isClosedQuarter } from '#shared/features/gather/open-data.ts';
import type { GatherStore } from '../index.ts';
import type { ExtractWords } from './extract-tables.ts';

/** The sentences of the extract in both of its languages. */
export interface ExtractLanguages {
  readonly vi: ExtractWords;
  readonly en: ExtractWords;
}

export interface Publishing {
  readonly quarters: readonly string[];
  readonly floor: number;
}

export interface InStore {
  readonly store: GatherStore;
  readonly order: { readonly today: string };
  readonly words: () => Promise<ExtractLanguages>;
}

/** What is done at the desk with open data, each in a worker with the store open for it alone. */
export const openDataWorks = {
  closedQuarters: async ({ store, order }: InStore, _input: undefined) => [
    ...(await store.closedQuarters(order.today)),
  ],

  /** Null where nothing of it is new. */
  async weighOpenData({ store, order }: InStore, publishing: Publishing) {
    if (isAnyOpen(publishing.quarters, order.today)) return 'notClosed';
    const outlook = await store.weighOpenData({ ...publishing, on: order.today });
    if (outlook === undefined) return null;
    const names = await store.unitNames();
    return { ...outlook, incomplete: outlook.incomplete.map((code) => names.get(code) ?? code) };
  },

  async publishOpenData(
    { store, order, words }: InStore,
    { folder, quarters, floor }: Publishing & { readonly folder: string },
  ) {
    if (isAnyOpen(quarters, order.today)) return 'notClosed';
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return 'noFolder';
    const out = join(folder, `so-lieu-mo-${quarters.join('-')}`);
    if (existsSync(out)) return 'thereAlready';
    const { files, fresh } = await store.openData({
      ...{ quarters, floor, out, on: order.today },
      ...(await words()),
    });
    return { out, files: files.length, fresh: [...fresh], publishedOn: order.today };
  },
} as const;

function isAnyOpen(quarters: readonly string[], today: string): boolean {
  return quarters.some((quarter) => !isClosedQuarter(quarter, today));
}
