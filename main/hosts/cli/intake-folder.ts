import { resolve } from 'node:path';
import { openBatchFiles } from '#main/batch-ports.ts';
import { eraseInCopies } from '#main/erase-in-copies.ts';
import { createSettingsReader, getFolder } from '#main/features/folder/folder-store.ts';
import { prepareBatch } from '#main/features/intake/prepare-batch.ts';
import { prepareKept } from '#main/features/intake/prepare-kept.ts';
import type { TakingDeps } from '#main/features/intake/take-in.ts';
import { takeCarried } from '#main/features/letter/take-carried.ts';
import { hashOfRow } from '#main/features/rating/rating-row.ts';
import { hashOfWords } from '#main/features/rating/verify-ratings.ts';
import { createIntakeKeys } from '#main/intake-keys.ts';
import { intakeThere } from '#main/intake-there.ts';
import { jobs } from '#main/jobs.ts';
import { keptThere } from '#main/kept-there.ts';
import { StartError } from '#main/platform/start-error.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { emptyLog } from '#main/storage/empty-log.ts';
import { assertNotNewer } from '#main/storage/migrate.ts';
import type { Right } from '#shared/features/access/rights.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { openLettersHere } from './batch-letters.ts';
import type { CommandContext } from './command.ts';
import { identityIn } from './connection-folder.ts';
import { signInHere, type SignedInHere } from './sign-in.ts';

interface Wanted {
  readonly data: string;
  readonly as: string | undefined;
  readonly right: Right;
  /** Whether letters are taken in along with the ratings. */
  readonly takesLetters?: boolean;
}

/** Signs somebody in on a desk's folder and gives what taking in needs there; closes it, whatever happens. */
export async function withIntake(
  { data, as, right, takesLetters = false }: Wanted,
  context: CommandContext,
  work: (
    there: TakingDeps,
    person: SignedInHere,
    settings: () => OfficeSettings,
  ) => Promise<number>,
): Promise<number> {
  const folder = findDataFolder(resolve(data));
  const reader = openReader(folder.database);
  try {
    assertNotNewer(reader);
    const person = await signInHere(folder, as, context);
    let letters: ReturnType<typeof openLettersHere> | undefined;
    try {
      if (!person.rights.has(right)) throw new StartError('rightMissing');
      const { db, now } = person;
      const settingsAt = createSettingsReader(db);
      const settings = () => settingsAt(now().trustedMs).settings;
      const { kind: folderKind } = getFolder(db);
      if (takesLetters) letters = openLettersHere({ folder, folderKind, now, settings });
      const letterDeps = letters?.deps;
      const reading = { db: reader, files: openBatchFiles, chain: { hashOfRow, hashOfWords } };
      const keys = createIntakeKeys(db, folder, await identityIn(folder, { db, now }));
      const keepPublic = keptThere({
        db,
        folder,
        keys,
        run: (job) => jobs.keepPublic(reader, job),
        onLeft: () => {}, // the desk's next start tries again, and logs
      });
      const there = intakeThere({
        db,
        folder,
        folderKind,
        now,
        settings,
        keys,
        audit: (_actor, action, detail) => person.audit(action, detail),
        prepare: (order) => prepareBatch(reading, order),
        runPrepareKept: (order) => prepareKept(reading, order),
        onErased: async () => {
          emptyLog(db);
          eraseInCopies(reader, folder.backups);
          await keepPublic();
        },
        keepPublic,
        onCounted: () => {},
        takeLetters: letterDeps && ((carried) => takeCarried(letterDeps, carried)),
      });
      return await work(there, person, settings);
    } finally {
      letters?.close();
      person.close();
    }
  } finally {
    reader.close();
  }
}
