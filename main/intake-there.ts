import type { IntakeKeys } from './intake-keys.ts';
import { createQuestionnaireKeeper } from './features/questionnaire/questionnaire-store.ts';
import { createRatingStore } from './features/rating/rating-store.ts';
import { forgetWordsOf } from './features/inbox/inbox-store.ts';
import type { KeptOrder, PreparedKept } from './features/intake/prepare-kept.ts';
import type { TakingDeps } from './features/intake/take-in.ts';
import type { Moment } from './platform/clock.ts';
import type { DataFolder } from './storage/data-folder.ts';
import type { Database } from './storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';

interface Around extends Pick<
  TakingDeps,
  'audit' | 'prepare' | 'onErased' | 'onCounted' | 'keepPublic' | 'takeLetters'
> {
  /** Reads a batch that is kept here away from the main thread. */
  readonly runPrepareKept: (order: KeptOrder) => Promise<PreparedKept>;
  readonly db: Database;
  readonly folder: DataFolder;
  readonly folderKind: FolderKind;
  readonly now: () => Moment;
  readonly settings: () => OfficeSettings;
  readonly keys: IntakeKeys;
}

/** What taking in needs of a folder, at its desk and on the command line alike. */
export function intakeThere(around: Around): TakingDeps {
  const { db, folder, folderKind, now, settings, keys, audit, prepare } = around;
  const ratings = createRatingStore(db, '');
  const unitCode = () => settings().unit.code;
  return {
    db,
    folder: folder.batches.in,
    exports: folder.exports,
    now,
    audit,
    prepare,
    prepareKept: (name, work) =>
      around.runPrepareKept({
        name,
        work,
        folder: folder.batches.in,
        signers: keys.signers(),
        identities: keys.openers(),
      }),
    keepQuestionnaire: createQuestionnaireKeeper(db, () => now().utcMs),
    forgetWords(commentId) {
      ratings.eraseWords(commentId);
      forgetWordsOf(db, commentId);
    },
    onErased: around.onErased,
    onCounted: around.onCounted,
    keepPublic: around.keepPublic,
    takeLetters: around.takeLetters,
    unitCode,
    today: () => {
      const { trustedMs, offsetMinutes } = now();
      return dayAt(trustedMs, offsetMinutes);
    },
    deskKey: keys.fingerprint,
    signReceipt: keys.signReceipt,
    against: async () => ({
      senders: keys.senders(),
      own: { fingerprint: keys.fingerprint, publicKey: keys.publicKey },
      identities: keys.openers(),
      unitCode: unitCode(),
      folderKind,
    }),
  };
}
