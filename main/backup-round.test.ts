import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aRating, createTestApp, workerUrl, type TestApp } from '#tests/support/test-app.ts';
import { createBackupRound } from './backup-round.ts';
import { verifyRatings } from './features/rating/verify-ratings.ts';
import { createJobRunner } from './jobs.ts';
import { createClock } from './platform/clock.ts';
import { silentLog } from './platform/log.ts';
import { tryBackup, type BackupJob, type BackupOutcome } from './storage/daily-backup.ts';
import { openReader } from './storage/database.ts';

const dayMs = 24 * 60 * 60 * 1000;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
  await office.kiosk().rating.submit(aRating());
});
afterEach(() => office.close());

function roundOf(backUp: (job: BackupJob) => Promise<BackupOutcome>, system = office.clock) {
  const clock = createClock({ system, offsetMinutes: 420, lastTrustedMs: undefined });
  const audit = vi.fn<(action: string, detail: object) => void>();
  const { backups: folder } = office.folder;
  const round = createBackupRound({ folder, clock, log: silentLog, startedAtMs: 0, backUp, audit });
  round.close(); // the test looks by itself
  return { ...round, audit };
}

const copies = () =>
  existsSync(office.folder.backups) ? readdirSync(office.folder.backups).sort() : [];

describe('a copy for which there is no room', () => {
  const withFolder = () => {
    mkdirSync(office.folder.backups);
    writeFileSync(join(office.folder.backups, 'kiosk-2026-11-26.db'), 'older');
    return office.folder.backups;
  };

  it('is not begun', () => {
    const write = vi.fn<() => { done: true }>();
    expect(tryBackup(withFolder(), 2 ** 60, write)).toEqual({
      done: false,
      fault: { why: 'noRoom', megabytes: 2 ** 40 + 128 },
    });
    expect(write).not.toHaveBeenCalled();
  });

  it('leaves no half and every older one, when the disk fills up meanwhile', () => {
    const folder = withFolder();
    const outcome = tryBackup(folder, 0, (): { done: true } => {
      writeFileSync(join(folder, 'kiosk-2026-11-27.db.part'), 'half');
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    expect(outcome).toEqual({ done: false, fault: { why: 'noRoom', megabytes: 128 } });
    expect(copies()).toEqual(['kiosk-2026-11-26.db']);
  });
});

describe('the copy of a day', () => {
  it('is made once, beside the taps, and holds what was given', async () => {
    const runJob = createJobRunner(office.folder.database, workerUrl);
    const round = roundOf((job) => runJob('backUpForDay', job));
    await round.look();
    await round.look();
    expect(copies()).toEqual(['kiosk-2026-11-27.db']);
    expect(round.audit.mock.calls).toEqual([['backup.made', { day: '2026-11-27', dropped: 0 }]]);
    const copy = openReader(join(office.folder.backups, 'kiosk-2026-11-27.db'));
    expect(verifyRatings(copy)).toMatchObject({ rows: 1, fault: undefined });
    copy.close();
  });

  it('lets older ones go by the rule, once it is there', async () => {
    mkdirSync(office.folder.backups);
    for (let day = 10; day < 27; day += 1) {
      writeFileSync(join(office.folder.backups, `kiosk-2026-11-${day}.db`), '');
    }
    writeFileSync(join(office.folder.backups, 'kiosk-before-schema-7.db'), '');
    const runJob = createJobRunner(office.folder.database, workerUrl);
    await roundOf((job) => runJob('backUpForDay', job)).look();
    expect(copies()).toEqual([
      ...[15, 21, 22, 23, 24, 25, 26, 27].map((day) => `kiosk-2026-11-${day}.db`),
      'kiosk-before-schema-7.db',
    ]);
  });

  it('is not made by a clock that cannot be trusted', async () => {
    const backUp = vi.fn<(job: BackupJob) => Promise<BackupOutcome>>();
    const system = createFakeClock();
    const round = roundOf(backUp, system);
    system.set('2020-01-01T00:00:00Z');
    await round.look();
    expect(backUp).not.toHaveBeenCalled();
  });

  it('is tried again an hour after it failed, and says meanwhile why', async () => {
    const fault = { why: 'noRoom', megabytes: 130 } as const;
    const backUp = vi
      .fn<(job: BackupJob) => Promise<BackupOutcome>>()
      .mockResolvedValueOnce({ done: false, fault })
      .mockResolvedValueOnce({ done: true, dropped: 0 });
    const round = roundOf(backUp);
    await round.look();
    expect(round.there()).toMatchObject({ newest: undefined, fault, isNeeded: true });
    await round.look();
    expect(backUp).toHaveBeenCalledTimes(1);
    office.clock.pass(dayMs / 24);
    await round.look();
    expect(round.there().fault).toBeUndefined();
  });
});
