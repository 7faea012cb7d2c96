import { join } from 'node:path';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import type { SetOutlook } from '#shared/features/assessment/assessment.contract.ts';
import { criteriaOf, type IndicatorSet } from '#shared/features/assessment/indicator-set.ts';
import { readSet } from '#shared/features/assessment/read-set.ts';
import { refused, type AssessmentDeps, type Refused } from './assessment-deps.ts';
import { findSet, listSets } from './known-sets.ts';
import { keepSet, replaceSet } from './set-store.ts';
import { writeDurably } from './write-durably.ts';

type SetDeps = Pick<AssessmentDeps, 'db' | 'now'>;

/** What taking in a file would do; nothing is written. */
export function lookAtSet({ db }: Pick<SetDeps, 'db'>, text: string): SetOutlook {
  const read = readSet(text);
  if (read.is === 'faulty') return read;
  const { code, version, names, fullScore } = read.set;
  const versions = listSets(db)
    .filter(({ set }) => set.code === code)
    .map(({ set }) => set.version);
  return {
    is: standingOf(db, read.set),
    code,
    version,
    names,
    criteria: criteriaOf(read.set).length,
    fullScore,
    nextVersion: Math.max(0, ...versions) + 1,
  };
}

function standingOf(db: SetDeps['db'], set: IndicatorSet): Exclude<SetOutlook['is'], 'faulty'> {
  const found = findSet(db, set.code, set.version);
  if (found === undefined) return 'new';
  if (JSON.stringify(found.set) === JSON.stringify(set)) return 'same';
  return found.isOwn && !found.isScored ? 'replaces' : 'fixed';
}

/** Takes in a set of the office's own; one by which something was scored never changes. */
export function addSet(
  { db, now }: SetDeps,
  person: string,
  text: string,
):
  | { readonly done: true; readonly code: string; readonly version: number }
  | Refused<'SET_FAULTY' | 'SET_FIXED' | 'STORE_FULL'> {
  const read = readSet(text);
  if (read.is === 'faulty') return refused('SET_FAULTY');
  const { set } = read;
  const { code, version } = set;
  const step = () => {
    const standing = standingOf(db, set);
    if (standing === 'fixed') return refused('SET_FIXED');
    if (standing === 'same') return { done: true, code, version } as const;
    const moment = now();
    const kept = { set, origin: 'own', person, atMs: moment.utcMs } as const;
    if (standing === 'new') keepSet(db, kept);
    else replaceSet(db, kept);
    const detail = { set: code, version, standing };
    recordAudit(db, moment, { actor: person, action: 'assessment.set-added', detail });
    return { done: true, code, version } as const;
  };
  return commitUnlessFull(db, step, refused('STORE_FULL'));
}

/** Writes a set as a file beside the other exports, to be edited and taken in as a next version. */
export function writeSet(
  { db, folder }: Pick<AssessmentDeps, 'db' | 'folder'>,
  code: string,
  version: number,
): { readonly done: true; readonly file: string } | Refused<'SET_UNKNOWN' | 'NOT_WRITTEN'> {
  const found = findSet(db, code, version);
  if (found === undefined) return refused('SET_UNKNOWN');
  const file = join(folder.exports, `bo-tieu-chi-${code}-v${version}.json`);
  const text = `${JSON.stringify(found.set, undefined, 2)}\n`;
  const outcome = writeDurably(file, () => [Buffer.from(text)]);
  return outcome.written ? { done: true, file } : refused('NOT_WRITTEN', outcome);
}
