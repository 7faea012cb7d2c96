import { hash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Moment } from '#main/platform/clock.ts';
import type { AuditEntry } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import type { ReceiptOutcome } from '#shared/features/batch/batch.contract.ts';
import { Manifest } from '#shared/features/batch/manifest.ts';
import { CarriedReceipt } from '#shared/features/letter/carried-letters.ts';
import type { ReceiptFault } from '#shared/features/batch/medium-fault.ts';
import { Receipt } from '#shared/features/batch/receipt.ts';
import { SignedDocument } from '#shared/features/batch/signed-document.ts';
import {
  findBatchOut,
  listReceipts,
  recordReceipt,
  type BatchOut,
  type ReceiptRow,
} from './batch-out-store.ts';
import type { BatchKeys, KnownDesk } from './batch-ports.ts';
import { faultOf, type FolderFault } from './carry-batch.ts';
import { receiptPurpose } from './file/batch-names.ts';
import { verifySealed } from './file/open-batch.ts';
import { isSshSigned, parseSshPublicKey } from './file/ssh-signature.ts';
import { keptFile, letGo } from './kept-batches.ts';
import type { LettersPort } from './letters-port.ts';
import { isAboveWhole, passedOnFile } from './office/pass-on.ts';
import { findPassedOn, recordPassedOnReceipt } from './office/passed-on-store.ts';

export interface ReceiptDeps {
  readonly db: Database;
  readonly keys: BatchKeys;
  readonly out: string;
  readonly now: () => Moment;
  readonly audit: (actor: string, action: string, detail: AuditEntry['detail']) => void;
  readonly letters?: LettersPort | undefined;
}

/** A receipt is a few lines; what is larger is none. */
const mostBytes = 1024 * 1024;

/** The files of receipts at a path: a folder's by name, or the one file itself. */
export async function receiptFilesAt(path: string): Promise<readonly string[] | FolderFault> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    return (await readdir(path))
      .filter((name) => name.toLowerCase().endsWith('.hlr'))
      .toSorted()
      .map((name) => join(path, name));
  } catch (error) {
    return faultOf(error);
  }
}

/** Takes in what desks said of this folder's batches, file by file; `STORE_FULL` ends it. */
export async function takeReceipts(
  deps: ReceiptDeps,
  actor: string,
  files: readonly string[],
): Promise<ReceiptOutcome[] | 'STORE_FULL'> {
  const outcomes: ReceiptOutcome[] = [];
  for (const file of files) {
    const outcome = await takeOne(deps, actor, file);
    if (outcome === 'STORE_FULL') return outcome;
    outcomes.push({ file, outcome });
  }
  return outcomes;
}

type Outcome = ReceiptOutcome['outcome'];

async function takeOne(
  deps: ReceiptDeps,
  actor: string,
  file: string,
): Promise<Outcome | 'STORE_FULL'> {
  const text = await readText(file);
  return 'fault' in text
    ? { taken: false, fault: text.fault }
    : takeReceiptText(deps, actor, text.text);
}

/** Takes in one receipt, however it came. */
export async function takeReceiptText(
  deps: ReceiptDeps,
  actor: string,
  text: string,
): Promise<Outcome | 'STORE_FULL'> {
  const onLetters = deps.letters?.takeReceipt(text, actor);
  if (onLetters === 'STORE_FULL') return onLetters;
  if (onLetters === 'gone') return lettersGone;
  if (onLetters !== undefined) return { taken: false, fault: onLetters };
  if (deps.letters === undefined && isOnLetters(text)) {
    return { taken: false, fault: 'lettersElsewhere' };
  }
  const read = judgeReceipt(text, deps.keys);
  if (typeof read === 'string') return { taken: false, fault: read };
  const ours = read.receipt.batches.filter((line) => isOurs(deps.db, line));
  const passedOn = read.receipt.batches.filter(({ name }) => findPassedOn(deps.db, name));
  if (ours.length + passedOn.length === 0) return { taken: false, fault: 'notOurs' };

  const rowOf = ({ name, state, reason }: Line): ReceiptRow & { document: string } => ({
    batch: name,
    desk_key: read.receipt.by,
    state,
    reason,
    document: read.text,
    received_at_ms: deps.now().utcMs,
  });
  const rows = ours.map(rowOf);
  const passedOnRows = passedOn.map(rowOf);
  const recorded = commitUnlessFull(
    deps.db,
    () => {
      const fresh = [
        ...rows.filter((row) => recordReceipt(deps.db, row)),
        ...passedOnRows.filter((row) => recordPassedOnReceipt(deps.db, row)),
      ];
      if (fresh.length > 0) {
        deps.audit(actor, 'batch.receipted', { desk: read.receipt.by, batches: fresh.length });
      }
      return fresh;
    },
    'STORE_FULL',
  );
  if (recorded === 'STORE_FULL') return recorded;
  const of = (state: ReceiptRow['state']) => recorded.filter((row) => row.state === state).length;
  return {
    taken: true,
    counted: of('counted'),
    held: of('held'),
    refused: of('refused'),
    known: rows.length + passedOnRows.length - recorded.length,
    letGo: (await letGoOf(deps, rows)) + letGoPassedOn(deps, passedOnRows),
    letters: false,
  };
}

const lettersGone: Outcome = {
  taken: true,
  ...{ counted: 0, held: 0, refused: 0, known: 0, letGo: 0 },
  letters: true,
};

type Line = Receipt['batches'][number];

function isOnLetters(text: string): boolean {
  const signed = parseAs(SignedDocument, text);
  return signed !== undefined && parseAs(CarriedReceipt, signed.document) !== undefined;
}

interface ReadReceipt {
  readonly receipt: Receipt;
  /** The file as it was, signature and all. */
  readonly text: string;
}

async function readText(
  file: string,
): Promise<{ readonly text: string } | { readonly fault: ReceiptFault }> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > mostBytes) return { fault: 'notAReceipt' };
    return { text: await readFile(file, 'utf8') };
  } catch {
    return { fault: 'unreadable' };
  }
}

function judgeReceipt(
  text: string,
  { deskOf }: Pick<BatchKeys, 'deskOf'>,
): ReadReceipt | ReceiptFault {
  const signed = parseAs(SignedDocument, text);
  const receipt = signed && parseAs(Receipt, signed.document);
  if (signed === undefined || receipt === undefined) return 'notAReceipt';
  const desk = deskOf(receipt.by);
  if (typeof desk === 'string') return desk;
  return isSignedBy(desk, signed) ? { receipt, text } : 'altered';
}

function isSignedBy({ publicKey }: KnownDesk, { document, signature }: SignedDocument): boolean {
  return isSshSigned(publicKey, receiptPurpose, hash('sha512', document, 'buffer'), signature);
}

function parseAs<T>(
  schema: { safeParse(value: unknown): { data?: T | undefined } },
  text: string,
): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // no JSON at all
  }
}

function isOurs(db: Database, { name, place }: Line): boolean {
  const batch = findBatchOut(db, name);
  return batch?.incarnation_id === place.incarnation && batch.number === place.number;
}

/** Lets go of what every desk has now; how many. */
async function letGoOf(deps: ReceiptDeps, rows: readonly ReceiptRow[]): Promise<number> {
  let gone = 0;
  for (const { batch } of rows) {
    const found = findBatchOut(deps.db, batch);
    if (found === undefined || !existsSync(keptFile(deps.out, batch))) continue;
    if (!(await isWithEveryDesk(deps, found))) continue;
    letGo(deps.out, batch);
    gone += 1;
  }
  return gone;
}

/** The same of stations' batches that were sealed anew here. */
function letGoPassedOn({ db, keys, out }: ReceiptDeps, rows: readonly ReceiptRow[]): number {
  const done = rows.filter(
    ({ batch }) => existsSync(passedOnFile(out, batch)) && isAboveWhole({ db, keys }, batch),
  );
  for (const { batch } of done) rmSync(passedOnFile(out, batch), { force: true });
  return done.length;
}

/** Whether every desk that a batch was sealed to, this folder's own apart, has said that it keeps it. */
async function isWithEveryDesk(
  { db, keys, out }: ReceiptDeps,
  { name, manifest }: BatchOut,
): Promise<boolean> {
  const author = parseSshPublicKey(Manifest.parse(JSON.parse(String(manifest))).author.key);
  if (author === undefined) return false;
  const { envelope } = await verifySealed(keptFile(out, name), () => author);
  const own = (await keys.identity()).recipient;
  const others = envelope.sealedFor.filter((recipient) => recipient !== own);
  const kept = new Set(
    listReceipts(db)
      .filter((receipt) => receipt.batch === name && receipt.state !== 'refused')
      .flatMap(({ desk_key }) => {
        const desk = keys.deskOf(desk_key);
        return typeof desk === 'string' ? [] : desk.recipients;
      }),
  );
  return (others.length === 0 ? [own] : others).every((recipient) => kept.has(recipient));
}
