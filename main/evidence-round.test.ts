import { expect, it, vi } from 'vitest';
import {
  createEvidenceOffice,
  deskOf,
  give,
  hashOf,
  plan,
} from '#tests/support/evidence-office.ts';
import { workerUrl } from '#tests/support/test-app.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createEvidenceRound } from './evidence-round.ts';
import type { EvidenceBackup } from './features/assessment/evidence-copies.ts';
import { createJobRunner } from './jobs.ts';
import { createClock } from './platform/clock.ts';
import { silentLog } from './platform/log.ts';

it('copies evidence once a day beside the taps, and tries again an hour after it failed', async () => {
  const office = await createEvidenceOffice();
  try {
    await give(await deskOf(office), plan);
    const { evidence, backups } = office.folder;
    const runJob = createJobRunner(office.folder.database, workerUrl);
    const noRoom = { done: false, fault: { why: 'noRoom', megabytes: 130 } } as const;
    const backUp = vi
      .fn<() => Promise<EvidenceBackup>>(() => runJob('backUpEvidence', { evidence, backups }))
      .mockResolvedValueOnce(noRoom);
    const audit = vi.fn<(action: string, detail: object) => void>();
    const clock = createClock({
      system: office.clock,
      offsetMinutes: 420,
      lastTrustedMs: undefined,
    });
    const round = createEvidenceRound({ clock, log: silentLog, backUp, audit });
    round.close(); // the test looks by itself
    const after = async (ms: number) => {
      office.clock.pass(ms);
      await round.look();
    };
    await after(0); // a start has more to do
    await after(3 * 60_000);
    await after(30 * 60_000);
    expect(backUp).toHaveBeenCalledTimes(1);
    expect(round.there()).toEqual({ fault: noRoom.fault, damaged: 0 });
    await after(60 * 60_000);
    expect(round.there()).toEqual({ fault: undefined, damaged: 0 });
    expect(existsSync(join(backups, 'evidence', hashOf(plan)))).toBe(true);
    await after(60 * 60_000);
    await after(24 * 60 * 60_000);
    expect(backUp).toHaveBeenCalledTimes(3);
    expect(audit.mock.calls).toEqual([['evidence.copied', { copied: 1, dropped: 0 }]]);
  } finally {
    office.close();
  }
});
