import { join } from 'node:path';
import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { criteriaOf } from '#shared/features/assessment/indicator-set.ts';
import { refused, type Refused, type Scoring } from './assessment-deps.ts';
import { listEvidenceOf, type EvidenceItem } from './evidence-store.ts';
import type { EvidenceDeps } from './keep-evidence.ts';
import { openScoring, todayAt } from './score-criterion.ts';
import { isCompared } from './set-standing.ts';

/** Where a piece of evidence stands, for whoever has to look for it. */
export interface EvidencePlace {
  readonly criterion: string;
  readonly title: string;
  readonly fileName: string;
}

/** Reads every file of a scoring again. */
export async function checkEvidence(deps: EvidenceDeps, scoring: Scoring) {
  const items = listEvidenceOf(deps.db, scoring);
  const checked = await deps.checkFiles({ folder: deps.files.folder, files: items });
  const stateOf = new Map(checked.map(({ sha256, is }) => [sha256, is]));
  const those = (state: string) =>
    items.filter(({ sha256 }) => stateOf.get(sha256) === state).map(placeOf);
  return { files: items.length, missing: those('missing'), changed: those('changed') };
}

/** Writes the archive of a scoring beside the other exports. */
export async function exportEvidence(
  deps: EvidenceDeps,
  person: string,
  scoring: Scoring,
): Promise<
  | { readonly done: true; readonly file: string; readonly files: number; readonly kept: number }
  | Refused<'SET_UNKNOWN' | 'NO_EVIDENCE' | 'EVIDENCE_DAMAGED' | 'NOT_WRITTEN'>
> {
  const { db, now, folder, files } = deps;
  const opened = openScoring(deps, scoring);
  if (!opened.done) return refused('SET_UNKNOWN');
  const items = listEvidenceOf(db, scoring);
  if (items.length === 0) return refused('NO_EVIDENCE');
  const { set } = opened.found;
  const nameOf = new Map(criteriaOf(set).map(({ code, names }) => [code, names.vi]));
  const order = [...nameOf.keys()];
  const placed = items
    .toSorted((one, other) => order.indexOf(one.criterion) - order.indexOf(other.criterion))
    .map((item, at) => ({
      ...item,
      criterionName: nameOf.get(item.criterion) ?? '',
      file: item.personal
        ? ''
        : `${item.criterion}/${String(at + 1).padStart(3, '0')}-${item.fileName}`,
    }));
  const moment = now();
  const name = `minh-chung-${set.code}-v${set.version}-${scoring.period}-${stampAt(moment)}.zip`;
  const target = join(folder.exports, name.toLowerCase());
  const head = {
    unitName: deps.unit().name,
    setName: set.names.vi,
    setVersion: set.version,
    period: scoring.period,
    day: todayAt(moment).split('-').toReversed().join('/'),
    isUnverified: !isCompared(db, opened.found),
    isReal: deps.folderKind === 'office',
  };
  const outcome = await deps.writeArchive({ folder: files.folder, target, head, lines: placed });
  if (outcome.is === 'notWritten') return refused('NOT_WRITTEN', { reason: outcome.reason });
  if (outcome.is === 'damaged') {
    const places = items.filter(({ sha256 }) => outcome.sha256s.includes(sha256)).map(placeOf);
    return refused('EVIDENCE_DAMAGED', { places });
  }
  const { files: count, kept } = outcome;
  const { set: code, version, period } = scoring;
  const detail = { set: code, version, period, files: count, kept };
  recordAudit(db, now(), { actor: person, action: 'evidence.exported', detail });
  return { done: true, file: target, files: count, kept };
}

function placeOf({ criterion, title, fileName }: EvidenceItem): EvidencePlace {
  return { criterion, title, fileName };
}

/** `20261201-080000`, on the office's clock. */
function stampAt({ utcMs, offsetMinutes }: Moment): string {
  const local = new Date(utcMs + offsetMinutes * 60_000).toISOString();
  return local.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
