import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsManifest } from '#shared/features/batch/manifest.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import {
  SentSettings,
  settingsAtStation,
  settingsPart,
} from '#shared/features/intake/station-settings.ts';
import type { AuditEntry } from '#main/storage/audit-store.ts';
import type { Database } from '#main/storage/database.ts';
import { RefusedIntake, type BatchFiles, type Fault } from './batch-files.ts';
import { findBatch, recordBatchIn } from './intake-store.ts';
import type { IntakeOrder } from './prepare-batch.ts';
import { newestSettingsFrom } from './settings-store.ts';

export interface SettingsDeps {
  readonly db: Database;
  /** Where the files of others' batches are kept. */
  readonly folder: string;
  readonly files: BatchFiles;
  readonly against: () => Promise<Omit<IntakeOrder, 'source' | 'work' | 'own'>>;
  /** The station that this folder is. */
  readonly stationCode: string;
  readonly nowMs: () => number;
  readonly current: () => OfficeSettings;
  /** Records a version; called in the transaction that says whence it came. */
  readonly record: (settings: OfficeSettings, effectiveFromMs: number, author: string) => void;
  readonly audit: (action: string, detail: AuditEntry['detail']) => void;
}

export type SettingsOutcome =
  | { readonly is: 'taken'; readonly version: number }
  | { readonly is: 'already' }
  /** A newer version of the same desk is here. */
  | { readonly is: 'older'; readonly version: number }
  | ({ readonly is: 'refused' } & Fault);

/** Takes settings of the office's desk in at a station: signed by it, for this unit, and newer than known. */
export async function takeSettings(
  deps: SettingsDeps,
  source: string,
  actor: string,
): Promise<SettingsOutcome> {
  const work = join(deps.folder, 'work', randomUUID());
  try {
    const into = join(work, 'open');
    mkdirSync(into, { recursive: true });
    return await read(deps, source, { into, actor });
  } catch (error) {
    const fault = error instanceof RefusedIntake ? error : deps.files.faultOf(error);
    if (fault === undefined) throw error;
    return { is: 'refused', fault: fault.fault, place: fault.place };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function read(
  deps: SettingsDeps,
  source: string,
  { into, actor }: { readonly into: string; readonly actor: string },
): Promise<SettingsOutcome> {
  const order = await deps.against();
  const senderBy = (fingerprint: string) =>
    order.senders.find((known) => known.fingerprint === fingerprint);
  const sealed = await deps.files.verify(source, (fingerprint) => {
    const known = senderBy(fingerprint);
    if (known === undefined || known.role === 'station') return 'senderUnknown';
    return known.isRevoked ? 'senderRevoked' : Buffer.from(known.publicKey);
  });
  const { envelope } = sealed;
  const desk = senderBy(envelope.sealedBy);
  if (envelope.kind !== 'settings') throw new RefusedIntake('kindNotTaken', envelope.kind);
  if (desk?.role !== 'desk' || envelope.author.key !== envelope.sealedBy) {
    throw new RefusedIntake('senderUnknown');
  }
  if (desk.unitCode !== order.unitCode || envelope.author.unitCode !== order.unitCode) {
    throw new RefusedIntake('otherUnit', envelope.author.unitCode);
  }
  if (findBatch(deps.db, envelope.manifest) !== undefined) return { is: 'already' };
  const opened = await deps.files.open(source, sealed, {
    identities: order.identities,
    authorKey: Buffer.from(desk.publicKey),
    into,
  });
  const { manifest } = opened;
  if (manifest.kind !== 'settings') throw new RefusedIntake('otherThanEnvelope');
  if (manifest.folderKind !== order.folderKind) {
    throw new RefusedIntake(
      manifest.folderKind === 'office' ? 'realAmongSimulated' : 'simulatedHere',
    );
  }
  const sent = parse(opened.fileOf(settingsPart));
  if (sent.settings.unit.code !== order.unitCode) {
    throw new RefusedIntake('otherUnit', sent.settings.unit.code);
  }
  const isNamed = sent.settings.stations.some(({ code }) => code === deps.stationCode);
  if (!isNamed) throw new RefusedIntake('otherUnit', deps.stationCode);
  const manifestText = opened.manifestBytes.toString('utf8');
  return deps.db
    .transaction(() =>
      record(deps, {
        manifest,
        manifestText,
        sent,
        actor,
        name: envelope.manifest,
        key: desk.fingerprint,
      }),
    )
    .immediate();
}

interface Taken {
  readonly manifest: SettingsManifest;
  readonly manifestText: string;
  readonly sent: SentSettings;
  readonly actor: string;
  readonly name: string;
  readonly key: string;
}

function record(deps: SettingsDeps, taken: Taken): SettingsOutcome {
  const { manifest, sent, name, actor } = taken;
  const { place, version } = manifest;
  const known = newestSettingsFrom(deps.db, place.incarnation);
  if (version <= known) return { is: 'older', version: known };
  recordBatchIn(deps.db, {
    name,
    kind: 'settings',
    author_key: taken.key,
    unit_code: manifest.author.unit.code,
    station_code: null,
    incarnation_id: place.incarnation,
    number: place.number,
    previous: manifest.previous,
    manifest: Buffer.from(taken.manifestText),
    state: 'counted',
    reason: null,
    received_at_ms: deps.nowMs(),
    received_by: actor,
  });
  const settings = settingsAtStation(deps.current(), sent.settings);
  deps.record(settings, sent.effectiveFromMs, sent.author);
  deps.audit('settings.taken', { version, author: sent.author, batch: name });
  return { is: 'taken', version };
}

function parse(file: string): SentSettings {
  try {
    return SentSettings.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new RefusedIntake('rowsInvalid', settingsPart);
  }
}
