import { closeSync, mkdirSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Envelope } from '#shared/features/batch/envelope.ts';
import type { Manifest, OfficeManifest, StationManifest } from '#shared/features/batch/manifest.ts';
import { ratingsTable } from '#shared/features/batch/station-tables.ts';
import type { RefusedFile, StoreKind } from '#shared/features/gather/gathered.ts';
import type { BatchFiles, Refusal } from './ports.ts';
import type { ReceivedOffice } from './take-in-office.ts';
import type { Senders } from './vouched-cards.ts';
import type { EnteredBatch } from './warehouse-store.ts';

/** A batch whose signatures and parts are right; its rows have still to be looked at. */
export interface ReceivedBatch {
  readonly kind: 'received';
  /** The file it came in, to be named to people. */
  readonly source: string;
  /** Its copy, which is what was verified. */
  readonly copy: string;
  /** Whether the copy is the archive's own, which stays whatever is found. */
  readonly isArchived: boolean;
  readonly folder: string;
  readonly manifest: StationManifest;
  readonly batch: EnteredBatch;
  readonly codebook: string | null;
  readonly sender: NonNullable<RefusedFile['sender']>;
}

export type Opened =
  | ReceivedBatch
  | ReceivedOffice
  | { readonly kind: 'known'; readonly source: string; readonly name: string }
  | { readonly kind: 'refused'; readonly refused: RefusedFile };

export interface OpeningOrder {
  readonly source: string;
  /** A number that no batch of this warehouse has. */
  readonly key: number;
  /** Whether the file lies in the archive already, left there by a crash or to be read anew. */
  readonly isArchived: boolean;
}

export interface OpenerDeps {
  readonly files: BatchFiles;
  readonly cards: Senders;
  readonly storeKind: StoreKind;
  readonly identities: readonly string[];
  readonly scratch: string;
  /** The store's own key: what it sent comes back on the stick. */
  readonly own: { readonly fingerprint: string; readonly publicKey: Buffer };
  /** Whether a batch of this name is in the ledger, or on its way there. */
  isKnown(name: string): boolean;
}

/** An office's batch of a month is a few hundred kilobytes; a year of the busiest one a few hundred megabytes. */
const fileBytes = 1024 ** 3;
const insideBytes = 8 * 1024 ** 3;
/** What is packed tighter than this is no table. */
const mostInflated = 200;
const always = 64 * 1024 ** 2;
const codebookBytes = 8 * 1024 ** 2;
const mostRows = 20_000_000;

/**
 * Copies a file, which may lie on a stick that somebody changes, and compares every byte of the copy with
 * its sender's signature, then what is inside with its author's.
 */
export async function openReceived(deps: OpenerDeps, order: OpeningOrder): Promise<Opened> {
  const opened = await tryToOpen(deps, order);
  if (opened.kind !== 'received' && opened.kind !== 'office') {
    const left = join(deps.scratch, String(order.key));
    for (const path of [left, `${left}.hlb`]) await rm(path, { recursive: true, force: true });
  }
  return opened;
}

async function tryToOpen(
  deps: OpenerDeps,
  { source, key, isArchived }: OpeningOrder,
): Promise<Opened> {
  const { files, cards } = deps;
  let sender: RefusedFile['sender'] = null;
  const refused = ({ fault, place }: Refusal): Opened => ({
    kind: 'refused',
    refused: { file: source, fault, place: place ?? null, sender },
  });
  try {
    const copy = isArchived ? source : await copyOf(source, join(deps.scratch, `${key}.hlb`));
    const limits = { fileBytes, insideBytes: insideLimit(copy) };
    const trustOf = (fingerprint: string) =>
      fingerprint === deps.own.fingerprint
        ? deps.own.publicKey
        : cards.keyOf(fingerprint, isArchived);
    const sealed = await files.verifySealed(copy, trustOf, limits);
    const { envelope, fileSha256 } = sealed;
    if (envelope.sealedBy === deps.own.fingerprint) {
      return { kind: 'known', source, name: envelope.manifest };
    }
    sender = senderOf(envelope);
    if (sender === null || (envelope.kind !== 'station' && envelope.kind !== 'office')) {
      return refused({ fault: 'kindNotTaken' });
    }
    if (deps.isKnown(sender.name)) return { kind: 'known', source, name: sender.name };
    const author = cards.authorOf(envelope.author.key, envelope.kind);
    if (author === undefined) return refused({ fault: 'senderUnknown', place: 'author' });
    const folder = join(deps.scratch, String(key));
    await rm(folder, { recursive: true, force: true }); // of a run that was stopped
    mkdirSync(folder);
    const opening = { identities: deps.identities, authorKey: author.publicKey, into: folder };
    const { manifest, fileOf } = await files.openSealed(copy, sealed, opening, limits);
    const fault = faultOf(manifest, author.card, deps.storeKind);
    if (fault !== undefined) return refused(fault);
    if (manifest.kind === 'office') {
      const made = officeOf(manifest, sender.name, envelope.author.key);
      const batch = { key, ...made, fileSha256 };
      const codebook = codebookOf(manifest, fileOf);
      return {
        kind: 'office',
        source,
        copy,
        isArchived,
        folder,
        manifest,
        sender,
        batch,
        codebook,
      };
    }
    if (manifest.kind !== 'station') return refused({ fault: 'kindNotTaken' });
    if (!hasUsualHead(fileOf(ratingsTable.csv))) {
      return refused({ fault: 'rowsInvalid', place: ratingsTable.csv });
    }
    return {
      kind: 'received',
      source,
      copy,
      isArchived,
      folder,
      manifest,
      sender,
      batch: { key, ...gatheredOf(manifest, sender.name, envelope.author.key), fileSha256 },
      codebook: codebookOf(manifest, fileOf),
    };
  } catch (error) {
    const refusal = files.refusalOf(error);
    if (refusal !== undefined) return refused(refusal);
    if (isOfSource(error, source)) return refused({ fault: 'unreadable' });
    throw error;
  }
}

async function copyOf(source: string, copy: string): Promise<string> {
  await copyFile(source, copy);
  return copy;
}

function insideLimit(file: string): number {
  return Math.min(insideBytes, always + mostInflated * statSync(file).size);
}

function senderOf({ author, place, manifest }: Envelope): RefusedFile['sender'] {
  return place === null ? null : { author: author.key, name: manifest, ...place };
}

/** What a manifest says against what its author's card and this store are. */
function faultOf(
  manifest: Manifest,
  card: {
    readonly unit: { code: string };
    readonly station: { code: string } | null;
    readonly incarnation: string;
  },
  kind: StoreKind,
): Refusal | undefined {
  if (manifest.kind !== 'station' && manifest.kind !== 'office') return { fault: 'kindNotTaken' };
  const isReal = manifest.folderKind === 'office';
  if (isReal && kind === 'simulated') return { fault: 'realAmongSimulated' };
  if (!isReal && kind === 'real') return { fault: 'simulatedHere' };
  const { author, place, previous } = manifest;
  if (
    author.unit.code !== card.unit.code ||
    author.station?.code !== card.station?.code ||
    place.incarnation !== card.incarnation
  ) {
    return { fault: 'otherUnit' };
  }
  const isOfStation = manifest.kind === 'station';
  if ((author.station !== null) !== isOfStation || (place.number === 1) !== (previous === null)) {
    return { fault: 'manifestInvalid', place: 'previous' };
  }
  for (const path of isOfStation ? [ratingsTable.csv, ratingsTable.parquet] : []) {
    const part = manifest.parts.find((each) => each.path === path);
    if (part?.rows === undefined) return { fault: 'partMissing', place: path };
  }
  const swollen = manifest.parts.find(({ rows = 0 }) => rows > mostRows);
  if (swollen !== undefined) return { fault: 'tooMuchInside', place: swollen.path };
  const codebook = manifest.parts.find(({ path }) => path === codebookPath);
  if ((codebook?.bytes ?? 0) > codebookBytes)
    return { fault: 'tooMuchInside', place: codebookPath };
  return undefined;
}

/** What is known of a batch by its manifest, whatever it holds. */
function placedOf(manifest: StationManifest | OfficeManifest, name: string, author: string) {
  const { unit, station } = manifest.author;
  const { place } = manifest;
  return {
    name,
    author,
    incarnation: place.incarnation,
    number: place.number,
    previous: manifest.previous,
    grownFrom: manifest.grownFrom,
    unitCode: unit.code,
    codeSystem: unit.codeSystem,
    unitName: unit.name,
    stationCode: station?.code ?? '',
    stationName: station?.name ?? '',
    builtAt: manifest.builtAt,
    period: manifest.period,
    problems: manifest.health.problems,
    codebook: manifest.parts.find(({ path }) => path === codebookPath)?.sha256 ?? null,
  };
}

function officeOf(
  manifest: OfficeManifest,
  name: string,
  author: string,
): Omit<EnteredBatch, 'key' | 'fileSha256'> {
  const isTable = (path: string) => path.startsWith('data/') && path.endsWith('.csv');
  return {
    ...placedOf(manifest, name, author),
    rows: manifest.parts.reduce((sum, { path, rows = 0 }) => sum + (isTable(path) ? rows : 0), 0),
    answers: 0,
    clock: { state: manifest.clock.state, suspectRows: 0, unsetRows: 0 },
    judgeRule: '',
  };
}

function gatheredOf(
  manifest: StationManifest,
  name: string,
  author: string,
): Omit<EnteredBatch, 'key' | 'fileSha256'> {
  const { clock } = manifest;
  return {
    ...placedOf(manifest, name, author),
    rows: manifest.parts.find(({ path }) => path === ratingsTable.parquet)?.rows ?? 0,
    answers: manifest.counts.answer,
    clock: {
      state: clock.state,
      suspectRows: clock.rows.suspect,
      unsetRows: clock.rows.unset,
    },
    judgeRule: manifest.rules.judge,
  };
}

const codebookPath = 'codebook.json';

function codebookOf(manifest: Manifest, fileOf: (path: string) => string): string | null {
  const isThere = manifest.parts.some(({ path }) => path === codebookPath);
  return isThere ? readFileSync(fileOf(codebookPath), 'utf8') : null;
}

const head = ratingsTable.columns.join(',');

/** The first line names the columns; a mark of UTF-8 may stand before them. */
function hasUsualHead(file: string): boolean {
  const bytes = Buffer.alloc(head.length + 5);
  const handle = openSync(file, 'r');
  try {
    const read = readSync(handle, bytes);
    const text = bytes.toString('utf8', 0, read).replace(/^\uFEFF/, '');
    return new RegExp(`^${head}\r?\n`).test(text) || text === head;
  } finally {
    closeSync(handle);
  }
}

function isOfSource(error: unknown, source: string): boolean {
  return error instanceof Error && 'path' in error && error.path === source;
}
