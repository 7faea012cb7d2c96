import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { openGatherStore, type GatherStore } from '#main/features/gather/index.ts';
import { createSystemClock } from '#main/platform/clock.ts';
import { StartError } from '#main/platform/start-error.ts';
import { dayAt, usualOffsetMinutes } from '#shared/calendar.ts';
import { release } from '#shared/release.ts';
import { batchFiles } from '#main/gather-files.ts';
import type { CommandContext } from './command.ts';

/**
 * Does something with a store that nobody else has open. A store of what was made up says so before
 * anything else, whatever is asked of it.
 */
export async function withStore<Result>(
  path: string,
  { words, print }: Pick<CommandContext, 'words' | 'print'>,
  work: (store: GatherStore) => Promise<Result>,
): Promise<Result> {
  // the buffers of each few batches set off a collection, and nobody else needs the memory here
  setFlagsFromString('--heap-growing-percent=300');
  const store = await openGatherStore(resolve(path), batchFiles);
  try {
    if (store.kind === 'simulated') print(words('cli:gather.simulated'));
    return await work(store);
  } catch (error) {
    if (isDiskFull(error)) throw new StartError('diskFull', { file: resolve(path) });
    throw error;
  } finally {
    store.close();
  }
}

/** Today here; never a day before the program was released, whatever the clock shows. */
export function todayHere(): string {
  return dayAt(Math.max(createSystemClock().utcMs(), release.releasedAtMs), usualOffsetMinutes);
}

function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return Reflect.get(error, 'code') === 'ENOSPC' || /No space left on device/.test(error.message);
}
