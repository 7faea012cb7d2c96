import { rm } from 'node:fs/promises';
import type { RefusedFile } from '#shared/features/gather/gathered.ts';
import type { OfficeManifest } from '#shared/features/batch/manifest.ts';
import type { Archive } from './archive.ts';
import type { EnteredBatch, Warehouse } from './warehouse-store.ts';

/** A batch of an office whose signatures and parts are right; its tables have still to be looked at. */
export interface ReceivedOffice {
  readonly kind: 'office';
  readonly source: string;
  readonly copy: string;
  readonly isArchived: boolean;
  readonly folder: string;
  readonly manifest: OfficeManifest;
  readonly batch: EnteredBatch;
  readonly codebook: string | null;
  readonly sender: NonNullable<RefusedFile['sender']>;
}

/** Entered in one transaction. */
const together = 64;

/** Checks the tables of offices' batches and enters those that are right; gives back the others. */
export async function enterOffices(
  warehouse: Warehouse,
  archive: Archive,
  received: readonly ReceivedOffice[],
): Promise<readonly RefusedFile[]> {
  const refused: RefusedFile[] = [];
  for (let at = 0; at < received.length; at += together) {
    refused.push(...(await enterSome(warehouse, archive, received.slice(at, at + together))));
  }
  return refused;
}

async function enterSome(
  warehouse: Warehouse,
  archive: Archive,
  received: readonly ReceivedOffice[],
): Promise<readonly RefusedFile[]> {
  const unpacked = received.map(({ batch, folder, manifest }) => ({
    key: batch.key,
    folder: folder.replaceAll('\\', '/'),
    author: batch.author,
    manifest,
  }));
  const faulty = await warehouse.office.findFaulty(unpacked);
  const good = received.filter(({ batch }) => !faulty.has(batch.key));
  const bad = received.filter(({ batch }) => faulty.has(batch.key));
  if (good.length > 0) {
    await archive.put(good.map(({ batch, copy }) => ({ name: batch.name, copy })));
    const codebooks = good.flatMap(({ batch, codebook }): [string, string][] =>
      batch.codebook === null || codebook === null ? [] : [[batch.codebook, codebook]],
    );
    await warehouse.enterOffices(
      good.map(({ batch }) => batch),
      new Map(codebooks),
      unpacked.filter(({ key }) => !faulty.has(key)),
    );
  }
  for (const { folder } of received) await rm(folder, { recursive: true, force: true });
  for (const { copy, isArchived } of bad) if (!isArchived) await rm(copy, { force: true });
  return bad.map(({ source, sender }) => ({
    file: source,
    fault: 'rowsInvalid',
    place: null,
    sender,
  }));
}
