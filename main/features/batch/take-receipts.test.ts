import { hash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordAudit } from '#main/storage/audit-store.ts';
import { openStore } from '#main/open-store.ts';
import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { batchFormat } from '#shared/features/batch/manifest.ts';
import type { Receipt } from '#shared/features/batch/receipt.ts';
import { makeFolder, temporaryFolder } from '#tests/support/test-app.ts';
import { listReceipts, recordBatchOut, type BatchOut } from './batch-out-store.ts';
import { receiptPurpose } from './file/batch-names.ts';
import { keyFingerprint, parseSshPublicKey, sshSign } from './file/ssh-signature.ts';
import { measureFile, sealBatch, signManifest } from './file/write-batch.ts';
import { createIdentity, type Identity } from './identity/identity.ts';
import { keptFile } from './kept-batches.ts';
import { receiptFilesAt, takeReceipts, type ReceiptDeps } from './take-receipts.ts';

let place: ReturnType<typeof temporaryFolder>;
let db: Database;
let own: Identity;
let office: Identity;
let superior: Identity;
let revoked: Identity;
let incarnation: string;
let stick: string;

beforeEach(async () => {
  place = temporaryFolder();
  await makeFolder(place.folder);
  db = openStore(place.folder);
  incarnation = db.prepare<[], string>(`SELECT id FROM incarnation`).pluck().get() ?? '';
  own = await createIdentity(incarnation);
  [office, superior, revoked] = await Promise.all([
    createIdentity(randomUUID()),
    createIdentity(randomUUID()),
    createIdentity(randomUUID()),
  ]);
  stick = join(place.folder.path, 'stick');
  mkdirSync(stick);
});
afterEach(() => {
  db.close();
  place.remove();
});

const rawKey = ({ publicKey }: Identity) => parseSshPublicKey(publicKey) ?? Buffer.alloc(0);
const fingerprintOf = (identity: Identity) => keyFingerprint(rawKey(identity));

function deps(): ReceiptDeps {
  const now = (): Moment => ({
    utcMs: 1_764_208_800_000,
    offsetMinutes: 420,
    bootId: 'boot-1',
    monotonicMs: 1,
    state: 'trusted',
    trustedMs: 1_764_208_800_000,
  });
  return {
    db,
    out: place.folder.batches.out,
    now,
    audit: (actor, action, detail) => recordAudit(db, now(), { actor, action, detail }),
    keys: {
      identity: async () => own,
      recipients: async () => ({ desk: own.recipient, sealedFor: [], hasReceiver: true }),
      deskOf(fingerprint) {
        if (fingerprint === fingerprintOf(revoked)) return 'revoked';
        const desk = [office, superior].find((each) => fingerprintOf(each) === fingerprint);
        if (desk === undefined) return 'stranger';
        return { publicKey: rawKey(desk), recipients: [desk.recipient] };
      },
    },
  };
}

/** A batch of this folder, closed and kept. */
async function aBatch(number: number, desks: readonly Identity[]): Promise<BatchOut> {
  const { out } = place.folder.batches;
  mkdirSync(out, { recursive: true });
  const signed = await signManifest(
    {
      format: batchFormat,
      program: { name: 'hai-long', version: '0.1.0' },
      author: {
        unit: { code: '01819', codeSystem: 'QD19-2025', name: 'Xã Na Rì' },
        station: { code: 'may-1', name: 'Máy 1', counterCodes: [] },
        key: own.publicKey,
      },
      folderKind: 'office',
      kind: 'settings',
      place: { incarnation, number },
      previous: null,
      grownFrom: null,
      builtAt: '2026-11-27T09:00:00+07:00',
      version: 1,
    },
    [],
    own.signingKey,
  );
  const file = keptFile(out, signed.name);
  await sealBatch(signed, [], {
    sealedFor: desks.map(({ recipient }) => recipient),
    key: own.signingKey,
    scratch: join(out, 'scratch'),
    file,
  });
  const { bytes, sha256 } = await measureFile(file);
  const batch: BatchOut = {
    name: signed.name,
    kind: 'station',
    incarnation_id: incarnation,
    number,
    previous: null,
    built_at_ms: 1,
    clock_state: 'trusted',
    from_day: null,
    to_day: null,
    rows: 0,
    file_bytes: bytes,
    file_sha256: sha256,
    manifest: signed.bytes,
  };
  recordBatchOut(db, batch, []);
  return batch;
}

function aReceipt(
  by: Identity,
  batches: readonly BatchOut[],
  overrides: Partial<Receipt['batches'][number]> = {},
): string {
  const receipt: Receipt = {
    format: 'hai-long-receipt/1',
    unitCode: '01819',
    by: fingerprintOf(by),
    author: fingerprintOf(own),
    on: '2026-11-28',
    batches: batches.map(({ name, number }) => ({
      name,
      place: { incarnation, number },
      state: 'counted',
      reason: null,
      ...overrides,
    })),
  };
  const document = JSON.stringify(receipt);
  const signature = sshSign(by.signingKey, receiptPurpose, hash('sha512', document, 'buffer'));
  return JSON.stringify({ document, signature });
}

async function take(...receipts: readonly string[]) {
  for (const [at, text] of receipts.entries()) writeFileSync(join(stick, `${at}.hlr`), text);
  const files = await receiptFilesAt(stick);
  if ('why' in files) throw new Error(files.fault);
  const taken = await takeReceipts(deps(), 'tong-hop', files);
  if (taken === 'STORE_FULL') throw new Error(taken);
  return taken.map(({ outcome }) => outcome);
}

const isKept = ({ name }: BatchOut) => existsSync(keptFile(place.folder.batches.out, name));

describe('a receipt', () => {
  it('lets a batch go only when every desk has it', async () => {
    const batch = await aBatch(1, [office, superior]);
    expect(await take(aReceipt(office, [batch]))).toMatchObject([
      { taken: true, counted: 1, letGo: 0 },
    ]);
    expect(isKept(batch)).toBe(true);
    expect(
      await take(aReceipt(superior, [batch], { state: 'held', reason: 'fork' })),
    ).toMatchObject([{ taken: true, held: 1, letGo: 1 }]);
    expect(isKept(batch)).toBe(false);
    const actions = db.prepare(`SELECT action FROM audit ORDER BY sequence DESC`).pluck().all();
    expect(actions.slice(0, 2)).toEqual(['batch.receipted', 'batch.receipted']);
  });

  it('that refuses says why, and the batch stays', async () => {
    const batch = await aBatch(1, [office]);
    const refusal = aReceipt(office, [batch], { state: 'refused', reason: 'chainBroken' });
    expect(await take(refusal)).toMatchObject([{ taken: true, refused: 1, letGo: 0 }]);
    expect(isKept(batch)).toBe(true);
    expect(listReceipts(db)).toMatchObject([{ state: 'refused', reason: 'chainBroken' }]);
  });

  it('says nothing new the second time', async () => {
    const [one, two] = [await aBatch(1, [office]), await aBatch(2, [office])];
    await take(aReceipt(office, [one]));
    expect(await take(aReceipt(office, [one, two]))).toEqual([
      { taken: true, counted: 1, held: 0, refused: 0, known: 1, letGo: 1, letters: false },
    ]);
  });

  it('is refused when it is altered, a stranger’s, revoked, of others, or no receipt', async () => {
    const batch = await aBatch(1, [office]);
    const good = aReceipt(office, [batch]);
    const stranger = await createIdentity(randomUUID());
    const faults = await take(
      good.replace('counted', 'held'),
      aReceipt(stranger, [batch]),
      aReceipt(revoked, [batch]),
      aReceipt(office, [{ ...batch, name: 'f'.repeat(64) }]),
      aReceipt(office, [{ ...batch, number: 2 }]),
      '{"document": 1}',
      'not even JSON',
    );
    expect(faults.map((outcome) => (outcome.taken ? 'taken' : outcome.fault))).toEqual([
      'altered',
      'stranger',
      'revoked',
      'notOurs',
      'notOurs',
      'notAReceipt',
      'notAReceipt',
    ]);
    expect(listReceipts(db)).toEqual([]);
    expect(isKept(batch)).toBe(true);
  });
});
