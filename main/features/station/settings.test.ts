import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };
import { openReader } from '#main/storage/database.ts';
import type { ScreenChoices } from '#shared/features/station/station.contract.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import {
  aRating,
  aStation,
  createTestApp,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';

const leaderPin = '975310';
const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'lanh-dao', role: 'leader', secret: leaderPin },
] as const;

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ people });
});
afterEach(() => app.close());

async function leader() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'lanh-dao', secret: leaderPin });
  return desk;
}

/** The leader changes some of what is decided, as it stands now. */
async function configure(changes: Partial<ScreenChoices>) {
  const desk = await leader();
  const { version, choices } = await desk.station.settings();
  return desk.station.configure({ basedOn: version, choices: { ...choices, ...changes } });
}

function rows<Row>(sql: string): Row[] {
  const db = openReader(app.folder.database);
  const found = db.prepare<[], Row>(sql).all();
  db.close();
  return found;
}

const library = { name: 'Đường dây nóng', detail: '0256 000 000' };
const bench = { month: '2026-10', said: 'Thiếu ghế ngồi chờ', done: 'Đã thêm 12 ghế' };

describe('settings of the citizen’s screen', () => {
  it('are in force at once, and the kiosk hears it', async () => {
    const kiosk = app.kiosk();
    const states = await kiosk.station.watch();
    const before = await kiosk.station.show();
    expect((await states.next()).value).toMatchObject({ version: before.version });
    await configure({ receipts: true, channels: [library], answered: [bench] });
    const { asksReceipt, channels, answered, version } = await kiosk.station.show();
    expect({ asksReceipt, channels, answered }).toEqual({
      asksReceipt: true,
      channels: [library],
      answered: [bench],
    });
    const heard = new Set<unknown>();
    while (!heard.has(version)) {
      heard.add(Reflect.get(Object((await states.next()).value), 'version'));
    }
    await states.return(undefined);
    expect(version).not.toBe(before.version);
  });

  it('leave everything else as the office had it', async () => {
    const documents = () =>
      rows<{ document: string }>(`SELECT document FROM settings ORDER BY version`).map(
        ({ document }): unknown => JSON.parse(document),
      );
    const [before] = documents();
    await configure({ receipts: true });
    expect(documents()).toEqual([before, { ...Object(before), receipts: true }]);
  });

  it('name their author, and the audit trail what was changed', async () => {
    const { version, choices } = await configure({ channels: [library] });
    await configure({ questionnaire: { ...choices.questionnaire, sensitive: true } });
    expect(
      rows(`SELECT actor, detail FROM audit WHERE action = 'settings.changed' ORDER BY sequence`),
    ).toEqual([
      { actor: 'lanh-dao', detail: JSON.stringify({ basedOn: version - 1, changed: 'channels' }) },
      { actor: 'lanh-dao', detail: JSON.stringify({ basedOn: version, changed: 'sensitive' }) },
    ]);
    expect(rows(`SELECT author FROM settings ORDER BY version`)).toEqual([
      { author: 'set-up' },
      { author: 'lanh-dao' },
      { author: 'lanh-dao' },
    ]);
  });

  it('make no new version when nothing was changed', async () => {
    await configure({});
    expect(rows(`SELECT version FROM settings`)).toHaveLength(1);
  });

  it('are not overwritten by who looked at them before somebody else changed them', async () => {
    const desk = await leader();
    const { version: basedOn, choices } = await desk.station.settings();
    await configure({ receipts: true });
    await expect(
      desk.station.configure({ basedOn, choices: { ...choices, channels: [library] } }),
    ).rejects.toMatchObject({ code: 'SETTINGS_CHANGED' });
    expect((await desk.station.settings()).choices).toMatchObject({ receipts: true, channels: [] });
  });

  it('cannot name a questionnaire that is not there', async () => {
    await expect(
      configure({ questionnaire: { id: 'kiosk', issue: 77, sensitive: false } }),
    ).rejects.toMatchObject({ code: 'QUESTIONNAIRE_UNKNOWN' });
  });

  it.each([
    ['seven channels', { channels: Array.from({ length: 7 }, () => library) }],
    ['a channel without a name', { channels: [{ name: ' ', detail: '1' }] }],
    ['a month that is none', { answered: [{ ...bench, month: '2026-13' }] }],
    ['a margin of a day', { closing: { screen: true, minutesBefore: 1440, minutesAfter: 0 } }],
  ])('cannot hold %s', async (_what, changes) => {
    await expect(configure(changes)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('hold from now on although the clock was ahead when they were made', async () => {
    await app.kiosk().rating.submit(aRating());
    app.clock.set('2031-01-01T09:00:00+07:00');
    await configure({ receipts: true });
    app.clock.set('2026-11-27T09:05:00+07:00');
    expect((await app.kiosk().station.show()).asksReceipt).toBe(true);
  });

  it('are not for the staff of the counter', async () => {
    const desk = app.desk();
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    await expect(desk.station.settings()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tell the experiment that is declared', async () => {
    const scaleExperiment = {
      code: 'thu-tu',
      reason: 'Thử thứ tự các mức',
      from: '2026-11-20',
      to: '2026-12-20',
    };
    app.close();
    app = await createTestApp({ people, settings: { scaleExperiment } });
    const desk = await leader();
    expect((await desk.station.settings()).scaleExperiment).toEqual(scaleExperiment);
    expect((await app.kiosk().station.show()).scaleOrder).toBe('ascending');
  });
});

describe('the questionnaires to choose from', () => {
  it('count the tap on a counter where a screen of the office asks for it', async () => {
    app.close();
    const shared = aStation({
      code: 'may-2',
      counterCodes: ['quay-2', 'quay-3'],
      citizenSays: true,
    });
    app = await createTestApp({ people, settings: { stations: [aStation(), shared] } });
    const { asksCounter, questionnaires } = await (await leader()).station.settings();
    const inUse = questionnaires.find(({ id, isCurrent }) => id === 'kiosk' && isCurrent);
    expect({ asksCounter, taps: inUse?.longestTaps }).toEqual({
      asksCounter: true,
      taps: { usual: 4, sensitive: 4 },
    });
  });

  it('say what they ask, how long that takes and where it comes from', async () => {
    const { questionnaires } = await (await leader()).station.settings();
    const told = questionnaires.map(({ id, issue, isCurrent, levels, questions, longestTaps }) => [
      `${id}@${issue}`,
      isCurrent,
      levels,
      questions.filter(({ sensitive }) => !sensitive).length,
      longestTaps,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['kiosk@2', true, 5, 2, { usual: 3, sensitive: 3 }],
        ['kiosk@1', false, 5, 0, { usual: 1, sensitive: 1 }],
        ['five-elements@1', true, 5, 11, { usual: 12, sensitive: 13 }],
        ['three-levels@1', true, 3, 2, { usual: 3, sensitive: 3 }],
      ]),
    );
    expect((await (await leader()).station.settings()).asksCounter).toBe(false);
    expect(questionnaires.every(({ verified, source }) => !verified && source !== '')).toBe(true);
  });

  it('change what is on the glass when one is chosen', async () => {
    await configure({ questionnaire: { id: 'five-elements', sensitive: true } });
    const { questionnaire } = await app.kiosk().station.show();
    expect(questionnaire.questions.map(({ code }) => code)).toContain('asked_for_money');
    await configure({ questionnaire: { id: 'five-elements', sensitive: false } });
    const again = (await app.kiosk().station.show()).questionnaire;
    expect(again.questions.map(({ code }) => code)).not.toContain('asked_for_money');
  });

  it('leave out with a sensitive question what only follows from it', async () => {
    const follow = {
      code: 'how_much',
      kind: 'choice',
      when: { question: 'asked', is: ['yes'] },
      options: [{ code: 'little' }, { code: 'much' }],
    };
    const asked = {
      code: 'asked',
      kind: 'choice',
      audience: 'leader',
      offByDefault: true,
      options: [{ code: 'yes' }, { code: 'no' }],
    };
    const words = Object.entries(kiosk2.texts.vi).filter(([key]) => /^(first|level)/.test(key));
    const own = ['asked', 'how_much'].map((code) => [`${code}.title`, code]);
    const options = ['asked.yes', 'asked.no', 'how_much.little', 'how_much.much'];
    const vi = Object.fromEntries([...words, ...own, ...options.map((key) => [key, key])]);
    write('kin-1.json', {
      ...kiosk2,
      id: 'kin',
      issue: 1,
      questions: [asked, follow],
      texts: { vi },
    });
    await configure({ questionnaire: { id: 'kin', sensitive: false } });
    const { questionnaire } = await app.kiosk().station.show();
    expect(questionnaire.questions).toEqual([]);
    expect(questionnaire.texts).toEqual({ vi: Object.fromEntries(words) });
  });

  it('are walked through in time, however many ways lead through one', async () => {
    const options = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((code) => ({ code }));
    const codes = Array.from({ length: 30 }, (_, number) => `q${number}`);
    const asked = codes.map((code) => ({ code, kind: 'choice', options }));
    const { vi, en } = kiosk2.texts;
    const kept = Object.entries(vi).filter(([key]) => /^(first|level)/.test(key));
    const own = codes.flatMap((code) =>
      ['title', ...options.map((option) => option.code)].map((key) => [`${code}.${key}`, key]),
    );
    const texts = { vi: Object.fromEntries([...kept, ...own]) };
    expect(Object.keys(en)).toEqual(Object.keys(vi));
    write('dai-1.json', { ...kiosk2, id: 'dai', issue: 1, questions: asked, texts });
    const { questionnaires, faults } = await (await leader()).station.settings();
    expect(faults).toEqual([]);
    expect(questionnaires.find(({ id }) => id === 'dai')?.longestTaps.usual).toBe(31);
  });
});

function write(file: string, questionnaire: unknown): void {
  mkdirSync(app.folder.questionnaires, { recursive: true });
  const text = typeof questionnaire === 'string' ? questionnaire : JSON.stringify(questionnaire);
  writeFileSync(join(app.folder.questionnaires, file), text);
}

function reworded(title: string, more: object = {}): object {
  const texts = { ...kiosk2.texts, vi: { ...kiosk2.texts.vi, 'first.title': title } };
  return { ...kiosk2, issue: 3, ...more, texts };
}

const shownTitle = async () =>
  (await app.kiosk().station.show()).questionnaire.texts['vi']?.['first.title'];

describe('a questionnaire of the office’s own', () => {
  it('is a copy in the data folder under the next issue, in force a week later', async () => {
    const desk = await leader();
    const copied = await desk.station.copyQuestionnaire({ questionnaire: 'kiosk@2' });
    const file = join(app.folder.questionnaires, 'kiosk-3.json');
    expect(copied).toEqual({ questionnaire: 'kiosk@3', file, effectiveFrom: '2026-12-04' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      ...kiosk2,
      issue: 3,
      effectiveFrom: '2026-12-04',
    });
    expect((await app.kiosk().station.show()).questionnaire.issue).toBe(2);
    app.clock.pass(7 * 24 * 3_600_000);
    expect((await app.kiosk().station.show()).questionnaire.issue).toBe(3);
  });

  it('never replaces a file, not even one that cannot be read', async () => {
    write('kiosk-3.json', 'not finished');
    const desk = await leader();
    const { file } = await desk.station.copyQuestionnaire({ questionnaire: 'kiosk@2' });
    expect(file).toBe(join(app.folder.questionnaires, 'kiosk-4.json'));
    expect(readFileSync(join(app.folder.questionnaires, 'kiosk-3.json'), 'utf8')).toBe(
      'not finished',
    );
  });

  it('is refused where it cannot be written, with the reason', async () => {
    writeFileSync(app.folder.questionnaires, 'a file where the folder should be');
    const desk = await leader();
    await expect(
      desk.station.copyQuestionnaire({ questionnaire: 'kiosk@2' }),
    ).rejects.toMatchObject({ code: 'NOT_WRITTEN' });
  });

  it('is on the glass as soon as the settings are looked at', async () => {
    write('kiosk-3.json', reworded('Hôm nay ông/bà thấy thế nào?'));
    expect(await shownTitle()).toBe(kiosk2.texts.vi['first.title']);
    await (await leader()).station.settings();
    expect(await shownTitle()).toBe('Hôm nay ông/bà thấy thế nào?');
  });

  it('can be edited until it is on the glass, and no more from then on', async () => {
    const future = { effectiveFrom: '2026-11-28' };
    const desk = await leader();
    write('kiosk-3.json', reworded('Lời thứ nhất', future));
    await desk.station.settings();
    write('kiosk-3.json', reworded('Lời thứ hai', future));
    expect((await desk.station.settings()).faults).toEqual([]);
    app.clock.pass(24 * 3_600_000);
    expect(await shownTitle()).toBe('Lời thứ hai');
    write('kiosk-3.json', reworded('Lời thứ ba', future));
    const again = await leader(); // a day at the desk has signed the first one out
    expect((await again.station.settings()).faults).toEqual([
      { file: 'kiosk@3', fault: 'issue: changed after it was in use; give it a new issue' },
    ]);
    expect(await shownTitle()).toBe('Lời thứ hai');
  });

  it('keeps the words that answers were given under, after a new start and without its file', async () => {
    write('kiosk-3.json', reworded('Lời có người trả lời'));
    await app.restart();
    await app.kiosk().rating.submit({ ...aRating(), questionnaire: 'kiosk@3' });
    write('kiosk-3.json', reworded('Lời sửa sau'));
    await app.restart();
    expect(await shownTitle()).toBe('Lời có người trả lời');
  });

  it('is named with its fault when it cannot be used, here and where the machine’s health is', async () => {
    write('kiosk-3.json', reworded('x', { questions: [{ code: 'level', kind: 'level' }] }));
    write('kiosk-4.json', '{');
    const desk = await leader();
    const { faults } = await desk.station.settings();
    expect(faults.map(({ file }) => file)).toEqual([
      join(app.folder.questionnaires, 'kiosk-3.json'),
      join(app.folder.questionnaires, 'kiosk-4.json'),
    ]);
    expect(faults[0]?.fault).toContain('questions.0.code: “level” is a word of the program');
    const { checks, works } = await desk.health.show();
    expect(works).toBe(true);
    expect(checks.find(({ name }) => name === 'questionnaires')).toMatchObject({
      verdict: 'attention',
      finding: 'faulty',
      values: { files: 2 },
    });
  });

  it('is missed by the machine’s health when it was chosen and its file is gone', async () => {
    app.close();
    app = await createTestApp({
      people,
      settings: { questionnaire: { id: 'cua-xa', sensitive: false } },
      clock: createFakeClock(),
    });
    const { checks } = await (await leader()).health.show();
    expect(checks.find(({ name }) => name === 'questionnaires')).toEqual({
      name: 'questionnaires',
      verdict: 'attention',
      finding: 'missing',
      values: { wanted: 'cua-xa' },
    });
    expect((await app.kiosk().station.show()).questionnaire.id).toBe('kiosk');
  });
});
