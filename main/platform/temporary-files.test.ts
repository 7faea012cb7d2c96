import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, staffPin, temporaryFolder } from '#tests/support/test-app.ts';
import { createTemporaryFiles } from './temporary-files.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

/** As another program leaves a letter behind. */
function leaveIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'letter.docx');
  writeFileSync(file, 'Kính gửi Bà Trần Thị Ví Dụ');
  return file;
}

describe('a temporary file', () => {
  it('is gone when the folder is emptied, with everything else in it', () => {
    const folder = join(place.folder.path, 'tmp');
    const files = createTemporaryFiles(folder);
    leaveIn(folder);
    mkdirSync(join(folder, 'lu_x/deep'), { recursive: true }); // another program's leavings
    writeFileSync(join(folder, 'lu_x/deep/~lock'), 'x');
    expect([files.empty(), readdirSync(folder)]).toEqual([0, []]);
  });

  it('never leads the removal elsewhere, by a link in the folder or in its place', () => {
    const elsewhere = join(place.folder.path, 'backups');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'kept'), 'x');
    const folder = join(place.folder.path, 'tmp');
    const files = createTemporaryFiles(folder);
    symlinkSync(elsewhere, folder);
    files.empty();
    leaveIn(folder);
    symlinkSync(elsewhere, join(folder, 'link'));
    files.empty();
    expect([readdirSync(elsewhere), readdirSync(folder)]).toEqual([['kept'], []]);
  });

  it('is nothing to remove where there is no folder', () => {
    expect(createTemporaryFiles(join(place.folder.path, 'tmp')).empty()).toBe(0);
  });
});

describe('the program', () => {
  it('empties the folder when it starts, when the last one signs out, and when it stops', async () => {
    const office = await createTestApp();
    const left: boolean[] = [];
    const leave = () => leaveIn(office.folder.temporary);
    const isLeft = (file: string) => left.push(existsSync(file));

    let file = leave();
    await office.restart();
    isLeft(file);

    const desk = office.desk();
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    file = leave();
    isLeft(file);
    await desk.access.signOut();
    isLeft(file);

    file = leave();
    office.app.close();
    isLeft(file);
    expect(left).toEqual([false, true, false, false]);
    rmSync(office.folder.path, { recursive: true });
  });
});
