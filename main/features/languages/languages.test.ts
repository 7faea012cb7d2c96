import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { shippedQuestionnaires } from '#main/features/questionnaire/shipped-questionnaires.ts';
import { knownLanguages } from './known-languages.ts';
import { addPack, pseudoCode, pseudoPack } from '#tests/support/pseudo-pack.ts';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const leaderPin = '135790';
const people = [
  { code: 'lanh-dao', role: 'leader', secret: leaderPin },
  { code: 'can-bo', role: 'staff', secret: staffPin },
] as const;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people });
});
afterEach(() => office.close());

async function leader() {
  const desk = office.desk();
  await desk.access.signIn({ code: 'lanh-dao', secret: leaderPin });
  return desk;
}

const offered = async () => (await office.kiosk().station.show()).languages.map(({ code }) => code);

const tay = {
  code: 'tyz',
  name: 'Tiếng Tày',
  script: 'Latn',
  status: 'reviewed',
  reviewedBy: 'Phòng Văn hoá – Xã hội xã Thử Nghiệm',
  reviewedOn: '2026-11-20',
  words: { rating: { change: 'Pjến', saving: { vi: 'Máy đang ghi lại…', to: '' } } },
  questionnaires: { 'kiosk@2': { 'stage.other': 'Fiệc đai' } },
} as const;

function addFile(code: string, text: string): string {
  const folder = join(office.folder.languages, code);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pack.json'), text);
  return join(folder, 'pack.json');
}

describe('a draft', () => {
  it('is not offered to citizens before somebody responsible has switched it on', async () => {
    expect(await offered()).toEqual(['vi', 'en']);
    const { error } = await safe(office.kiosk().station.words({ language: 'km' }));
    expect(error).toMatchObject({ code: 'LANGUAGE_UNKNOWN' });
  });

  it('is offered, and said to be a draft, as soon as it is on', async () => {
    const desk = await leader();
    await desk.languages.switch({ code: 'km', on: true });
    expect((await office.kiosk().station.show()).languages.at(-1)).toEqual({
      code: 'km',
      name: 'ភាសាខ្មែរ',
      draft: true,
    });
    const { questionnaires } = await office.kiosk().station.words({ language: 'km' });
    expect(questionnaires['kiosk@2']?.['level.5']).toMatch(/\p{Script=Khmer}/u);
  });

  it('is told to every page at once by another version of the view', async () => {
    const desk = await leader();
    const versions: string[] = [];
    for await (const { version } of await office.kiosk().station.watch()) {
      versions.push(version);
      if (versions.length === 2) break;
      await desk.languages.switch({ code: 'km', on: true });
    }
    expect(new Set(versions).size).toBe(2);
  });

  it('stays on over a restart, and is gone as soon as it is switched off', async () => {
    const desk = await leader();
    await desk.languages.switch({ code: 'km', on: true });
    await office.restart();
    expect(await offered()).toEqual(['vi', 'en', 'km']);
    await (await leader()).languages.switch({ code: 'km', on: false });
    expect(await offered()).toEqual(['vi', 'en']);
  });

  it('stands in the audit chain with the name of whoever switched it on', async () => {
    await (await leader()).languages.switch({ code: 'km', on: true });
    const db = openReader(office.folder.database);
    const entry = db
      .prepare(`SELECT actor, action, detail FROM audit ORDER BY sequence DESC LIMIT 1`)
      .get();
    const author = db.prepare(`SELECT author FROM settings ORDER BY version DESC LIMIT 1`).get();
    db.close();
    expect({ entry, author }).toEqual({
      entry: {
        actor: 'lanh-dao',
        action: 'language.switched',
        detail: JSON.stringify({ code: 'km', on: true, status: 'draft' }),
      },
      author: { author: 'lanh-dao' },
    });
  });
});

describe('switching', () => {
  it('is for who may approve languages, and for nobody else', async () => {
    const staff = office.desk();
    await staff.access.signIn({ code: 'can-bo', secret: staffPin });
    for (const client of [staff, office.kiosk()]) {
      expect((await safe(client.languages.list())).error).toMatchObject({ code: 'FORBIDDEN' });
      const { error } = await safe(client.languages.switch({ code: 'km', on: true }));
      expect(error).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('takes English away and brings it back, but never Vietnamese', async () => {
    const desk = await leader();
    await desk.languages.switch({ code: 'en', on: false });
    expect(await offered()).toEqual(['vi']);
    expect((await safe(desk.languages.switch({ code: 'vi', on: false }))).error).toMatchObject({
      code: 'FIRST_LANGUAGE',
    });
    await desk.languages.switch({ code: 'en', on: true });
    expect(await offered()).toEqual(['vi', 'en']);
  });

  it('refuses a language that nobody knows', async () => {
    const { error } = await safe((await leader()).languages.switch({ code: 'xx', on: true }));
    expect(error).toMatchObject({ code: 'LANGUAGE_UNKNOWN' });
  });
});

describe('a pack that is put into the folder', () => {
  it('serves after the desk has looked, and says only what is translated', async () => {
    addFile('tyz', JSON.stringify(tay));
    const desk = await leader();
    const { languages, sentences } = await desk.languages.list();
    expect(languages.at(-1)).toEqual({
      code: 'tyz',
      name: 'Tiếng Tày',
      status: 'reviewed',
      reviewedBy: tay.reviewedBy,
      reviewedOn: tay.reviewedOn,
      from: 'office',
      translated: 2,
      outdated: 0,
      clips: 0,
      on: true,
    });
    expect(sentences).toBeGreaterThan(100);
    expect(await office.kiosk().station.words({ language: 'tyz' })).toEqual({
      words: { rating: { change: 'Pjến' } },
      questionnaires: { 'kiosk@2': { 'stage.other': 'Fiệc đai' } },
      clips: [],
    });
  });

  it('takes the place of the program’s own, as when somebody has reviewed the draft', async () => {
    addFile('km', JSON.stringify({ ...tay, code: 'km', name: 'ភាសាខ្មែរ', script: 'Khmr' }));
    await office.restart();
    expect((await office.kiosk().station.show()).languages.at(-1)).toMatchObject({
      code: 'km',
      draft: false,
    });
  });

  it('counts the sentences whose Vietnamese has changed since', async () => {
    const words = { rating: { change: { vi: 'Sửa lại câu trả lời', to: 'Pjến' } } };
    addFile('tyz', JSON.stringify({ ...tay, words }));
    const { languages } = await (await leader()).languages.list();
    expect(languages.at(-1)).toMatchObject({ code: 'tyz', outdated: 1 });
  });

  it('is written with a mark at its start by some editors, and serves all the same', async () => {
    addFile('tyz', `\uFEFF${JSON.stringify(tay)}`);
    await office.restart();
    expect(await offered()).toEqual(['vi', 'en', 'tyz']);
  });

  it.each([
    ['is no JSON', 'tyz', '{', 'unreadable', ''],
    ['lacks a name', 'tyz', JSON.stringify({ ...tay, name: '' }), 'form', 'name'],
    ['lies in a folder of another name', 'nut', JSON.stringify(tay), 'folderName', 'nut'],
    ['wants to be English', 'en', JSON.stringify({ ...tay, code: 'en' }), 'ownLanguage', 'en'],
    [
      'says what nobody asks for',
      'tyz',
      JSON.stringify({ ...tay, words: { rating: { chagne: 'Pjến' } } }),
      'unknownKey',
      'rating.chagne',
    ],
    [
      'answers what is not in a questionnaire',
      'tyz',
      JSON.stringify({ ...tay, questionnaires: { 'kiosk@2': { 'stage.nowhere': 'x' } } }),
      'unknownKey',
      'kiosk@2.stage.nowhere',
    ],
    [
      'forgets a value',
      'tyz',
      JSON.stringify({ ...tay, words: { questionnaire: { time: { seconds: 'giây' } } } }),
      'otherValues',
      'questionnaire.time.seconds',
    ],
  ])('is named with its fault when it %s, while the others serve', async (...the) => {
    const [, code, text, fault, place] = the;
    const file = addFile(code, text);
    addPack(office.folder, { ...pseudoPack(), status: 'reviewed', ...review });
    await office.restart();
    expect(await offered()).toEqual(['vi', 'en', pseudoCode]);
    const { faults } = await (await leader()).languages.list();
    expect(faults).toEqual([{ file, fault, detail: expect.stringContaining(place) }]);
  });

  it('keeps serving when the program no longer asks for one of its sentences', async () => {
    const words = { rating: { gone: { vi: 'Câu cũ', to: 'x' }, change: 'Pjến' } };
    addFile('tyz', JSON.stringify({ ...tay, words }));
    await office.restart();
    expect((await office.kiosk().station.words({ language: 'tyz' })).words).toEqual({
      rating: { change: 'Pjến' },
    });
  });

  it('may translate a questionnaire that this station does not have', async () => {
    const questionnaires = { 'other-office@3': { 'first.title': 'x' } };
    addFile('tyz', JSON.stringify({ ...tay, questionnaires }));
    await office.restart();
    expect(await offered()).toEqual(['vi', 'en', 'tyz']);
  });
});

const review = { reviewedBy: 'Phòng Văn hoá', reviewedOn: '2026-11-20' };

describe('a clip', () => {
  const record = (code: string, file: string, sound: string) => {
    const folder = join(office.folder.languages, code, 'audio');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file), sound);
  };

  it('that the office recorded is heard instead of the one that came with the program', async () => {
    const audioFolder = join(office.folder.path, 'built-audio');
    mkdirSync(join(audioFolder, 'vi'), { recursive: true });
    for (const clip of ['rating.change', 'rating.saving']) {
      writeFileSync(join(audioFolder, 'vi', `${clip}.ogg`), 'a machine');
    }
    record('vi', 'rating.change.ogg', 'somebody');
    const known = knownLanguages({
      folder: office.folder.languages,
      audioFolder,
      questionnaires: shippedQuestionnaires(),
    });
    const heard = (clip: string) => known.readClip('vi', clip)?.toString();
    expect([heard('rating.change'), heard('rating.saving')]).toEqual(['somebody', 'a machine']);
    expect(known.words('vi')?.clips).toEqual(['rating.change', 'rating.saving']);
  });

  it('is known by its name alone, and a file of another kind is none', async () => {
    record('vi', 'rating.change.ogg', 'somebody');
    record('vi', 'notes.txt', 'private');
    record('vi', '.hidden.ogg', 'private');
    await office.restart();
    expect((await office.kiosk().station.words({ language: 'vi' })).clips).toEqual([
      'rating.change',
    ]);
    for (const name of ['notes', '.hidden', '../audio/rating.change', '']) {
      expect(office.app.readClip('vi', name)).toBeUndefined();
    }
    expect(office.app.readClip('vi/audio', 'rating.change')).toBeUndefined();
  });

  it('that was taken away while the kiosk runs is missing and nothing more', async () => {
    record('vi', 'rating.change.ogg', 'somebody');
    await office.restart();
    rmSync(office.folder.languages, { recursive: true });
    expect(office.app.readClip('vi', 'rating.change')).toBeUndefined();
  });
});
