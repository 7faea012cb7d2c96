import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measured } from './measured.ts';
import { inProject } from './place.ts';
import { runCounted, sampleOf } from './run-counted.ts';

const mergeScript = fileURLToPath(import.meta.resolve('./merge-letters.ts'));
const plainScript = fileURLToPath(import.meta.resolve('./write-plainly.ts'));

/**
 * A print run of letters from the shipped template in a process of its own, its start and fsync
 * included, against a process that writes as many bytes.
 */
export async function measureLetters(place: string, letters: number): Promise<Measured> {
  const folder = join(place, 'letters');
  const own = await runCounted(mergeScript, [inProject('out/letters'), folder, String(letters)]);
  const bytes = statSync(join(folder, 'letters.docx')).size;
  const plainFile = join(place, 'plain');
  const plain = await runCounted(plainScript, [plainFile, String(bytes), String(letters)]);
  for (const written of [folder, plainFile]) rmSync(written, { recursive: true });
  return {
    what: `${letters} letters merged into one document, ${Math.round(bytes / 1024)} kB`,
    unit: 's',
    own: sampleOf(own),
    comparedTo: { what: 'as many bytes in as many lines', sample: sampleOf(plain) },
  };
}
