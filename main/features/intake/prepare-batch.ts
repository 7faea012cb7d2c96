import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { BatchKind, Envelope } from '#shared/features/batch/envelope.ts';
import type { StationManifest } from '#shared/features/batch/manifest.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { carriedPart } from '#shared/features/letter/carried-letters.ts';
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { syncFile } from '#main/platform/files.ts';
import type { Database } from '#main/storage/database.ts';
import {
  RefusedIntake,
  type BatchFiles,
  type Fault,
  type KnownSender,
  type Sealed,
} from './batch-files.ts';
import { isDue } from './desk-ledger.ts';
import { findBatch } from './intake-store.ts';
import { prepareScores, type ReadyScores } from './prepare-scores.ts';
import { hasRoomFor } from './room.ts';
import { stageRows, type ChainRules, type Staged } from './stage-rows.ts';

/** A file that somebody gave, and what it is held against. */
export interface IntakeOrder {
  readonly source: string;
  /** An empty folder of its own beside the batches that are kept; the caller removes it. */
  readonly work: string;
  readonly senders: readonly KnownSender[];
  /** This folder's own key: what it sent comes back on the stick; undefined where only others send. */
  readonly own: Pick<KnownSender, 'fingerprint' | 'publicKey'> | undefined;
  /** Secret keys of age that this folder has or once had. */
  readonly identities: readonly string[];
  readonly unitCode: string;
  readonly folderKind: FolderKind;
}

/** Who says that they made a batch, once its signature was compared. */
export type Claim = Pick<Envelope, 'author' | 'place'> & { readonly name: string };

/** A batch that is whole, signed by whom we know, and put together row by row. */
export interface ReadyBatch extends Staged {
  readonly claim: Claim;
  readonly manifest: StationManifest;
  readonly manifestText: string;
  readonly questionnaires: readonly Questionnaire[];
  /** Its bytes, copied beside the batches that are kept; undefined where it lies among these. */
  readonly file: string | undefined;
  /** Its rows in a database of their own. */
  readonly stage: string;
}

export type Prepared =
  | { readonly is: 'ready'; readonly batch: ReadyBatch }
  | { readonly is: 'scores'; readonly scores: ReadyScores }
  | { readonly is: 'letters'; readonly claim: Claim; readonly text: string }
  | { readonly is: 'already'; readonly claim: Claim }
  /** Sent by this folder itself, unaltered. */
  | { readonly is: 'own'; readonly claim: Claim }
  | { readonly is: 'noRoom' }
  | ({ readonly is: 'refused'; readonly claim?: Claim | undefined } & Fault);

/** Every issue that was on the glass stands whole in the code book; what else is there is for readers. */
const Codebook = z.looseObject({ questionnaires: z.array(Questionnaire).max(200) });
export const codebookPath = 'codebook.json';

/**
 * Reads a file to its last row before anything of it may enter. Runs in a worker, on a connection that
 * cannot write; the file that was given is only read.
 */
export async function prepareBatch(
  deps: { readonly db: Database; readonly files: BatchFiles; readonly chain: ChainRules },
  order: IntakeOrder,
): Promise<Prepared> {
  let claim: Claim | undefined;
  try {
    const file = await copyHere(order);
    if (file === undefined) return { is: 'noRoom' };
    const sealed = await deps.files.verify(file, (fingerprint) => trust(order, fingerprint));
    const { author, place, manifest: name } = sealed.envelope;
    claim = { author, place, name };
    if (sealed.envelope.sealedBy === order.own?.fingerprint) return { is: 'own', claim };
    const known = findBatch(deps.db, name);
    const isWanted = known === undefined || known.state === 'entering' || isDue(deps.db, name);
    if (!isWanted) return { is: 'already', claim };
    if (sealed.envelope.kind === 'verification') {
      const scores = await prepareScores(deps.files, order, { file, sealed, claim });
      return { is: 'scores', scores };
    }
    if (sealed.envelope.kind === 'letters') {
      return { is: 'letters', claim, text: await openLetters(deps.files, order, { file, sealed }) };
    }
    const sender = senderOf(order, sealed.envelope, 'station');
    const into = join(order.work, 'open');
    mkdirSync(into);
    const opened = await deps.files.open(file, sealed, {
      identities: order.identities,
      authorKey: Buffer.from(sender.publicKey),
      into,
    });
    const { manifest } = opened;
    if (manifest.kind !== 'station') throw new RefusedIntake('otherThanEnvelope');
    assertKindFits(order, manifest.folderKind);
    const questionnaires = readQuestionnaires(opened.fileOf(codebookPath));
    const stage = join(order.work, 'rows.db');
    const { identities } = order;
    const staged = await stageRows(deps, { ...opened, manifest }, { identities, file: stage });
    const manifestText = opened.manifestBytes.toString('utf8');
    const batch = { claim, manifest, manifestText, questionnaires, file, stage, ...staged };
    return { is: 'ready', batch };
  } catch (error) {
    if (error instanceof RefusedIntake) return refused(error, claim);
    const fault = deps.files.faultOf(error);
    if (fault !== undefined) return refused(fault, claim);
    if (Reflect.get(Object(error), 'code') === 'ENOSPC') return { is: 'noRoom' };
    throw error;
  }
}

/** Requests for letters as a text, which is written nowhere: only sealed they lie on the disk. */
async function openLetters(
  files: BatchFiles,
  order: IntakeOrder,
  { file, sealed }: { readonly file: string; readonly sealed: Sealed },
): Promise<string> {
  const sender = senderOf(order, sealed.envelope, 'letters');
  const into = join(order.work, 'open');
  mkdirSync(into);
  const { identities } = order;
  const authorKey = Buffer.from(sender.publicKey);
  const { manifest, fileOf } = await files.open(file, sealed, { identities, authorKey, into });
  assertKindFits(order, manifest.folderKind);
  if (!manifest.parts.some(({ path }) => path === carriedPart)) {
    throw new RefusedIntake('partMissing', carriedPart);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of files.openPart(fileOf(carriedPart), identities)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function refused({ fault, place }: Fault, claim: Claim | undefined): Prepared {
  return { is: 'refused', fault, place, claim };
}

/** What is compared is what will be kept: a stick may be pulled or exchanged meanwhile. */
async function copyHere({ source, work }: IntakeOrder): Promise<string | undefined> {
  const found = await lstat(source).catch(() => undefined);
  if (found === undefined) throw new RefusedIntake('unreadable', basename(source));
  if (!found.isFile()) throw new RefusedIntake('notABatch', basename(source));
  mkdirSync(work, { recursive: true });
  if (!hasRoomFor(found.size, work)) return undefined;
  const file = join(work, 'batch.hlb');
  try {
    await pipeline(createReadStream(source), createWriteStream(file, { flags: 'wx' }));
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOSPC') return undefined;
    throw new RefusedIntake('unreadable', basename(source));
  }
  syncFile(file);
  return file;
}

function trust({ senders, own }: IntakeOrder, fingerprint: string) {
  if (fingerprint === own?.fingerprint) return Buffer.from(own.publicKey);
  const sender = senders.find((known) => known.fingerprint === fingerprint);
  if (sender === undefined) return 'senderUnknown';
  return sender.isRevoked ? 'senderRevoked' : Buffer.from(sender.publicKey);
}

/** Who signed must be who made it: an office takes its stations' batches from them alone. */
function senderOf(order: IntakeOrder, envelope: Envelope, kind: BatchKind): KnownSender {
  const { author, sealedBy } = envelope;
  const sender = order.senders.find(({ fingerprint }) => fingerprint === sealedBy);
  if (envelope.kind !== kind) throw new RefusedIntake('kindNotTaken', envelope.kind);
  if (author.unitCode !== order.unitCode) throw new RefusedIntake('otherUnit', author.unitCode);
  const isTheirs =
    sender?.role === 'station' &&
    author.key === sealedBy &&
    sender.unitCode === author.unitCode &&
    sender.stationCode === author.stationCode;
  if (!isTheirs) throw new RefusedIntake('senderUnknown');
  return sender;
}

function assertKindFits(order: IntakeOrder, theirs: FolderKind): void {
  if (theirs === order.folderKind) return;
  throw new RefusedIntake(theirs === 'office' ? 'realAmongSimulated' : 'simulatedHere', theirs);
}

export function readQuestionnaires(file: string): readonly Questionnaire[] {
  try {
    return Codebook.parse(JSON.parse(readFileSync(file, 'utf8'))).questionnaires;
  } catch {
    throw new RefusedIntake('rowsInvalid', codebookPath);
  }
}
