import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chainTable } from '#shared/features/batch/station-tables.ts';
import type { Database } from '#main/storage/database.ts';
import { RefusedIntake, type BatchFiles, type Opened } from './batch-files.ts';
import { hasOtherIssue } from './enter-batch.ts';
import { findBatchRow } from './intake-store.ts';
import { findKeptFile, keptOf, publicFile, restFile, wholeFile } from './kept-files.ts';
import { openKept, type OpeningKept } from './pass-on.ts';
import { codebookPath, readQuestionnaires, type ReadyBatch } from './prepare-batch.ts';
import { hasRoomFor } from './room.ts';
import { stageRows, type ChainRules } from './stage-rows.ts';

/** A batch that is kept here. */
export interface KeptOrder extends OpeningKept {
  readonly name: string;
}

export type PreparedKept =
  | {
      readonly is: 'ready';
      readonly batch: ReadyBatch;
      /** Whether a questionnaire of the same name says something else here. */
      readonly hasOtherIssue: boolean;
    }
  /** What only this desk may read of it is not here. */
  | { readonly is: 'gone' }
  | { readonly is: 'damaged' }
  | { readonly is: 'noRoom' };

/**
 * Reads a batch that is kept here to its last row once more, held against what is counted by now. What
 * came with words that were erased since is read without them: its chain is the same. Runs in a worker,
 * on a connection that cannot write.
 */
export async function prepareKept(
  deps: { readonly db: Database; readonly files: BatchFiles; readonly chain: ChainRules },
  { name, ...opening }: KeptOrder,
): Promise<PreparedKept> {
  const { folder, work, identities } = opening;
  const row = findBatchRow(deps.db, name);
  const kept = keptOf(folder, name);
  if (row === undefined || row.kind !== 'station' || kept === 'public') return { is: 'gone' };
  const file = kept === 'whole' ? wholeFile(folder, name) : publicFile(folder, name);
  mkdirSync(work, { recursive: true });
  if (!hasRoomFor(statSync(file).size, work)) return { is: 'noRoom' };
  try {
    const opened = await openKept(deps.files, opening, file);
    const { manifest } = opened;
    if (manifest.kind !== 'station') throw new RefusedIntake('otherThanEnvelope');
    const fileOf: Opened['fileOf'] = (path) =>
      kept === 'rest' && path === chainTable.sealed ? restFile(folder, name) : opened.fileOf(path);
    const questionnaires = readQuestionnaires(fileOf(codebookPath));
    const stage = join(work, 'rows.db');
    const staged = await stageRows(deps, { manifest, fileOf }, { identities, file: stage });
    const claim = {
      author: { unitCode: row.unit_code, stationCode: row.station_code, key: row.author_key },
      place: { incarnation: row.incarnation_id, number: row.number },
      name,
    };
    const manifestText = opened.manifestBytes.toString('utf8');
    return {
      is: 'ready',
      batch: { claim, manifest, manifestText, questionnaires, file: undefined, stage, ...staged },
      hasOtherIssue: hasOtherIssue(deps.db, { questionnaires }),
    };
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOSPC') return { is: 'noRoom' };
    const isFault = error instanceof RefusedIntake || deps.files.faultOf(error) !== undefined;
    if (isFault || !existsSync(findKeptFile(folder, name))) return { is: 'damaged' };
    throw error;
  }
}
