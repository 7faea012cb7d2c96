import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '#shared/features/batch/envelope.ts';
import { Receipt, receiptFormat } from '#shared/features/batch/receipt.ts';
import type { SignedDocument } from '#shared/features/batch/signed-document.ts';
import {
  carriedReceiptFormat,
  type CarriedReceipt,
} from '#shared/features/letter/carried-letters.ts';
import type { Day } from '#shared/calendar.ts';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import type { Database } from '#main/storage/database.ts';
import { listBatches } from './intake-store.ts';
import type { Claim } from './prepare-batch.ts';

type Line = Receipt['batches'][number];

/** Batches of one author that were refused just now, with the reason; of what is kept the store tells. */
export interface RefusedLine {
  readonly claim: Claim & { readonly place: Place };
  readonly reason: string;
}

export interface ReceiptDeps {
  readonly db: Database;
  readonly unitCode: () => string;
  readonly today: () => Day;
  /** Fingerprint of this desk's key. */
  readonly deskKey: string;
  /** This desk's signature over a receipt. */
  readonly signReceipt: (document: string) => SignedDocument;
}

/** As many as fit into one document; a station asks for what it sent lately. */
const linesAtMost = 250;

export interface WrittenReceipt {
  readonly stationCode: string | null;
  readonly fileName: string;
  readonly text: string;
}

/** What this desk says of the batches of each author, one document each. */
export async function makeReceipts(
  deps: ReceiptDeps,
  authors: ReadonlySet<string>,
  refused: readonly RefusedLine[] = [],
): Promise<readonly WrittenReceipt[]> {
  const by = deps.deskKey;
  const on = deps.today();
  const ofAuthor = Map.groupBy(listBatches(deps.db), ({ author_key }) => author_key);
  const receipts: WrittenReceipt[] = [];
  for (const author of authors) {
    const kept = (ofAuthor.get(author) ?? []).filter(({ kind }) => kind !== 'settings');
    const lines = [
      ...refused.filter(({ claim }) => claim.author.key === author).map(refusedLine),
      ...kept.flatMap(keptLine),
    ];
    if (lines.length === 0) continue;
    const unitCode = deps.unitCode();
    const batches = lines.slice(0, linesAtMost);
    const receipt = Receipt.parse({ format: receiptFormat, unitCode, by, author, on, batches });
    const signed = deps.signReceipt(JSON.stringify(receipt));
    const stationCode = kept[0]?.station_code ?? refused[0]?.claim.author.stationCode ?? null;
    const short = author
      .replace(/^SHA256:/, '')
      .replaceAll(/[^A-Za-z0-9]/g, '')
      .slice(0, 8);
    const fileName = `hailong-${unitCode}-${stationCode ?? 'desk'}-${on}-${short}.hlr`;
    receipts.push({ stationCode, fileName, text: `${JSON.stringify(signed)}\n` });
  }
  return receipts;
}

/** The desk's word that it has a file of letters: neither when, nor how much was in it. */
export function letterReceipt(
  { deskKey: by, signReceipt }: ReceiptDeps,
  { author, name }: Claim,
): WrittenReceipt {
  const receipt: CarriedReceipt = { format: carriedReceiptFormat, by, author: author.key, name };
  const text = `${JSON.stringify(signReceipt(JSON.stringify(receipt)))}\n`;
  const fileName = `hailong-thu-${name.slice(0, 8)}.hlr`;
  return { stationCode: author.stationCode, fileName, text };
}

function refusedLine({ claim, reason }: RefusedLine): Line {
  return { name: claim.name, place: claim.place, state: 'refused', reason };
}

function keptLine(batch: ReturnType<typeof listBatches>[number]): readonly Line[] {
  if (batch.state === 'entering') return [];
  const place = { incarnation: batch.incarnation_id, number: batch.number };
  return [{ name: batch.name, place, state: batch.state, reason: batch.reason }];
}

/** Writes them where the batches came from; whether the place could be written. */
export function writeReceipts(folder: string, receipts: readonly WrittenReceipt[]): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { fileName, text } of receipts) {
      const unfinished = join(folder, `.${fileName}.part`);
      writeFileSync(unfinished, text);
      syncFile(unfinished);
      renameSync(unfinished, join(folder, fileName));
    }
    syncFolder(folder);
    return true;
  } catch {
    return false; // a stick that is locked or full: the desk writes them again when it is asked
  }
}
