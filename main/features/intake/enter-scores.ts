import { seriesOf, standings, type Standing } from '#shared/features/batch/ledger.ts';
import { keepFile, hourOf, type EnteringDeps } from './enter-batch.ts';
import { findBatch, listOfLife, recordBatchIn } from './intake-store.ts';
import type { ReadyScores } from './prepare-scores.ts';
import { recordScores } from './scores-store.ts';

/** Enters verified scores in one step, whole or not at all. */
export function enterScores(deps: EnteringDeps, ready: ReadyScores, actor: string): Standing {
  const { db } = deps;
  const { claim, manifest, scores } = ready;
  const { name } = claim;
  const { place, previous } = manifest;
  keepFile(deps.folder, ready);
  return db
    .transaction((): Standing => {
      if (findBatch(db, name) !== undefined) return counted;
      const mine = { name, author: claim.author.key, ...place, previous };
      const known = listOfLife(db, place.incarnation).map((other) => ({
        name: other.name,
        author: other.author_key,
        incarnation: place.incarnation,
        number: other.number,
        previous: other.previous,
      }));
      // numbers between went to other offices: only two batches of one number are a doubt
      const standing = standings(seriesOf([...known, mine]), new Set()).get(name) ?? counted;
      const isHeld = standing.state === 'held';
      recordBatchIn(db, {
        name,
        kind: 'verification',
        author_key: claim.author.key,
        unit_code: claim.author.unitCode,
        station_code: null,
        incarnation_id: place.incarnation,
        number: place.number,
        previous,
        manifest: Buffer.from(ready.manifestText),
        state: isHeld ? 'held' : 'counted',
        reason: isHeld ? standing.reason : null,
        received_at_ms: hourOf(deps.now()),
        received_by: actor,
      });
      if (!isHeld) recordScores(db, name, scores);
      deps.audit(actor, isHeld ? 'intake.held' : 'intake.scores-taken', {
        unit: claim.author.unitCode,
        number: place.number,
        batch: name,
        ...(isHeld ? { reason: standing.reason } : { scores: scores.length }),
      });
      return standing;
    })
    .immediate();
}

const counted = { state: 'counted' } as const;
