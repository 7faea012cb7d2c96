import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { receiptPurpose } from './features/batch/file/batch-names.ts';
import { isSshSigned } from './features/batch/file/ssh-signature.ts';
import { measureFile, sealBatch, signManifest } from './features/batch/file/write-batch.ts';
import { asItShows } from './features/batch/close-batch.ts';
import type { LettersPort } from './features/batch/letters-port.ts';
import { sealStored } from './features/batch/seal-text.ts';
import {
  gatherForDesk,
  letGoOfCarried,
  noteCarried,
  type CarryingDeps,
} from './features/letter/carry-letters.ts';
import { fillUp } from './features/letter/fill-up.ts';
import type { KnownSender } from './features/intake/batch-files.ts';
import type { IntakeKeys } from './intake-keys.ts';
import { isFull } from './storage/database.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { batchFormat, type LettersManifest } from '#shared/features/batch/manifest.ts';
import { SignedDocument } from '#shared/features/batch/signed-document.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { stationOf, type OfficeSettings } from '#shared/features/folder/office-settings.ts';
import {
  carriedPart,
  CarriedReceipt,
  type CarriedLetters,
} from '#shared/features/letter/carried-letters.ts';
import { release } from '#shared/release.ts';

interface Around {
  readonly letters: { readonly deps: CarryingDeps };
  readonly folder: Pick<DataFolder, 'batches'>;
  readonly folderKind: FolderKind;
  readonly stationCode: string;
  readonly settings: () => OfficeSettings;
  readonly keys: IntakeKeys;
  /** Where a file is sealed to: the office's desk; undefined while no card of it is known. */
  readonly desk: () => string | undefined;
}

/** Requests for letters on their way from this station to the office's desk. */
export function lettersThere(around: Around): LettersPort {
  const { letters, folder, keys } = around;
  const works = join(folder.batches.out, 'letters.work');
  rmSync(works, { recursive: true, force: true }); // of a run that was cut off; all of it is sealed
  return {
    async close(actor) {
      const desk = around.desk();
      const what = desk === undefined ? undefined : gatherForDesk(letters.deps);
      if (desk === undefined || what === undefined) return undefined;
      const work = join(works, randomUUID());
      const dispose = () => rmSync(work, { recursive: true, force: true, maxRetries: 3 });
      try {
        mkdirSync(work, { recursive: true });
        const { name, file } = await build(around, { desk, what, work });
        if (noteCarried(letters.deps, { actor, name, what }) === 'STORE_FULL') {
          dispose();
          return 'STORE_FULL';
        }
        const measure = await measureFile(file);
        const fileName = `hailong-thu-${name.slice(0, 8)}.hll`;
        return { ...measure, name, source: file, fileName, dispose };
      } catch (error) {
        dispose();
        if (isFull(error) || Reflect.get(Object(error), 'code') === 'ENOSPC') return 'STORE_FULL';
        throw error;
      }
    },
    takeReceipt(text, actor) {
      const read = readReceipt(text);
      if (read === undefined) return undefined;
      const { signed, receipt } = read;
      const desk = keys.senders().find(({ fingerprint }) => fingerprint === receipt.by);
      if (desk?.role !== 'desk' || desk.unitCode !== around.settings().unit.code) return 'stranger';
      if (desk.isRevoked) return 'revoked';
      if (!isSignedBy(desk, signed)) return 'altered';
      if (receipt.author !== keys.fingerprint) return 'notOurs';
      return letGoOfCarried(letters.deps, { actor, name: receipt.name });
    },
  };
}

async function build(
  { folderKind, stationCode, settings, keys }: Around,
  {
    desk,
    what,
    work,
  }: { readonly desk: string; readonly what: CarriedLetters; readonly work: string },
) {
  const part = join(work, carriedPart);
  const measure = await sealStored(fillUp(JSON.stringify(what)), desk, part);
  const { unit } = settings();
  const { code, name, counterCodes } = stationOf(settings(), stationCode);
  const content: Omit<LettersManifest, 'parts'> = {
    format: batchFormat,
    program: { name: 'hai-long', version: release.version },
    author: {
      unit: { code: unit.code, codeSystem: unit.codeSystem, name: asItShows(unit.name) },
      station: { code, name: asItShows(name), counterCodes: [...counterCodes] },
      key: keys.identity.publicKey,
    },
    folderKind,
    kind: 'letters',
    place: null,
  };
  const key = keys.identity.signingKey;
  const mediaType = 'application/octet-stream';
  const parts = [{ path: carriedPart, file: part, mediaType, measure }];
  const signed = await signManifest(content, parts, key);
  const file = join(work, 'letters.hll');
  await sealBatch(signed, parts, {
    sealedFor: [desk],
    key,
    scratch: join(work, 'payload'),
    file,
  });
  return { name: signed.name, file };
}

/** Undefined for what is no receipt on letters. */
function readReceipt(text: string) {
  try {
    const signed = SignedDocument.parse(JSON.parse(text));
    const receipt = CarriedReceipt.parse(JSON.parse(signed.document));
    return { signed, receipt };
  } catch {
    return undefined;
  }
}

function isSignedBy({ publicKey }: KnownSender, { document, signature }: SignedDocument): boolean {
  const digest = hash('sha512', document, 'buffer');
  return isSshSigned(Buffer.from(publicKey), receiptPurpose, digest, signature);
}
