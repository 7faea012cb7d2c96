import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openGatherStore } from '#main/features/gather/index.ts';
import { createStore } from '#main/features/gather/store-folder.ts';
import { batchFiles } from '#main/gather-files.ts';
import { makeFleet, type Fleet } from './gathered-batches.ts';
import type { Measured } from './measured.ts';
import { inProject } from './place.ts';
import { runCounted, sampleOf } from './run-counted.ts';

const plainScript = fileURLToPath(import.meta.resolve('./hash-plainly.ts'));

/** Many offices' batches taken in by the command line. */
export async function measureGathering(within: string, fleet: Fleet): Promise<Measured> {
  const place = join(within, 'gather');
  const path = join(place, 'store');
  await createStore(
    path,
    { kind: 'real', unit: { code: '01', codeSystem: 'QD19-2025', name: 'Sở Nội vụ' } },
    batchFiles,
  );
  const store = await openGatherStore(path, batchFiles);
  const { recipient } = JSON.parse(store.ownCard('2026-11-21').document) as { recipient: string };
  const { files, cards } = await makeFleet(place, recipient, fleet);
  store.trust([cards]);
  store.close();
  const own = await runCounted(inProject('out/main/cli.js'), [
    'gather',
    'import',
    files,
    '--store',
    path,
  ]);
  const plain = await runCounted(plainScript, [files, join(place, 'copied')]);
  rmSync(place, { recursive: true });
  const rows = (fleet.batches * fleet.rowsEach) / 1e6;
  return {
    what: `gather ${fleet.batches} batches, ${rows.toPrecision(2)}M ratings`,
    unit: 's',
    own: sampleOf(own),
    target: '≤ 90 s for 3,321 with 10M',
    comparedTo: {
      what: 'the same files copied durably and hashed',
      sample: sampleOf(plain),
    },
  };
}
