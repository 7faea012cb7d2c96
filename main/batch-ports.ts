import type { KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { officeCsv } from '#shared/features/batch/office-csv.ts';
import { verifiedScores } from '#shared/features/batch/office-tables.ts';
import { describeOfficeTables } from './features/batch/data-package.ts';
import { writeJson, writeSums } from './features/batch/making.ts';
import type { BatchFiles as GatherFiles } from './features/gather/ports.ts';
import { openSealed, verifySealed } from './features/batch/file/open-batch.ts';
import { openSealedPart } from './features/batch/file/open-sealed-part.ts';
import { RefusedBatch } from './features/batch/file/refused-batch.ts';
import {
  measureFile,
  sealBatch,
  signManifest,
  type PartFile,
} from './features/batch/file/write-batch.ts';
import { resealBatch } from './features/batch/file/reseal-batch.ts';
import { sealText } from './features/batch/seal-text.ts';
import type { BatchFiles } from './features/intake/batch-files.ts';
import type { SendingDeps } from './features/intake/send-settings.ts';
import type { KeepPublicDeps, KeepPublicOrder } from './features/intake/keep-public.ts';
import type { PassOnFiles, PassOnOrder } from './features/intake/pass-on.ts';

/** The file layer of batches, for those who take them in. */
export const openBatchFiles: BatchFiles = {
  verify: verifySealed,
  open: openSealed,
  openPart: openSealedPart,
  faultOf: (error) => (error instanceof RefusedBatch ? error : undefined),
};

/** A batch on its way up: whom it is sealed to, and the key of the desk that passes it on. */
export interface PassOnJob extends PassOnOrder {
  readonly sealing: { readonly sealedFor: readonly string[]; readonly key: KeyObject };
}

/** Batches that are kept here without what is private, sealed to this folder itself. */
export interface KeepPublicJob extends KeepPublicOrder, Pick<PassOnJob, 'sealing'> {}

export function resealFor(sealing: PassOnJob['sealing']): PassOnFiles['reseal'] {
  return (name, opened, to) => resealBatch(name, opened, { ...sealing, ...to });
}

/** Seals what stays here of a private part to this folder itself. */
export function sealPartFor({
  sealedFor,
}: PassOnJob['sealing']): KeepPublicDeps['files']['sealPart'] {
  const [own = ''] = sealedFor;
  return (lines, file) => sealText(bytesOf(lines), own, file);
}

/** Signs and seals settings that go down to stations. */
export function buildSettingsFor(key: KeyObject): SendingDeps['build'] {
  return async (content, parts: readonly PartFile[], sealing) => {
    const signed = await signManifest(content, parts, key);
    await sealBatch(signed, parts, { ...sealing, key });
    return { name: signed.name, manifest: signed.bytes };
  };
}

/** Signs and seals scores that a superior verified; the batch's name. */
export const buildScores: GatherFiles['buildScores'] = async (content, scores, sealing) => {
  const { key, sealedFor, work, file } = sealing;
  const csv = join(work, 'verified_scores.csv');
  writeFileSync(csv, officeCsv(verifiedScores, scores));
  const table = { ...(await measureFile(csv)), rows: scores.length };
  const datapackage = join(work, 'datapackage.json');
  const name = `hai-long-${content.author.unit.code}-${content.forUnit}-${content.place.number}`;
  const described = describeOfficeTables({ name: name.toLowerCase(), createdAt: content.builtAt }, [
    { name: 'verified_scores', table: verifiedScores, csv: table },
  ]);
  writeJson(datapackage, described);
  const parts: PartFile[] = [
    { path: verifiedScores.csv, file: csv, mediaType: 'text/csv', rows: scores.length },
    { path: 'datapackage.json', file: datapackage, mediaType: 'application/json' },
  ];
  const all = [...parts, await writeSums(parts, join(work, 'SHA256SUMS'))];
  const signed = await signManifest(content, all, key);
  await sealBatch(signed, all, { sealedFor, key, scratch: join(work, 'payload'), file });
  return signed.name;
};

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer, void> {
  for await (const line of lines) yield Buffer.from(line);
}
