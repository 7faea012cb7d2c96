import { copyFileSync, existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLetterAuditFault } from '#main/features/letter/letter-audit-store.ts';
import { openDatabase, openReader } from '#main/storage/database.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { backUpLetters, type LettersBackup } from '#main/storage/letters-backup.ts';
import {
  anApology,
  aNote,
  askFor,
  createLetterOffice,
  deskOf,
  openDeskOf,
} from '#tests/support/letter-office.ts';
import { runCli } from '#tests/support/run-cli.ts';
import type { TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createLetterOffice();
});
afterEach(() => office.close());

function backUpNow(label: string): LettersBackup {
  const db = openDatabase(office.folder.letters);
  try {
    return backUpLetters(db, office.folder.backups, label);
  } finally {
    db.close();
  }
}

const restoring = (from: string, more: readonly string[] = [], language = 'vi') =>
  runCli(['letters', 'restore', '--from', from, '--data', office.folder.path, ...more], '', {
    HAILONG_LANGUAGE: language,
  });

async function wordsOf(): Promise<unknown[]> {
  await office.restart();
  const desk = await openDeskOf(office, 'can-bo');
  const { letters } = await desk.letter.list({});
  return letters.map(({ reading, contents }) => `${contents?.kind} ${reading}`).sort();
}

describe('letters restore', () => {
  it('brings letters back to read, deletes again what was deleted, and sets aside what was there', async () => {
    const deleted = await askFor(office, anApology);
    await askFor(office, aNote);
    const { letters } = backUpNow('2026-11-20');
    await (await deskOf(office, 'can-bo')).letter.delete({ code: deleted.code });
    await askFor(office, anApology); // after the backup
    office.app.close();
    copyFileSync(letters, `${letters}.stick`);

    const { code, out, err } = await restoring(letters);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Đã khôi phục 1 thư');
    expect(out).toContain('chưa có trong kho: 1 thư');
    const aside = readdirSync(office.folder.backups).filter((name) => name.includes('before'));
    expect(aside).toHaveLength(2);
    expect(await wordsOf()).toEqual(['thanks-note readable']);

    office.app.close();
    const back = aside.find((name) => !name.includes('keys')) ?? '';
    const undone = await restoring(join(office.folder.backups, back), [], 'en');
    expect(undone.out).toContain('2 letters restored');
    expect(await wordsOf()).toEqual(['apology readable', 'thanks-note readable']);
    const db = openReader(office.folder.letters);
    expect(findLetterAuditFault(db)).toBeUndefined();
    const noted = db
      .prepare(`SELECT count(*) FROM audit WHERE action = 'letters.restored'`)
      .pluck();
    expect(noted.get()).toBe(1); // the first one lies in what was set aside
    db.close();
  });

  it('says how many letters nobody can read any more, and reads them with their keys', async () => {
    await askFor(office, anApology);
    const { letters, keys } = backUpNow('2026-11-20');
    office.app.close();
    const stick = join(office.folder.path, 'stick.db');
    renameSync(keys, stick);
    for (const end of ['', '-wal', '-shm']) {
      if (existsSync(`${office.folder.letters}${end}`)) {
        renameSync(`${office.folder.letters}${end}`, join(office.folder.path, `lost${end}`));
      }
    }
    const without = await restoring(letters);
    expect(without.out).toContain('không đọc được nữa: 1 thư');
    expect(without.out).toContain('xuất trình giấy tờ');
    expect((await restoring(letters, ['--keys', stick])).out).not.toContain('không đọc được');
    expect(await wordsOf()).toEqual(['apology readable']);
  });

  it('keeps a damaged store as it is and puts the backup in its place', async () => {
    await askFor(office, aNote);
    const { letters } = backUpNow('2026-11-20');
    office.app.close();
    writeFileSync(office.folder.letters, 'no database at all');
    const { code, out } = await restoring(letters);
    expect(code).toBe(0);
    expect(out).toContain('bị hỏng');
    expect(await wordsOf()).toEqual(['thanks-note readable']);
  });

  it('changes nothing while the program runs, or for a file that is no backup of letters', async () => {
    await askFor(office, aNote);
    const { letters, keys } = backUpNow('2026-11-20');
    office.app.close();
    const hold = holdFolder(office.folder);
    const running = await restoring(letters);
    expect([running.code, running.err]).toEqual([1, expect.stringContaining('đang chạy')]);
    hold.release();
    for (const [from, sentence] of [
      [office.folder.database, 'không phải bản sao lưu thư'],
      [keys, 'không phải bản sao lưu thư'],
      [import.meta.filename, 'không phải bản sao lưu thư'],
      ['/khong-co.db', 'Không đọc được tệp'],
    ] as const) {
      const { code, out, err } = await restoring(from);
      expect([code, out, err]).toEqual([1, '', expect.stringContaining(sentence)]);
    }
    expect((await restoring(letters, ['--keys', letters])).code).toBe(0); // it holds none, which is said
    expect(readdirSync(office.folder.path)).not.toContain('letters.db.part');
  });
});
