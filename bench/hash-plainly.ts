import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile } from '#main/platform/files.ts';

// the least that gathering can be: every file copied durably, and its bytes hashed once
const [from = '', to = ''] = process.argv.slice(2);
mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) {
  const copy = join(to, name);
  copyFileSync(join(from, name), copy);
  syncFile(copy);
  createHash('sha256').update(readFileSync(copy)).digest();
}
