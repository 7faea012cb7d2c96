import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder of its own; whoever asks for one removes it. */
export function makeTempFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hai-long-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
