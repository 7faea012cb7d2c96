import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noncePlace } from '#main/hosts/page-policy.ts';
import { pages } from '#shared/pages.ts';

let made: string | undefined;

/** A folder with the least that a host can serve; the real pages are for tests in a browser. */
export function builtPages(): string {
  made ??= makePages();
  return made;
}

function makePages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-pages-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const page of pages) {
    mkdirSync(join(folder, page, 'assets'), { recursive: true });
    writeFileSync(
      join(folder, page, 'index.html'),
      `<!doctype html><meta property="csp-nonce" nonce="${noncePlace}"><title>${page}</title>`,
    );
    writeFileSync(join(folder, page, 'assets', 'page.js'), 'document.title');
  }
  return folder;
}
