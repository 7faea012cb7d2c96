import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { signCards } from './features/batch/card/cards-file.ts';
import type { UpwardPort } from './features/batch/office/upward-ports.ts';
import { listCorrespondents } from './features/connection/connection-store.ts';
import { listBatches } from './features/intake/intake-store.ts';
import type { PassOnJob } from './batch-ports.ts';
import type { ConnectionDeps } from './features/connection/connection-deps.ts';
import type { IntakeKeys } from './intake-keys.ts';
import { tellOffice, type TellingDeps } from './office-tells.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { dayAt } from '#shared/calendar.ts';
import { stationCardsFormat } from '#shared/features/batch/station-cards.ts';

interface Around extends TellingDeps, Pick<UpwardPort, 'runOfficeBuild'> {
  readonly folder: Pick<DataFolder, 'letters' | 'batches'>;
  readonly keys: IntakeKeys;
  /** The cards of this folder itself. */
  readonly ownCards: ConnectionDeps['ownCards'];
  readonly runPassOn: (job: PassOnJob) => Promise<void>;
}

/** What a desk hands up to its superior, at its screen and on the command line alike. */
export function upwardThere(around: Around): UpwardPort {
  const { db, folder, keys, now, settings } = around;
  return {
    superiors: keys.superiors,
    content: () => tellOffice(around),
    runOfficeBuild: around.runOfficeBuild,
    stationsBatches: () =>
      listBatches(db)
        .filter(({ kind, state }) => kind === 'station' && state !== 'entering')
        .map(({ name, unit_code, station_code, incarnation_id: incarnation, number }) => ({
          name,
          unitCode: unit_code,
          stationCode: station_code ?? '',
          place: { incarnation, number },
        }))
        .toReversed(),
    async reseal(name, file) {
      const work = join(folder.batches.in, 'work', randomUUID());
      mkdirSync(work, { recursive: true });
      try {
        await around.runPassOn({
          name,
          folder: folder.batches.in,
          work,
          file,
          signers: keys.signers(),
          identities: keys.openers(),
          sealing: { sealedFor: keys.superiors(), key: keys.identity.signingKey },
        });
      } finally {
        rmSync(work, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    cards() {
      const { utcMs, offsetMinutes } = now();
      const own = around.ownCards().find(({ role }) => role === 'station');
      const others = listCorrespondents(db).filter(({ role }) => role === 'station');
      const cards = [
        ...(own === undefined ? [] : [{ file: own.file, revoked: null }]),
        ...others.map(({ card: file, revoked_at_ms: atMs, revoked_reason: reason }) => ({
          file,
          revoked:
            atMs === null ? null : { on: dayAt(atMs, offsetMinutes), reason: reason ?? 'retired' },
        })),
      ];
      return signCards(
        {
          format: stationCardsFormat,
          unitCode: settings().unit.code,
          desk: keys.fingerprint,
          issuedOn: dayAt(utcMs, offsetMinutes),
          cards,
        },
        keys.identity,
      );
    },
  };
}
