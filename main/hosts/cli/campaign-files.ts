import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCampaign, type SignedCampaign } from '#main/features/campaign/campaign-file.ts';
import {
  readSupervisorKeys,
  type SupervisorKeys,
} from '#main/features/campaign/supervisor-keys.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';

/** The files named before the first option, and the options. */
export function filesFirst(args: readonly string[]) {
  const from = args.findIndex((arg) => arg.startsWith('-'));
  const end = from === -1 ? args.length : from;
  return { files: args.slice(0, end).map((file) => resolve(file)), options: args.slice(end) };
}

/** The one file a command is about. */
export function oneFile(files: readonly string[], words: Words): string {
  const [file, second] = files;
  if (file !== undefined && second === undefined) return file;
  const key = file === undefined ? 'cli:usage.missing' : 'cli:usage.unknownOption';
  throw new StartError('usage', { what: words(key, { option: second ?? 'FILE' }) });
}

export function readTextFile(file: string, words: Words): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw refusedFile(words('cli:campaign.unreadable', { file, reason: reasonOf(error) }));
  }
}

/** Writes a file that is not there yet: a key or a signed survey is never written over. */
export function writeNewFile(file: string, content: string): void {
  try {
    writeFileSync(file, content, { flag: 'wx', flush: true });
  } catch (error) {
    throw new StartError('outNotWritable', { file, reason: reasonOf(error) });
  }
}

export function readSignedCampaign(file: string, words: Words): SignedCampaign {
  const reading = readCampaign(readTextFile(file, words));
  if (reading.read) return reading.signed;
  throw refusedFile(
    reading.why === 'CAMPAIGN_ALTERED'
      ? words('cli:campaign.altered', { file })
      : words('cli:campaign.faulty', { file, fault: reading.fault }),
  );
}

export async function keysIn(folder: string, words: Words): Promise<SupervisorKeys> {
  const keys = await readSupervisorKeys(resolve(folder));
  if (keys !== undefined) return keys;
  throw refusedFile(words('cli:campaign.noKeys', { folder: resolve(folder) }));
}

export function refusedFile(what: string): StartError {
  return new StartError('campaignRefused', { what });
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
