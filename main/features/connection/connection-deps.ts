import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import type { CardReading } from '#shared/features/batch/card-file.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { Connections, OwnCard } from '#shared/features/connection/connection.contract.ts';

/** What taking cards in stands on; how cards are signed and read is handed in. */
export interface ConnectionDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly settings: () => OfficeSettings;
  readonly folderKind: FolderKind;
  readonly readCard: (text: string) => CardReading;
  readonly ownCards: () => readonly OwnCard[];
  readonly life: () => Connections['life'];
  /** Whether a key, in OpenSSH's one-line form, is one that only its holder can sign by. */
  readonly isSoundKey: (key: string) => boolean;
  /** Whether it is the key of the life that this folder is in. */
  readonly isOwn: (fingerprint: string) => boolean;
}

export type Refused<Why extends string> = { readonly done: false; readonly why: Why };

export function refused<Why extends string>(why: Why): Refused<Why> {
  return { done: false, why };
}
