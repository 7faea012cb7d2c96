import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import type { Seat } from '#main/door.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import {
  endingOf,
  evidenceAtMost,
  evidenceHeadBytes,
  evidenceTypeOf,
} from '#shared/features/assessment/evidence-types.ts';
import { criteriaOf } from '#shared/features/assessment/indicator-set.ts';
import { refused, type AssessmentDeps, type Refused, type Scoring } from './assessment-deps.ts';
import { hashFile, pathOfFile, type EvidenceFiles } from './evidence-files.ts';
import {
  dropEvidence,
  findEvidence,
  findFile,
  listEvidenceOf,
  recordEvidence,
  recordFile,
  type EvidenceFile,
} from './evidence-store.ts';
import { plainName } from './plain-name.ts';
import { keepSetFor, openScoring, todayAt } from './score-criterion.ts';
import { reasonOf, writeDurably } from './write-durably.ts';

export interface EvidenceDeps extends AssessmentDeps {
  readonly files: EvidenceFiles;
}

/** Takes a piece of a file that a page hands over. */
export function takePiece(
  { files }: Pick<EvidenceDeps, 'files'>,
  given: string,
  at: number,
  piece: string,
): { readonly done: true } | Refused<'OUT_OF_TURN' | 'TOO_LARGE' | 'NOT_WRITTEN'> {
  try {
    const put = files.put(given, at, Buffer.from(piece, 'base64'));
    if (put === 'kept') return { done: true };
    return refused(put === 'outOfTurn' ? 'OUT_OF_TURN' : 'TOO_LARGE');
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    files.forget(given);
    return refused('NOT_WRITTEN', { reason });
  }
}

export interface EvidenceOrder extends Scoring {
  readonly criterion: string;
  readonly given: string;
  readonly title: string;
  readonly fileName: string;
  readonly personal: boolean;
}

export type AddRefusal =
  | 'SET_UNKNOWN'
  | 'CRITERION_UNKNOWN'
  | 'PERIOD_REFUSED'
  | 'STORE_FULL'
  | 'OUT_OF_TURN'
  | 'TYPE_REFUSED'
  | 'FILE_EMPTY'
  | 'EVIDENCE_THERE'
  | 'EVIDENCE_MARKED'
  | 'TOO_MANY'
  | 'KEY_MISSING'
  | 'NOT_WRITTEN';

type Added = { readonly done: true; readonly sha256: string };

/**
 * Keeps a file that was handed over. Its bytes are on the disk under their hash before a row names
 * them; a power cut in between leaves a file that no row names, which is in nobody's way.
 */
export async function addEvidence(
  deps: EvidenceDeps,
  person: string,
  order: EvidenceOrder,
): Promise<Added | Refused<AddRefusal>> {
  const { files } = deps;
  try {
    return await addGiven(deps, person, order);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return refused('NOT_WRITTEN', { reason });
  } finally {
    files.forget(order.given);
  }
}

async function addGiven(
  deps: EvidenceDeps,
  person: string,
  order: EvidenceOrder,
): Promise<Added | Refused<AddRefusal>> {
  const { db, files } = deps;
  const from = files.givenAt(order.given);
  if (!existsSync(from)) return refused('OUT_OF_TURN');
  const bytes = statSync(from).size;
  if (bytes === 0) return refused('FILE_EMPTY');
  const mediaType = evidenceTypeOf(order.fileName, headOf(from));
  if (mediaType === undefined) return refused('TYPE_REFUSED');
  const sha256 = (await hashFile(from)) ?? '';
  const { personal } = order;
  const early = refusalOf(deps, order, sha256);
  if (early !== undefined) return early;
  const file = await placeFile(deps, from, { sha256, mediaType, bytes, personal });
  if (!('sha256' in file)) return file;
  const outcome = commitUnlessFull(
    db,
    () => recordAdded(deps, person, order, file),
    refused('STORE_FULL'),
  );
  if (!outcome.done && findFile(db, sha256) === undefined) files.remove(file);
  return outcome;
}

/** Why a file cannot be kept there; also asked again inside the commit. */
function refusalOf(
  deps: EvidenceDeps,
  order: EvidenceOrder,
  sha256: string,
): Refused<AddRefusal> | undefined {
  const { db } = deps;
  const opened = openScoring(deps, order);
  if (!opened.done) return opened;
  const isThere = criteriaOf(opened.found.set).some(({ code }) => code === order.criterion);
  if (!isThere) return refused('CRITERION_UNKNOWN');
  const kept = listEvidenceOf(db, order).filter(({ criterion }) => criterion === order.criterion);
  if (kept.some((each) => each.sha256 === sha256)) return refused('EVIDENCE_THERE');
  if (kept.length >= evidenceAtMost) return refused('TOO_MANY');
  // one file is either sealed or not: elsewhere it would leave the office unsealed
  const file = findFile(db, sha256);
  if (file !== undefined && file.personal !== order.personal) return refused('EVIDENCE_MARKED');
  if (order.personal && deps.sealing.recipient() === undefined) return refused('KEY_MISSING');
  return undefined;
}

/** Lays the file in its place, unless it lies there whole already. */
async function placeFile(
  { db, files, sealing, sealFile }: EvidenceDeps,
  from: string,
  file: Omit<EvidenceFile, 'keptSha256'>,
): Promise<EvidenceFile | Refused<'KEY_MISSING' | 'NOT_WRITTEN'>> {
  const { sha256, personal } = file;
  const known = findFile(db, sha256);
  if (known !== undefined) {
    const lies = await hashFile(pathOfFile(files.folder, known));
    if (lies === known.keptSha256) return known;
  }
  if (!personal) {
    files.keep(from, file);
    return { ...file, keptSha256: sha256 };
  }
  const recipient = sealing.recipient();
  if (recipient === undefined) return refused('KEY_MISSING');
  const sealed = await sealFile({ content: readFileSync(from), to: `${from}.age`, recipient });
  if (!sealed.written) return refused('NOT_WRITTEN', { reason: sealed.reason });
  files.keep(`${from}.age`, file);
  return { ...file, keptSha256: sealed.sha256 };
}

function recordAdded(
  deps: EvidenceDeps,
  person: string,
  order: EvidenceOrder,
  file: EvidenceFile,
): Added | Refused<AddRefusal> {
  const { db, now } = deps;
  const moment = now();
  const late = refusalOf(deps, order, file.sha256);
  if (late !== undefined) return late;
  const opened = openScoring(deps, order);
  if (!opened.done) return opened;
  keepSetFor(db, opened.found, person, moment);
  recordFile(db, file);
  const { set, version, period, criterion, title } = order;
  const id = recordEvidence(db, {
    set,
    version,
    period,
    criterion,
    title,
    // a name that somebody gave a file may name people
    fileName: `${plainName(title)}.${endingOf(order.fileName)}`,
    sha256: file.sha256,
    person,
    addedOn: todayAt(moment),
    addedAtMs: moment.utcMs,
  });
  const detail = { evidence: id, set, version, period, criterion, personal: file.personal };
  recordAudit(db, moment, {
    actor: person,
    action: 'evidence.added',
    detail: { ...detail, sha256: file.sha256 },
  });
  return { done: true, sha256: file.sha256 };
}

/** Lets go of a piece of evidence; its file goes when no criterion refers to it any more. */
export function removeEvidence(
  { db, now, files }: EvidenceDeps,
  person: string,
  id: number,
): { readonly done: true } | Refused<'EVIDENCE_UNKNOWN' | 'STORE_FULL'> {
  const step = () => {
    const item = findEvidence(db, id);
    if (item === undefined) return refused('EVIDENCE_UNKNOWN');
    const isLast = dropEvidence(db, id, item.sha256);
    const { set, version, period, criterion, sha256 } = item;
    const detail = { evidence: id, set, version, period, criterion, sha256, isLast };
    recordAudit(db, now(), { actor: person, action: 'evidence.removed', detail });
    return { done: true, gone: isLast ? item : undefined } as const;
  };
  const outcome = commitUnlessFull(db, step, refused('STORE_FULL'));
  if (!outcome.done) return outcome;
  if (outcome.gone !== undefined) files.remove(outcome.gone);
  return { done: true };
}

/**
 * Writes a copy to look at. What was sealed goes where everything is emptied when the desk is left,
 * and only where letters are open.
 */
export async function copyEvidence(
  deps: EvidenceDeps,
  seat: Seat | undefined,
  id: number,
): Promise<
  | { readonly done: true; readonly file: string }
  | Refused<'EVIDENCE_UNKNOWN' | 'EVIDENCE_DAMAGED' | 'LETTERS_CLOSED' | 'NOT_WRITTEN'>
> {
  const { db, now, folder, files, sealing } = deps;
  const item = findEvidence(db, id);
  if (item === undefined) return refused('EVIDENCE_UNKNOWN');
  const open = sealing.openerAt(seat);
  if (item.personal && open === undefined) return refused('LETTERS_CLOSED');
  const path = pathOfFile(files.folder, item);
  if (!existsSync(path)) return refused('EVIDENCE_DAMAGED');
  const kept = readFileSync(path);
  const content = item.personal ? await open?.(kept) : kept;
  if (content === undefined || hashOf(content) !== item.sha256) return refused('EVIDENCE_DAMAGED');
  const target = join(
    item.personal ? folder.temporary : folder.exports,
    `${item.sha256.slice(0, 8)}-${item.fileName}`,
  );
  if (item.personal) {
    const detail = { evidence: id, sha256: item.sha256 };
    recordAudit(db, now(), { actor: deps.actorOf(seat), action: 'evidence.opened', detail });
  }
  const outcome = writeDurably(target, () => [content]);
  if (outcome.written) return { done: true, file: target };
  return refused('NOT_WRITTEN', { reason: outcome.reason });
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function headOf(file: string): Uint8Array {
  const head = Buffer.alloc(evidenceHeadBytes);
  const handle = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(handle, head));
  } finally {
    closeSync(handle);
  }
}
