import { keyOfReason } from '#shared/features/batch/reason-words.ts';
import type { RefusedFile } from '#shared/features/gather/gathered.ts';
import type { Words } from '#main/words.ts';

/** A stick of a stranger may hold hundreds of files, which say the same. */
const mostNamed = 20;

/** Each reason once, in words, with the files that it holds for. */
export function refusedLines(refused: readonly RefusedFile[], words: Words): readonly string[] {
  return [...Map.groupBy(refused, ({ fault }) => fault)].flatMap(([fault, files]) => [
    words('cli:gather.refused', {
      what: words(`batch:${keyOfReason(fault)}`),
      fault,
      files: files.length,
    }),
    ...files
      .slice(0, mostNamed)
      .map(({ file, place }) => (place === null ? `  – ${file}` : `  – ${file} (${place})`)),
    ...(files.length > mostNamed
      ? [words('cli:gather.moreRefused', { files: files.length - mostNamed })]
      : []),
  ]);
}
