import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { syncFile } from '#main/platform/files.ts';
import type { CarryDeps, Going } from '../carry-all.ts';
import type { ClosingDeps } from '../close-batch.ts';
import { measureFile } from '../file/write-batch.ts';
import { fileNameOf } from '../kept-batches.ts';
import { isNoRoom, reserveBytes } from '../making.ts';
import { findPassedOn, listPassedOnReceipts, recordPassedOn } from './passed-on-store.ts';
import type { StationsBatch } from './upward-ports.ts';

/** Room that is asked for where the data folder's disk is too full to seal anew. */
export const megabytesToReseal = Math.ceil(reserveBytes / 1024 ** 2);

/** Where a station's batch lies that was sealed anew, until everybody above has it. */
export function passedOnFile(out: string, name: string): string {
  return join(out, 'up', `${name}.hlb`);
}

/** Stations' batches that somebody above has not said to keep. */
export function listPassedOn({ db, keys, upward }: CarryDeps): readonly StationsBatch[] {
  return upward.stationsBatches().filter(({ name }) => !isAboveWhole({ db, keys }, name, upward));
}

/** Whether every superior that is known, or that it was sealed to, has said that it keeps a batch. */
export function isAboveWhole(
  { db, keys }: Pick<ClosingDeps, 'db' | 'keys'>,
  name: string,
  { superiors }: Pick<CarryDeps['upward'], 'superiors'> = { superiors: () => [] },
): boolean {
  const passed = findPassedOn(db, name);
  if (passed === undefined) return false;
  const sealedFor: readonly string[] = JSON.parse(passed.sealed_for); // written below, by us alone
  const kept = new Set(
    listPassedOnReceipts(db)
      .filter(({ batch, state }) => batch === name && state !== 'refused')
      .flatMap(({ desk_key }) => {
        const desk = keys.deskOf(desk_key);
        return typeof desk === 'string' ? [] : desk.recipients;
      }),
  );
  return [...sealedFor, ...superiors()].every((recipient) => kept.has(recipient));
}

/** A station's batch as it goes up: sealed once for those above, and the same bytes every time after. */
export async function resealed(
  { db, out, now, audit, upward }: CarryDeps,
  actor: string,
  batch: StationsBatch,
): Promise<Going | 'NO_ROOM_HERE'> {
  const { name, unitCode, stationCode, place } = batch;
  const file = passedOnFile(out, name);
  const sealedFor = JSON.stringify(upward.superiors().toSorted());
  let passed = findPassedOn(db, name);
  if (passed?.sealed_for !== sealedFor || !existsSync(file)) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      rmSync(file, { force: true });
      await upward.reseal(name, file);
    } catch (error) {
      if (isNoRoom(error)) return 'NO_ROOM_HERE';
      throw error;
    }
    const { bytes, sha256 } = await measureFile(file);
    passed = {
      batch: name,
      sealed_for: sealedFor,
      file_bytes: bytes,
      file_sha256: sha256,
      sealed_at_ms: now().utcMs,
    };
  }
  const row = passed;
  return {
    name,
    what: 'passedOn',
    number: place.number,
    source: file,
    bytes: row.file_bytes,
    sha256: row.file_sha256,
    fileName: fileNameOf({ unit: unitCode, of: stationCode, number: place.number, name }),
    record() {
      recordPassedOn(db, row);
      audit(actor, 'batch.passed-on', { batch: name });
    },
  };
}

/** The cards of the office's stations as a file to carry. */
export function cardsOf({ out, settings, upward, audit }: CarryDeps): Going | undefined {
  const text = upward.cards();
  if (text === undefined) return undefined;
  const sha256 = hash('sha256', text, 'hex');
  const source = join(out, 'up', 'cards.hlcs');
  mkdirSync(dirname(source), { recursive: true });
  writeFileSync(source, text);
  syncFile(source);
  return {
    name: sha256,
    what: 'cards',
    number: null,
    source,
    bytes: Buffer.byteLength(text),
    sha256,
    fileName: `hailong-${settings().unit.code}-cards-${sha256.slice(0, 8)}.hlcs`,
    record: () => audit('program', 'connection.vouched', { cards: sha256 }),
  };
}
