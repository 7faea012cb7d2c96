import { createReadStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { VerificationManifest } from '#shared/features/batch/manifest.ts';
import {
  findUnsoundColumn,
  officeForms,
  verifiedScores,
  type OfficeField,
} from '#shared/features/batch/office-tables.ts';
import { RefusedIntake, type BatchFiles, type Sealed } from './batch-files.ts';
import { csvRows, TableInvalid } from './csv-rows.ts';
import type { Claim, IntakeOrder } from './prepare-batch.ts';
import type { ScoreRow } from './scores-store.ts';

/** Scores that a superior verified, whole and signed by whom this desk knows as its superior. */
export interface ReadyScores {
  readonly claim: Claim;
  readonly manifest: VerificationManifest;
  readonly manifestText: string;
  readonly scores: readonly ScoreRow[];
  /** Its bytes, copied beside the batches that are kept. */
  readonly file: string;
}

/** More criteria than any set of indicators has. */
const mostScores = 20_000;

/** Opens and reads verified scores to the last row. Throws `RefusedIntake` and what the file layer throws. */
export async function prepareScores(
  files: BatchFiles,
  order: IntakeOrder,
  {
    file,
    sealed,
    claim,
  }: { readonly file: string; readonly sealed: Sealed; readonly claim: Claim },
): Promise<ReadyScores> {
  const { author, sealedBy } = sealed.envelope;
  const superior = order.senders.find(({ fingerprint }) => fingerprint === sealedBy);
  const isTheirs =
    superior?.role === 'superior' &&
    author.key === sealedBy &&
    author.stationCode === null &&
    author.unitCode === superior.unitCode;
  if (!isTheirs) throw new RefusedIntake('senderUnknown');
  const into = join(order.work, 'open');
  mkdirSync(into);
  const opened = await files.open(file, sealed, {
    identities: order.identities,
    authorKey: Buffer.from(superior.publicKey),
    into,
  });
  const { manifest } = opened;
  if (manifest.kind !== 'verification') throw new RefusedIntake('otherThanEnvelope');
  if (manifest.forUnit !== order.unitCode) throw new RefusedIntake('otherUnit', manifest.forUnit);
  if (manifest.folderKind !== order.folderKind) {
    const theirs = manifest.folderKind;
    throw new RefusedIntake(theirs === 'office' ? 'realAmongSimulated' : 'simulatedHere', theirs);
  }
  const scores = await readScores(opened.fileOf(verifiedScores.csv));
  const told = manifest.parts.find(({ path }) => path === verifiedScores.csv)?.rows;
  if (told !== scores.length) throw new RefusedIntake('countsDiffer', verifiedScores.csv);
  const manifestText = opened.manifestBytes.toString('utf8');
  return { claim, manifest, manifestText, scores, file };
}

async function readScores(file: string): Promise<readonly ScoreRow[]> {
  const fields: readonly (readonly [string, OfficeField])[] = Object.entries(verifiedScores.fields);
  const invalid = () => new RefusedIntake('rowsInvalid', verifiedScores.csv);
  const scores = new Map<string, ScoreRow>();
  let isHead = true;
  try {
    for await (const cells of csvRows(createReadStream(file))) {
      if (isHead) {
        if (cells.join(',') !== fields.map(([name]) => name).join(',')) throw invalid();
        isHead = false;
        continue;
      }
      if (cells.length !== fields.length || scores.size >= mostScores) throw invalid();
      const row = Object.fromEntries(
        fields.map(([name, field], at) => [name, valueOf(cells[at] ?? '', field)]),
      );
      if (findUnsoundColumn(row, verifiedScores) !== undefined) throw invalid();
      const score = row as unknown as ScoreRow; // every column was held against its form just now
      const isFair =
        score.score <= score.full_score &&
        (score.score >= score.self_score || score.reason !== null);
      const key = JSON.stringify(verifiedScores.key.map((column) => row[column]));
      if (!isFair || scores.has(key)) throw invalid();
      scores.set(key, score);
    }
  } catch (error) {
    if (error instanceof TableInvalid || Reflect.get(Object(error), 'code') === 'ENOENT') {
      throw invalid();
    }
    throw error;
  }
  if (isHead) throw invalid();
  return [...scores.values()];
}

function valueOf(cell: string, { form }: OfficeField): string | number | null {
  if (cell === '') return null;
  if (!('most' in officeForms[form])) return cell;
  return /^\d{1,13}(\.\d{1,12})?$/.test(cell) ? Number(cell) : Number.NaN;
}
