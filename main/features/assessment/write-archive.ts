import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkFiles } from './check-files.ts';
import { pathOfFile } from './evidence-files.ts';
import { indexAsCsv, indexAsPage, type IndexHead, type IndexLine } from './evidence-index.ts';
import { zipBytesAtMost, zipPieces, type ZipMember } from '#main/platform/write-zip.ts';
import { writeDurably } from './write-durably.ts';

export interface ArchiveJob {
  readonly folder: string;
  readonly target: string;
  readonly head: IndexHead;
  /** All there is, also what stays at the office. */
  readonly lines: readonly (IndexLine & { readonly keptSha256: string })[];
}

export type ArchiveOutcome =
  | { readonly is: 'written'; readonly files: number; readonly kept: number }
  /** Hashes of files that are missing or are not what they were. */
  | { readonly is: 'damaged'; readonly sha256s: readonly string[] }
  | { readonly is: 'notWritten'; readonly reason: string };

/**
 * Writes the files that may leave, an index of all, and `SHA256SUMS`. Every file is read and compared
 * before anything is written; an archive with a hole would look like a whole one.
 */
export async function writeArchive(job: ArchiveJob): Promise<ArchiveOutcome> {
  const { folder, target, lines } = job;
  const checked = await checkFiles({ folder, files: lines });
  const damaged = checked.filter(({ is }) => is !== 'whole').map(({ sha256 }) => sha256);
  if (damaged.length > 0) return { is: 'damaged', sha256s: [...new Set(damaged)] };
  const leaving = lines.filter(({ personal }) => !personal);
  const bytes = leaving.reduce((sum, { bytes }) => sum + bytes, 0);
  if (bytes > zipBytesAtMost / 2) return { is: 'notWritten', reason: 'EFBIG' };
  const outcome = writeDurably(target, () => zipPieces(membersOf(job, leaving), 'stored'));
  if (!outcome.written) return { is: 'notWritten', reason: outcome.reason };
  return { is: 'written', files: leaving.length, kept: lines.length - leaving.length };
}

function* membersOf(
  { folder, head, lines }: ArchiveJob,
  leaving: ArchiveJob['lines'],
): Generator<ZipMember> {
  const indexes: readonly ZipMember[] = [
    { name: 'muc-luc.csv', content: indexAsCsv(lines) },
    { name: 'muc-luc.html', content: indexAsPage(head, lines) },
  ];
  yield* indexes;
  for (const line of leaving) {
    const content = readFileSync(pathOfFile(folder, line));
    if (hashOf(content) !== line.sha256) throw new Error('a file changed while it was read');
    yield { name: line.file, content };
  }
  const sums = [
    ...indexes.map(({ name, content }) => `${hashOf(content)}  ${name}\n`),
    ...leaving.map(({ sha256, file }) => `${sha256}  ${file}\n`),
  ];
  yield { name: 'SHA256SUMS', content: Buffer.from(sums.join('')) };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
