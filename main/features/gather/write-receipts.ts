import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Receipt, receiptFormat } from '#shared/features/batch/receipt.ts';
import { SignedDocument } from '#shared/features/batch/signed-document.ts';
import type { RefusedFile } from '#shared/features/gather/gathered.ts';
import type { BatchFiles } from './ports.ts';
import type { HeldStore } from './store-folder.ts';
import type { KnownBatch } from './warehouse-store.ts';

type Line = Receipt['batches'][number];

/** As many as fit into a signed document, with room to spare. */
const linesEach = 200;

interface Wanted {
  readonly batches: readonly KnownBatch[];
  readonly refused: readonly RefusedFile[];
  /** The day on which it is received. */
  readonly on: string;
}

/**
 * Writes what every author is to be told, signed, one file for every 200 batches. What says the same as
 * before stays as it is, so that the same import leaves the same files. Gives back how many were written.
 */
export function writeReceipts(
  { folder, unit, keys }: Pick<HeldStore, 'folder' | 'unit' | 'keys'>,
  files: BatchFiles,
  { batches, refused, on }: Wanted,
): number {
  const publicKey = files.parseKey(keys.publicKey);
  if (publicKey === undefined) throw new Error('a store has a key');
  const by = files.fingerprintOf(publicKey);
  const there = new Set(readdirSync(folder.receipts));
  const written = linesByAuthor(batches, refused).flatMap(({ author, name, lines }) =>
    lines.map((part, at) => {
      const file = join(folder.receipts, `${name}-${at + 1}.hlr`);
      const before = there.has(`${name}-${at + 1}.hlr`) ? readReceipt(file) : undefined;
      if (before !== undefined && JSON.stringify(before.batches) === JSON.stringify(part)) return 0;
      const receipt = { format: receiptFormat, unitCode: unit.code, by, author, on, batches: part };
      const document = `${JSON.stringify(Receipt.parse(receipt))}\n`;
      const signed = files.sign(document, 'hai-long-receipt', keys.signingKey);
      // not synced one by one: what a power cut takes is written by the next import
      writeFileSync(`${file}.part`, `${JSON.stringify(signed, null, 2)}\n`);
      renameSync(`${file}.part`, file);
      return 1;
    }),
  );
  return written.reduce<number>((sum, each) => sum + each, 0);
}

interface AuthorsLines {
  readonly author: string;
  /** Of the files, without number and ending. */
  readonly name: string;
  readonly lines: readonly (readonly Line[])[];
}

function linesByAuthor(
  batches: readonly KnownBatch[],
  refused: readonly RefusedFile[],
): readonly AuthorsLines[] {
  const known = new Set(batches.map(({ name }) => name));
  const kept = batches.map(
    ({ author, unitCode, stationCode, name, incarnation, number, standing }) => ({
      author,
      from: `${unitCode}-${stationCode || 'office'}`,
      line: {
        name,
        place: { incarnation, number },
        state: standing.state,
        reason: standing.state === 'held' ? standing.reason : null,
      },
    }),
  );
  const turnedAway = refused.flatMap(({ sender, fault }) => {
    // of a stranger, or one that came right from elsewhere, there is nothing to say
    if (sender === null || known.has(sender.name) || fault === 'senderUnknown') return [];
    const { author, name, incarnation, number } = sender;
    const line = { name, place: { incarnation, number }, state: 'refused' as const, reason: fault };
    return [{ author, from: 'refused', line }];
  });
  return [...Map.groupBy([...kept, ...turnedAway], ({ author }) => author)].map(
    ([author, own]) => ({
      author,
      name: `${own[0]?.from}-${shortOf(author)}`,
      lines: inParts(own.map(({ line }) => line).toSorted((one, other) => compare(one, other))),
    }),
  );
}

function inParts(lines: readonly Line[]): readonly (readonly Line[])[] {
  const parts = Math.ceil(lines.length / linesEach);
  return Array.from({ length: parts }, (_, at) =>
    lines.slice(at * linesEach, (at + 1) * linesEach),
  );
}

function compare(one: Line, other: Line): number {
  const lives = one.place.incarnation.localeCompare(other.place.incarnation);
  return lives || one.place.number - other.place.number || (one.name < other.name ? -1 : 1);
}

/** Eight digits of a key's fingerprint, for the name of a file. */
function shortOf(author: string): string {
  return Buffer.from(author.slice('SHA256:'.length), 'base64').toString('hex', 0, 4);
}

/** What was written before; whatever cannot be read is written anew. */
function readReceipt(file: string): Receipt | undefined {
  try {
    const signed = SignedDocument.parse(JSON.parse(readFileSync(file, 'utf8')));
    return Receipt.parse(JSON.parse(signed.document));
  } catch {
    return undefined;
  }
}
