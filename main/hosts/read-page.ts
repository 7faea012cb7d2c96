import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { StartError } from '#main/platform/start-error.ts';
import type { Page } from '#shared/pages.ts';

export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.json': 'application/json; charset=utf-8',
};

/** A page's built files by their path, read once: nothing a browser asks for reaches the disk. */
export function readPage(folder: string, page: Page): ReadonlyMap<string, PageFile> {
  const root = join(folder, page);
  try {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => join(root, name))
      .filter((file) => statSync(file).isFile() && types[extname(file)] !== undefined);
    return new Map(
      files.map((file) => [
        relative(root, file).split(sep).join('/'),
        { type: types[extname(file)] ?? '', content: readFileSync(file) },
      ]),
    );
  } catch {
    throw new StartError('pagesMissing', { folder: root }); // the build has not been run
  }
}
