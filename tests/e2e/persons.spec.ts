import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import comfort from '#resources/locales/vi/comfort.json' with { type: 'json' };
import asked from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import rating from '#resources/locales/vi/rating.json' with { type: 'json' };
import typing from '#resources/locales/vi/typing.json' with { type: 'json' };
import voice from '#resources/locales/vi/voice.json' with { type: 'json' };
import khmer from '#resources/languages/km/pack.json' with { type: 'json' };
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };
import trialPeople from '#resources/trial/people.json' with { type: 'json' };
import { callFromPage } from '#tests/support/call-from-page.ts';
import type { Host } from '#tests/support/host.ts';
import { test } from '#tests/support/host-test.ts';

const said = kiosk2.texts.vi;

const button = (kiosk: Page, name: string) => kiosk.getByRole('button', { name, exact: true });
const heading = (kiosk: Page, name: string) => kiosk.getByRole('heading', { name, exact: true });
const firstScreen = (kiosk: Page) => heading(kiosk, said['first.title']);

/** What lies on disk once the program has ended, without what says when and where. */
async function recordedBy(host: Host): Promise<unknown[]> {
  await host.stop();
  const db = new Sqlite(join(host.dataFolder, 'kiosk.db'), { readonly: true });
  const rows = db
    .prepare(
      `SELECT kind, score, question, choices, language, body FROM rating
       LEFT JOIN free_text ON free_text.rating_id = rating.id ORDER BY sequence`,
    )
    .all();
  db.close();
  return rows;
}

const nothing = { score: null, question: null, choices: null, body: null, language: 'vi' };

test('somebody with a keypad alone answers everything without touching the glass', async ({
  kiosk,
  host,
}) => {
  await expect(firstScreen(kiosk)).toBeVisible();
  const focused = () => kiosk.evaluate(() => document.activeElement?.textContent);
  const reach = async (name: string) => {
    for (let keys = 0; keys < 30 && (await focused()) !== name; keys += 1) {
      await kiosk.keyboard.press('Tab');
    }
    expect(await focused()).toBe(name);
  };
  await reach(said['level.4']);
  await kiosk.keyboard.press('Enter');
  await expect(heading(kiosk, said['stage.title'])).toBeVisible();
  await kiosk.waitForTimeout(200); // a hand: keys that come faster are a scanner's
  await kiosk.keyboard.press('3');
  await expect(heading(kiosk, said['reasons.title'])).toBeVisible();
  await reach(said['reasons.guidance']);
  await kiosk.keyboard.press('Space');
  await reach(asked.done);
  await kiosk.keyboard.press('Enter');
  await expect(heading(kiosk, asked.farewell.title)).toBeVisible();
  expect(await recordedBy(host)).toEqual([
    { ...nothing, kind: 'answer', score: 4 },
    { ...nothing, kind: 'fact', question: 'stage', choices: '["collect"]' },
    { ...nothing, kind: 'fact', question: 'reasons', choices: '["guidance"]' },
  ]);
});

test('an old person with text at 200 % rates, says why and finds everything on the glass', async ({
  kiosk,
  host,
}) => {
  await kiosk.setViewportSize({ width: 1080, height: 1920 });
  await button(kiosk, comfort.open).click();
  await button(kiosk, comfort.text['200']).click();
  await button(kiosk, comfort.close).click();
  const label = kiosk.getByText(said['level.2'], { exact: true });
  const size = () => label.evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));
  const large = await size();
  await button(kiosk, said['level.2']).click();
  await button(kiosk, said['stage.submit']).click();
  await button(kiosk, said['reasons.waiting']).click();
  await button(kiosk, asked.done).click();
  await button(kiosk, asked.done).click();
  await expect(firstScreen(kiosk)).toBeVisible();
  expect(large / (await size())).toBeGreaterThanOrEqual(1.9);
  expect(await recordedBy(host)).toHaveLength(3);
});

test('somebody who sits finds everything to touch in the lower part of the glass', async ({
  kiosk,
}) => {
  await kiosk.setViewportSize({ width: 1080, height: 1920 });
  await button(kiosk, comfort.open).click();
  await button(kiosk, comfort.reach.low).click();
  await button(kiosk, comfort.close).click();
  const highest = () =>
    kiosk
      .locator('button')
      .evaluateAll((all) => Math.min(...all.map((each) => each.getBoundingClientRect().top)));
  expect(await highest()).toBeGreaterThan(1920 * 0.45);
  await kiosk.locator('[data-score="5"]').click();
  await expect(heading(kiosk, said['stage.title'])).toBeVisible();
  expect(await highest()).toBeGreaterThan(1920 * 0.45);
  await button(kiosk, said['stage.ask']).click();
  await expect(heading(kiosk, said['reasons.title'])).toBeVisible();
  expect(await highest()).toBeGreaterThan(1920 * 0.45);
});

test('a draft in Khmer is offered only after somebody responsible has switched it on', async ({
  kiosk,
  desk,
  host,
}) => {
  await expect(firstScreen(kiosk)).toBeVisible();
  await expect(button(kiosk, khmer.name)).toHaveCount(0);
  const refused = await callFromPage(kiosk, ['station', 'words'], { language: 'km' });
  expect(refused.status).toBe(409);

  const leader = trialPeople.find(({ code }) => code === 'lanh-dao');
  await callFromPage(desk, ['access', 'signIn'], { code: leader?.code, secret: leader?.pin });
  await callFromPage(desk, ['languages', 'switch'], { code: 'km', on: true });
  await callFromPage(desk, ['access', 'signOut']);

  await button(kiosk, khmer.name).click();
  const own = khmer.questionnaires['kiosk@2'];
  await expect(heading(kiosk, own['first.title'].to)).toBeVisible();
  await expect(kiosk.locator('html')).toHaveAttribute('lang', 'km');
  await expect(kiosk.getByText(khmer.words.station.draft.to)).toBeVisible();
  await button(kiosk, own['level.5'].to).click();
  await button(kiosk, own['stage.ask'].to).click();
  await button(kiosk, own['reasons.attitude'].to).click();
  await button(kiosk, khmer.words.questionnaire.done.to).click();
  await button(kiosk, khmer.words.questionnaire.done.to).click();
  await expect(firstScreen(kiosk)).toBeVisible();
  const rows = await recordedBy(host);
  expect(rows).toHaveLength(3);
  expect(rows).toMatchObject([{ language: 'km' }, { language: 'km' }, { language: 'km' }]);
});

test('who cannot read has every screen read aloud, and the next person finds silence', async ({
  kiosk,
}) => {
  const heard: string[] = [];
  kiosk.on('request', (request) => {
    const clip = /audio\/(.+)\.ogg$/.exec(request.url())?.[1];
    if (clip !== undefined) heard.push(clip);
  });
  await button(kiosk, voice.read).click();
  await expect.poll(() => heard).toContain('vi/kiosk-2.first.title');
  await expect(button(kiosk, voice.stop)).toBeVisible();
  await button(kiosk, voice.stop).click();

  await button(kiosk, comfort.open).click();
  await button(kiosk, comfort.voice.on).click();
  await button(kiosk, comfort.close).click();
  heard.length = 0;
  await kiosk.locator('[data-score="1"]').click();
  await expect.poll(() => heard).toContain('vi/rating.thanks.title');
  expect(heard.filter((clip) => clip.includes('level'))).toEqual([]);
  await button(kiosk, asked.done).click();
  await expect(firstScreen(kiosk)).toBeVisible();
  heard.length = 0;
  await kiosk.locator('[data-score="5"]').click();
  await expect(heading(kiosk, said['stage.title'])).toBeVisible();
  expect(heard).toEqual([]);
});

test('who walks away in the middle of a sentence leaves the touches given and no word', async ({
  kiosk,
  host,
}) => {
  await kiosk.clock.install();
  await kiosk.reload();
  const pages = await kiosk.evaluate(() => history.length);
  await kiosk.locator('[data-score="3"]').click();
  await button(kiosk, said['stage.other']).click();
  await button(kiosk, asked.skip).click();
  await button(kiosk, asked.invitation.write).click();
  await kiosk.getByRole('textbox').pressSequentially('Toio chuwa nois heet');
  await kiosk.clock.runFor(90_000);
  await expect(button(kiosk, asked.time.more)).toBeVisible();
  await button(kiosk, asked.time.more).click();
  await kiosk.clock.runFor(89_000);
  await expect(kiosk.getByRole('textbox')).toBeVisible();
  await kiosk.clock.runFor(22_000);
  await expect(firstScreen(kiosk)).toBeVisible();

  expect(await kiosk.evaluate(() => history.length), 'nothing to go back to').toBe(pages);
  await kiosk.locator('[data-score="3"]').click();
  for (const name of [asked.skip, asked.skip, asked.invitation.write]) {
    await button(kiosk, name).click();
  }
  await expect(kiosk.getByRole('textbox')).toHaveValue('');
  await kiosk.keyboard.press('Control+Z');
  await kiosk.keyboard.press('Control+V');
  await expect(kiosk.getByRole('textbox')).toHaveValue('');
  expect(await recordedBy(host)).toMatchObject([
    { kind: 'answer' },
    { kind: 'fact', question: 'stage' },
    { kind: 'answer' },
  ]);
});

test('a comment is typed by Telex on the glass', async ({ kiosk, host }) => {
  const sentence = 'Trường hợp đặc biệt, tôi rất hài lòng';
  await kiosk.locator('[data-score="5"]').click();
  for (const name of [asked.skip, asked.skip, asked.invitation.write]) {
    await button(kiosk, name).click();
  }
  const keys = kiosk.getByRole('group', { name: typing.keyboard });
  const names: Record<string, string> = { ' ': typing.key.space, ',': typing.sign.comma };
  for (const key of 'Truwowngf howpj ddawcj bieetj, tooi raats haif longf') {
    if (key !== key.toLowerCase()) {
      await keys.getByRole('button', { name: typing.key.shift, exact: true }).click();
    }
    await keys.getByRole('button', { name: names[key] ?? key, exact: true }).click();
  }
  await expect(kiosk.getByRole('textbox')).toHaveValue(sentence);
  await button(kiosk, asked.writing.send).click();
  await expect(heading(kiosk, asked.farewell.title)).toBeVisible();
  expect(await recordedBy(host)).toMatchObject([
    { kind: 'answer', score: 5 },
    { kind: 'comment', body: sentence },
  ]);
});

test('somebody in a hurry is done after one touch', async ({ kiosk, host }) => {
  await kiosk.locator('[data-score="4"]').click();
  await expect(kiosk.getByText(rating.thanks.title)).toBeVisible();
  expect(await recordedBy(host)).toEqual([{ ...nothing, kind: 'answer', score: 4 }]);
});
