import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { parseCsvObjects } from 'hucre/csv';
import { openSealed, verifySealed } from '#main/features/batch/file/open-batch.ts';
import { parseSshPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import type { Identity } from '#main/features/batch/identity/identity.ts';
import type { RatingRow } from '#main/features/rating/rating-row.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
import { ratingFields } from '#shared/features/batch/rating-fields.ts';

type Cells = Readonly<Record<string, string>>;

/** A row as its receiver builds it again, with the citizen's words where they travelled. */
export interface RebuiltRow {
  readonly row: Omit<RatingRow, 'hash'>;
  readonly salt: Buffer | null;
  readonly words: string | null;
}

/** Opens a batch as the office's desk does, and builds its rows again from both tables. */
export async function openStationBatch(
  file: string,
  desk: Identity,
  author: Identity,
  into: string,
) {
  const key = parseSshPublicKey(author.publicKey);
  if (key === undefined) throw new Error('an identity has a key');
  mkdirSync(into, { recursive: true });
  const sealed = await verifySealed(file, () => key);
  const identities = [desk.sealingKey];
  const opened = await openSealed(file, sealed, { identities, authorKey: key, into });
  if (opened.manifest.kind !== 'station') throw new Error('a station sends its own batches');
  const decrypter = new Decrypter();
  decrypter.addIdentity(desk.sealingKey);
  const pressed = await decrypter.decrypt(readFileSync(opened.fileOf(chainTable.sealed)));
  const chain = gunzipSync(pressed).toString('utf8');
  const ratings = readFileSync(opened.fileOf(ratingsTable.csv), 'utf8');
  return {
    manifest: opened.manifest,
    sealedFor: sealed.envelope.sealedFor,
    ratings,
    fileOf: opened.fileOf,
    json: (path: string) => JSON.parse(readFileSync(join(into, path), 'utf8')),
    rows: rebuild(parseCsv(ratings), parseCsv(chain)),
  };
}

/** Every cell as it is written: no value is guessed to be a number. */
function parseCsv(text: string): Cells[] {
  return parseCsvObjects(text).data.map((line) =>
    Object.fromEntries(Object.entries(line).map(([name, value]) => [name, String(value ?? '')])),
  );
}

function rebuild(ratings: readonly Cells[], chain: readonly Cells[]): RebuiltRow[] {
  const known = new Map(ratings.map((cells) => [cells['id'], cells]));
  return chain.map((link) => {
    const leader = link['leader_row'] === '' ? undefined : JSON.parse(link['leader_row'] ?? '');
    // the sequence says where a change stands; `step` says it to those who have no sequence
    const { step: _, ...shared } = leader ?? valuesOf(known.get(link['id']) ?? {});
    const textHash = link['text_hash'] ?? '';
    const salt = link['salt'] ?? '';
    return {
      row: {
        audience: null,
        ...shared,
        sequence: Number(link['sequence']),
        format: Number(link['format']),
        boot_id: link['boot_id'],
        monotonic_ms: Number(link['monotonic_ms']),
        text_hash: textHash === '' ? null : Buffer.from(textHash, 'hex'),
      },
      salt: salt === '' ? null : Buffer.from(salt, 'hex'),
      words: salt === '' ? null : (link['words'] ?? ''),
    };
  });
}

function valuesOf(cells: Cells): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(ratingFields).map(([column, { type }]) => {
      const cell = cells[column] ?? '';
      return [column, cell === '' ? null : type === 'integer' ? Number(cell) : cell];
    }),
  );
}
