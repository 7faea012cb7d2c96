import { randomUUID } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dataFolderAt, type DataFolder } from '#main/storage/data-folder.ts';
import { clientFrom, openPage } from '#tests/support/core-process-visit.ts';
import { startCore, type CoreProcess } from '#tests/support/core-process.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aNote, staffOfTrial } from '#tests/support/letter-office.ts';

let folder: DataFolder;
let core: CoreProcess | undefined;

beforeEach(() => {
  folder = dataFolderAt(makeTempFolder());
});

afterEach(async () => {
  await core?.kill();
  removeFolder(folder.path);
});

async function openCore() {
  core = startCore({ dataFolder: folder.path });
  const { kiosk, desk } = await core.ready;
  return {
    kiosk: clientFrom(await openPage(kiosk)),
    desk: clientFrom(await openPage(desk)),
  };
}

it('keeps every code that was shown, killed in the moment of showing or before', async () => {
  const first = await openCore();
  const { kinds } = await first.kiosk.letter.offer();
  const consent = kinds
    .find(({ kind }) => kind === 'thanks-note')
    ?.consents.find(({ language }) => language === 'vi');
  if (consent === undefined) throw new Error('a note can be asked for');
  const { text: _, ...given } = consent;
  const aRequest = () => ({
    id: randomUUID(),
    secret: randomUUID(),
    contents: aNote,
    consent: given,
  });

  const shown = aRequest();
  const { code } = await first.kiosk.letter.request(shown);
  expect(await core?.kill()).toMatchObject({ signal: 'SIGKILL' });

  // the plug is pulled while the second one waits for its answer; then the screen sends it again
  const second = await openCore();
  const unanswered = aRequest();
  const asked = safe(second.kiosk.letter.request(unanswered));
  await passed(Math.random() * 150);
  await core?.kill();
  const { data: early } = await asked;

  const third = await openCore();
  const { code: later } = await third.kiosk.letter.request(unanswered);
  if (early !== undefined) expect(later).toBe(early.code);
  await third.desk.access.signIn(staffOfTrial);
  expect(await third.desk.letter.findByCode({ code })).toMatchObject({ id: shown.id });
  expect(await third.desk.letter.findByCode({ code: later })).toMatchObject({ id: unanswered.id });
  expect((await third.desk.letter.list({})).total).toBe(2);
}, 60_000);
