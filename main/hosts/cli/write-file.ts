import { writeFileSync } from 'node:fs';
import { StartError } from '#main/platform/start-error.ts';

/** Writes a file somebody asked for; where that cannot be done it is said in one sentence. */
export function writeFileOrSay(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError('outNotWritable', { file, reason });
  }
}
