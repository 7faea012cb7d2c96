import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';
import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import { appearWhole, writeDurably } from './appear-whole.ts';
import { mainPart, readDocx } from './docx-parts.ts';
import { prepareTemplate } from './fill-template.ts';
import { findTemplate, type TemplateFolders } from './find-template.ts';
import { joinLetters } from './join-letters.ts';
import { letterValues, type LetterSource } from './letter-values.ts';
import { standingOf, type RefusedTemplate } from './merge-draft.ts';
import type { ZipParts } from './read-zip.ts';
import { writeZip } from '#main/platform/write-zip.ts';

/** Letters that are written with one template. */
export interface LettersRun {
  readonly template: LetterTemplate;
  /** What their files are called, before the number and the ending. */
  readonly name: string;
  readonly letters: readonly LetterSource[];
}

/** Letters that somebody asked to have on disk. */
export interface LettersJob {
  readonly folders: TemplateFolders;
  readonly runs: readonly LettersRun[];
  /** `each`: a document for each letter. `print`: one for each template, for one print. */
  readonly as: 'each' | 'print';
  /** The folder they go into, which must not be there yet. */
  readonly target: string;
}

export type LettersSaved =
  | { readonly written: true; readonly files: readonly string[] }
  | RefusedTemplate
  | { readonly written: false; readonly reason: string };

type OnProgress = (progress: { rows: number; atMost: number }) => void;

/**
 * Merges letters and writes them to disk: all of them appear, synced, under the target's name, or
 * none. Nobody's name stands in a file's name; the letters are numbered in their order.
 */
export async function saveLetters(
  { folders, runs, as, target }: LettersJob,
  onProgress: OnProgress,
): Promise<LettersSaved> {
  const found = await Promise.all(runs.map(({ template }) => findTemplate(folders, template)));
  const faulty = found.find(({ bytes }) => bytes === undefined);
  if (faulty !== undefined) return { written: false, refused: standingOf(faulty) };

  const progress = createProgress(runs, onProgress);
  const saved = await appearWhole(target, async (folder) => {
    mkdirSync(folder, { mode: 0o700 });
    const files: string[] = [];
    const put = (file: string, content: Buffer) => {
      writeDurably(join(folder, file), content);
      files.push(file);
    };
    for (const [at, run] of runs.entries()) {
      const letters = filled(found[at]?.bytes, run, progress);
      if (as === 'print') put(`${run.name}.docx`, await joinAll(letters));
      else await putEach(letters, run, put);
    }
    syncFolder(folder);
    return files;
  });
  return saved.written ? { written: true, files: saved.made } : saved;
}

async function putEach(
  letters: AsyncIterable<ZipParts>,
  { name, letters: { length } }: LettersRun,
  put: (file: string, content: Buffer) => void,
): Promise<void> {
  const digits = String(length).length;
  let written = 0;
  for await (const parts of letters) {
    written += 1;
    const number = length === 1 ? '' : `-${String(written).padStart(digits, '0')}`;
    put(`${name}${number}.docx`, writeZip(parts));
  }
}

async function joinAll(letters: AsyncIterable<ZipParts>): Promise<Buffer> {
  let first: ZipParts | undefined;
  const texts: string[] = [];
  for await (const parts of letters) {
    first ??= parts;
    texts.push(parts.get(mainPart)?.toString('utf8') ?? '');
  }
  if (first === undefined) throw new Error('there is a letter to print');
  return joinLetters(first, texts);
}

async function* filled(
  template: Buffer | undefined,
  { letters }: LettersRun,
  progress: () => void,
): AsyncGenerator<ZipParts> {
  const { parts } = template === undefined ? { parts: undefined } : readDocx(template);
  if (parts === undefined) throw new Error('a template is checked before it is used');
  const fill = await prepareTemplate(parts);
  for (const letter of letters) {
    yield await fill(letterValues(letter));
    progress();
  }
}

const toldEvery = 20;

function createProgress(runs: readonly LettersRun[], onProgress: OnProgress): () => void {
  const atMost = runs.reduce((sum, { letters }) => sum + letters.length, 0);
  let rows = 0;
  return () => {
    rows += 1;
    if (rows % toldEvery === 0 || rows === atMost) onProgress({ rows, atMost });
  };
}
