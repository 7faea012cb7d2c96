import { randomUUID } from 'node:crypto';
import { recordAudit } from '#main/storage/audit-store.ts';
import type { Database } from '#main/storage/database.ts';
import type { Moment } from '#main/platform/clock.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { stationOf, type OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { release } from '#shared/release.ts';
import { recordFolder, recordIncarnation, recordSettings } from './folder-store.ts';

export interface NewFolder {
  readonly kind: FolderKind;
  readonly settings: OfficeSettings;
  readonly author: string;
  readonly moment: Moment;
  /** Which of the office's stations this folder is: the first unless told otherwise. */
  readonly stationCode?: string | undefined;
  /** Random unless a simulation wants the same folder for the same seed. */
  readonly newId?: () => string;
}

/** Makes an empty database into a folder of one kind, for ever. */
export function createFolder(db: Database, folder: NewFolder): void {
  const newId = folder.newId ?? randomUUID;
  const { moment, settings } = folder;
  const station_code = stationOf(
    settings,
    folder.stationCode ?? settings.stations[0]?.code ?? '',
  ).code;
  db.transaction(() => {
    recordFolder(db, {
      folder_id: newId(),
      kind: folder.kind,
      created_at_ms: moment.utcMs,
      created_by: release.version,
      station_code,
    });
    recordSettings(db, {
      settings,
      effectiveFromMs: 0, // the first version holds for anything before it too
      author: folder.author,
      recordedAtMs: moment.utcMs,
    });
    recordIncarnation(db, {
      id: newId(),
      stationCode: station_code,
      startedAtMs: moment.utcMs,
    });
    recordAudit(db, moment, {
      actor: folder.author,
      action: 'folder.created',
      detail: { kind: folder.kind, unit: settings.unit.code, version: release.version },
    });
  }).immediate();
}
