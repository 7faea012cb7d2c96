import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import {
  openSealed,
  verifySealed,
  type SealedBatch,
  type TrustOf,
} from '#main/features/batch/file/open-batch.ts';
import { readGivenKey, type GivenKey } from '#main/features/batch/file/read-key.ts';
import { RefusedBatch } from '#main/features/batch/file/refused-batch.ts';
import { claimedKey, keyFingerprint } from '#main/features/batch/file/ssh-signature.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';
import type { Envelope } from '#shared/features/batch/envelope.ts';
import type { Manifest } from '#shared/features/batch/manifest.ts';
import { keyOfReason } from '#shared/features/batch/reason-words.ts';
import { readOptions } from './arguments.ts';
import { filesFirst, oneFile } from './campaign-files.ts';
import type { Command } from './command.ts';

const Options = z.strictObject({
  key: z.string().min(1).optional(),
  author: z.string().min(1).optional(),
  open: z.string().min(1).optional(),
});

/**
 * Compares every byte of a batch with its sender's signature, anywhere; says in words what is wrong.
 * Without the sender's key only what the file claims can be said, which proves nothing: exit code 1.
 */
export const verifyBatch: Command = async ({ args, words, print }) => {
  const { files, options } = filesFirst(args);
  const text = { type: 'string' } as const;
  const given = readOptions(options, { key: text, author: text, open: text }, Options, words);
  const file = oneFile(files, words);
  const sender = keyGiven(given.key, words);
  const author = keyGiven(given.author, words) ?? sender;
  const identities = given.open === undefined ? [] : await identitiesIn(resolve(given.open), words);
  try {
    const trustOf = sender ? trustIn(sender, file, words) : trustClaimed;
    const sealed = await verifySealed(file, trustOf);
    if (sender?.card && !isOf(sealed.envelope, sender.card)) throw new RefusedBatch('otherUnit');
    printOutside(sealed, sender, words, print);
    if (sender === undefined) return 1;
    if (identities.length > 0)
      await printInside(file, sealed, { author, identities, words, print });
    return 0;
  } catch (error) {
    if (!(error instanceof RefusedBatch)) throw error;
    throw refused(file, error, words);
  }
};

const trustIn =
  ({ key }: GivenKey, file: string, words: Words): TrustOf =>
  (signed) => {
    const given = keyFingerprint(key);
    if (signed !== given) {
      throw refusedFile(words('cli:batchVerify.otherKey', { file, given, signed }));
    }
    return key;
  };

/** What a desk passes on is of one of its unit's stations; what a station seals is its own. */
function isOf({ author, sealedBy }: Envelope, { unit, station }: NonNullable<GivenKey['card']>) {
  const isOwn = author.key === sealedBy;
  return (
    author.unitCode === unit.code && (!isOwn || author.stationCode === (station?.code ?? null))
  );
}

/** Whether the file holds together, by the key that it brings along itself. */
const trustClaimed: TrustOf = (fingerprint, _envelope, signature) => {
  const key = claimedKey(signature);
  return key !== undefined && keyFingerprint(key) === fingerprint ? key : 'senderUnknown';
};

function keyGiven(given: string | undefined, words: Words): GivenKey | undefined {
  if (given === undefined) return undefined;
  const key = readGivenKey(given) ?? readGivenKey(textOf(resolve(given), words));
  if (key === undefined) throw refusedFile(words('cli:batchVerify.noKey', { file: given }));
  return key;
}

/** Secret keys of age wherever they stand: in a file of `age-keygen`, or in a data folder's own. */
async function identitiesIn(file: string, words: Words): Promise<string[]> {
  const found = textOf(file, words).match(/AGE-SECRET-KEY-1[0-9A-Z]{58}/g) ?? [];
  const { identityToRecipient } = await import('age-encryption');
  try {
    for (const identity of found) await identityToRecipient(identity);
    if (found.length > 0) return found;
  } catch {
    // a letter was mistyped or lost: the key's own checksum says so
  }
  throw refusedFile(words('cli:batchVerify.noIdentity', { file }));
}

function printOutside(
  { envelope }: SealedBatch,
  sender: GivenKey | undefined,
  words: Words,
  print: (text: string) => void,
): void {
  const { author, place, sealedBy, sealedFor, manifest, payload } = envelope;
  print(words(sender === undefined ? 'cli:batchVerify.claimed' : 'cli:batchVerify.intact'));
  print(
    words('cli:batchVerify.outside', {
      kind: words(`batch:kind.${envelope.kind}`),
      unit: author.unitCode,
      station: author.stationCode ?? '–',
      number: place?.number ?? '–',
      name: manifest,
      key: sealedBy,
      receivers: sealedFor.length,
      bytes: payload.bytes,
    }),
  );
  if (author.key !== sealedBy) print(words('cli:batchVerify.passedOn', { author: author.key }));
}

interface Inside {
  readonly author: GivenKey | undefined;
  readonly identities: readonly string[];
  readonly words: Words;
  print(text: string): void;
}

async function printInside(
  file: string,
  sealed: SealedBatch,
  { author, identities, words, print }: Inside,
): Promise<void> {
  const { key } = sealed.envelope.author;
  if (author === undefined || keyFingerprint(author.key) !== key) {
    throw refusedFile(words('cli:batchVerify.authorNeeded', { file, author: key }));
  }
  const into = mkdtempSync(join(tmpdir(), 'hai-long-'));
  try {
    const { manifest } = await openSealed(file, sealed, {
      identities,
      authorKey: author.key,
      into,
    });
    print(words('cli:batchVerify.inside', namesOf(manifest, words)));
    for (const { path, bytes, rows } of manifest.parts) {
      const key = rows === undefined ? 'cli:batchVerify.part' : 'cli:batchVerify.table';
      print(words(key, { path, bytes, rows }));
    }
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

function namesOf(manifest: Manifest, words: Words) {
  const { author, folderKind, program } = manifest;
  const period = 'period' in manifest ? manifest.period : null;
  return {
    unit: author.unit.name,
    station: author.station?.name ?? '–',
    folderKind: words(`batch:folderKind.${folderKind}`),
    version: program.version,
    builtAt: 'builtAt' in manifest ? momentOf(manifest.builtAt) : '–',
    from: dayOf(period?.from),
    to: dayOf(period?.to),
  };
}

function dayOf(day: string | undefined): string {
  return day?.split('-').toReversed().join('/') ?? '–';
}

/** By the clock of whoever made it. */
function momentOf(moment: string): string {
  return `${moment.slice(11, 16)}, ${dayOf(moment.slice(0, 10))}`;
}

function textOf(file: string, words: Words): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw refusedFile(words('cli:batchVerify.unreadable', { file }));
  }
}

function refused(file: string, { fault, place }: RefusedBatch, words: Words): StartError {
  const what = words(`batch:${keyOfReason(fault)}`);
  const key = place === undefined ? 'cli:batchVerify.refused' : 'cli:batchVerify.refusedAt';
  return refusedFile(words(key, { file, what, fault, place }));
}

function refusedFile(what: string): StartError {
  return new StartError('batchRefused', { what });
}
