import { StationManifest } from '#shared/features/batch/manifest.ts';
import type { BatchInRow } from './intake-store.ts';

/** It was read and signed once; what is kept is what was read. */
export function manifestOf({ manifest }: Pick<BatchInRow, 'manifest'>): StationManifest {
  return StationManifest.parse(JSON.parse(manifest.toString('utf8')));
}

/** The stretches of chains that a batch brings. */
export function rangesOf(row: Pick<BatchInRow, 'manifest'>): StationManifest['rows'] {
  return manifestOf(row).rows;
}
