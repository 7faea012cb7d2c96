import { createHash, type KeyObject } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SettingsManifest } from '#shared/features/batch/manifest.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import {
  settingsForStations,
  settingsPart,
  type SentSettings,
} from '#shared/features/intake/station-settings.ts';
import type { Moment } from '#main/platform/clock.ts';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import type { AuditEntry } from '#main/storage/audit-store.ts';
import type { Database } from '#main/storage/database.ts';
import { lastBatchOut, recordSettingsOut } from './settings-store.ts';

interface SignedPart {
  readonly path: string;
  readonly file: string;
  readonly mediaType: string;
}

export interface SendingDeps {
  readonly db: Database;
  /** Where this folder's own batches are kept. */
  readonly out: string;
  readonly now: () => Moment;
  readonly identity: {
    readonly incarnation: string;
    readonly publicKey: string;
    readonly signingKey: KeyObject;
  };
  /** The stations' own public keys of age, one for each that is known. */
  readonly recipients: readonly string[];
  readonly programVersion: string;
  readonly folderKind: SettingsManifest['folderKind'];
  readonly inForce: { readonly version: number; readonly settings: OfficeSettings };
  readonly author: string;
  /** Does the work while no other program closes a batch of this folder. */
  readonly alone: <Done>(work: () => Promise<Done>) => Promise<Done | 'BUSY'>;
  /** Notes beside the keys how far the numbers have come. */
  readonly keepMark: () => void;
  readonly audit: (action: string, detail: AuditEntry['detail']) => void;
  /** Signs and seals, as the file layer does. */
  readonly build: (
    content: Omit<SettingsManifest, 'parts'>,
    parts: readonly SignedPart[],
    sealing: {
      readonly sealedFor: readonly string[];
      readonly scratch: string;
      readonly file: string;
    },
  ) => Promise<{ readonly name: string; readonly manifest: Buffer }>;
}

/**
 * Closes a batch of the settings that are in force, for every station whose card is known, and writes it
 * into a folder. The name of the file; undefined when no station is known, `BUSY` while another program
 * closes a batch.
 */
export async function sendSettings(
  deps: SendingDeps,
  folder: string,
): Promise<{ readonly fileName: string; readonly version: number } | 'BUSY' | undefined> {
  const closed = await closeSettings(deps);
  if (closed === undefined || closed === 'BUSY') return closed;
  const { name, number, version, file } = closed;
  const { code } = deps.inForce.settings.unit;
  const fileName = `hailong-${code}-settings-${number}-${name.slice(0, 8)}.hlb`;
  carry(file, folder, fileName);
  return { fileName, version };
}

interface ClosedSettings {
  readonly name: string;
  readonly number: number;
  readonly version: number;
  /** Where its bytes are kept. */
  readonly file: string;
}

/** Closes such a batch and keeps it here. */
export async function closeSettings(
  deps: SendingDeps,
): Promise<ClosedSettings | 'BUSY' | undefined> {
  if (deps.recipients.length === 0) return undefined;
  return deps.alone(() => closeNext(deps));
}

/** Between reading the last number and recording the next nobody else may come. */
async function closeNext(deps: SendingDeps): Promise<ClosedSettings> {
  const { db, out, identity, recipients, inForce, author } = deps;
  const { utcMs, offsetMinutes, state, trustedMs } = deps.now();
  const { unit } = inForce.settings;
  const last = lastBatchOut(db, identity.incarnation);
  const number = (last?.number ?? 0) + 1;
  const work = join(out, `settings-${number}.work`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const part = join(work, settingsPart);
    const sent: SentSettings = {
      settings: settingsForStations(inForce.settings),
      effectiveFromMs: trustedMs,
      author,
    };
    writeFileSync(part, `${JSON.stringify(sent, undefined, 2)}\n`);
    const content = {
      format: 'hai-long-batch/1',
      program: { name: 'hai-long', version: deps.programVersion },
      author: {
        unit: { code: unit.code, codeSystem: unit.codeSystem, name: unit.name },
        station: null,
        key: identity.publicKey,
      },
      folderKind: deps.folderKind,
      kind: 'settings',
      place: { incarnation: identity.incarnation, number },
      previous: last?.name ?? null,
      grownFrom: null,
      builtAt: new Date(utcMs + offsetMinutes * 60_000)
        .toISOString()
        .replace('Z', zoneOf(offsetMinutes)),
      version: inForce.version,
    } as const;
    const file = join(work, 'settings.hlb');
    const scratch = join(work, 'payload');
    const parts = [{ path: settingsPart, file: part, mediaType: 'application/json' }];
    const { name, manifest } = await deps.build(content, parts, {
      sealedFor: recipients,
      scratch,
      file,
    });
    const bytes = readFileSync(file);
    renameSync(file, join(out, `${name}.hlb`));
    syncFolder(out);
    db.transaction(() => {
      recordSettingsOut(db, {
        name,
        incarnation_id: identity.incarnation,
        number,
        previous: content.previous,
        built_at_ms: utcMs,
        clock_state: state,
        file_bytes: bytes.length,
        file_sha256: createHash('sha256').update(bytes).digest('hex'),
        manifest,
      });
      deps.audit('settings.sent', { version: inForce.version, stations: recipients.length });
    }).immediate();
    deps.keepMark();
    return { name, number, version: inForce.version, file: join(out, `${name}.hlb`) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function carry(from: string, folder: string, fileName: string): void {
  const unfinished = join(folder, `${fileName}.part`);
  copyFileSync(from, unfinished);
  syncFile(unfinished);
  if (statSync(unfinished).size !== statSync(from).size) throw new Error('the copy is cut short');
  renameSync(unfinished, join(folder, fileName));
  syncFolder(folder);
}

/** `+07:00` */
function zoneOf(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
