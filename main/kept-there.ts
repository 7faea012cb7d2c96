import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { KeepPublicJob } from './batch-ports.ts';
import { listToKeepPublic } from './features/intake/keep-public.ts';
import type { TakingDeps } from './features/intake/take-in.ts';
import type { IntakeKeys } from './intake-keys.ts';
import type { DataFolder } from './storage/data-folder.ts';
import type { Database } from './storage/database.ts';

interface Around {
  readonly db: Database;
  readonly folder: Pick<DataFolder, 'batches'>;
  readonly keys: IntakeKeys;
  /** Runs the job; the names of those for which it could not be done. */
  readonly run: (job: KeepPublicJob) => Promise<readonly string[]>;
  /** Told why some stay as they came; the next start tries again. */
  readonly onLeft: (why: unknown) => void;
}

/** Lets go of the private part of batches that are kept, at the desk and on the command line alike. */
export function keptThere({ db, folder, keys, run, onLeft }: Around): TakingDeps['keepPublic'] {
  return async function keepPublic(names) {
    const work = join(folder.batches.in, 'work', randomUUID());
    try {
      const all = listToKeepPublic(db, folder.batches.in);
      const wanted = names === undefined ? all : all.filter((name) => names.includes(name));
      if (wanted.length === 0) return;
      mkdirSync(work, { recursive: true });
      const left = await run({
        names: wanted,
        folder: folder.batches.in,
        work,
        signers: keys.signers(),
        identities: keys.openers(),
        sealing: { sealedFor: [keys.identity.recipient], key: keys.identity.signingKey },
      });
      if (left.length > 0) onLeft(left);
    } catch (error) {
      onLeft(error);
    } finally {
      rmSync(work, { recursive: true, force: true, maxRetries: 3 });
    }
  };
}
