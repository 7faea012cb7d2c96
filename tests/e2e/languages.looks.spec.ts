import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import comfort from '#resources/locales/vi/comfort.json' with { type: 'json' };
import languages from '#resources/locales/vi/languages.json' with { type: 'json' };
import khmer from '#resources/languages/km/pack.json' with { type: 'json' };
import people from '#resources/trial/people.json' with { type: 'json' };
import { dataFolderAt } from '#main/storage/data-folder.ts';
import { test } from '#tests/support/host-test.ts';
import { addPack, pseudoCode, pseudoPack } from '#tests/support/pseudo-pack.ts';
import { openTab } from '#tests/support/open-tab.ts';

const sizes = [
  { width: 1080, height: 1920 },
  { width: 1366, height: 768 },
  { width: 800, height: 1280 },
];

const khmerQuestion = khmer.questionnaires['kiosk@2']['first.title'].to;

async function openLanguages(desk: Page): Promise<void> {
  const leader = people.find(({ roles }) => roles.includes('leader'));
  await desk.getByRole('radio', { name: leader?.name ?? '' }).click();
  await desk.keyboard.type(leader?.pin ?? '');
  await openTab(desk, 'languages');
}

/** The leader reads what a draft is, answers for it and leaves. */
async function switchDraftOn(desk: Page, name: string): Promise<void> {
  await openLanguages(desk);
  await desk.getByRole('switch', { name: new RegExp(name) }).click({ force: true });
  await expect(desk.getByRole('button', { name: languages.confirm.yes })).toBeDisabled();
  await desk.getByRole('checkbox').check();
  await desk.getByRole('button', { name: languages.confirm.yes }).click();
  await expect(desk.getByRole('status')).toContainText(name);
  await desk.getByRole('button', { name: access.signOut }).click();
}

/** Languages stand at the top of the screen, or behind the button there when they are many. */
async function chooseLanguage(kiosk: Page, name: string): Promise<void> {
  const button = kiosk.getByRole('button', { name: new RegExp(`^${name}`) });
  if (await button.isVisible()) return button.click();
  const opener = kiosk.locator('button[aria-expanded]');
  await opener.click();
  await button.last().click();
  await opener.click();
}

/** The fonts that Chromium drew an element with; `own` came with the program. */
async function fontsOf(page: Page, selector: string) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName, isCustomFont }) => ({ familyName, own: isCustomFont }));
}

/** Lines that begin inside a word, and texts that are cut off. */
function brokenTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = new Intl.Segmenter('km', { granularity: 'word' });
    const broken: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent ?? '';
      const parent = node.parentElement;
      if (parent === null || !/\p{Script=Khmer}/u.test(text)) continue;
      if (parent.clientWidth === 1) continue; // said by a screen reader, seen by nobody
      const starts = new Set([...words.segment(text)].map(({ index }) => index));
      const range = document.createRange();
      let lastTop: number | undefined;
      for (let index = 0; index < text.length; index += 1) {
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const box = range.getClientRects()[0];
        if (box === undefined || box.width === 0) continue;
        const isNewLine = lastTop !== undefined && box.top - lastTop > box.height / 2;
        if (isNewLine && !starts.has(index)) {
          broken.push(`${text.slice(0, index)}|${text.slice(index)}`);
        }
        lastTop = box.top;
      }
      const isCut =
        getComputedStyle(parent).overflow !== 'visible' &&
        (parent.scrollHeight > parent.clientHeight + 1 ||
          parent.scrollWidth > parent.clientWidth + 1);
      if (isCut && parent.clientHeight > 0) broken.push(`cut off: ${text}`);
    }
    return broken;
  });
}

test('a draft comes to citizens only through somebody who answers for it, and says what it is', async ({
  kiosk,
  desk,
}) => {
  await expect(kiosk.locator('[data-score]').first()).toBeVisible();
  await expect(kiosk.getByText(khmer.name)).toHaveCount(0);
  await switchDraftOn(desk, khmer.name);
  await chooseLanguage(kiosk, khmer.name);
  await expect(kiosk.getByRole('heading', { name: khmerQuestion })).toBeVisible();
  await expect(kiosk.getByText(khmer.words.station.draft.to)).toBeVisible();
});

for (const size of sizes) {
  test(`Khmer breaks its lines between words at ${size.width} × ${size.height}, in fonts of our own`, async ({
    kiosk,
    desk,
  }) => {
    await switchDraftOn(desk, khmer.name);
    await kiosk.setViewportSize(size);
    await chooseLanguage(kiosk, khmer.name);
    await expect(kiosk.getByRole('heading', { name: khmerQuestion })).toBeVisible();
    expect(await fontsOf(kiosk, 'h1')).toContainEqual({ familyName: 'Noto Sans Khmer', own: true });
    expect((await fontsOf(kiosk, 'h1')).filter(({ own }) => !own)).toEqual([]);
    expect(await brokenTexts(kiosk)).toEqual([]);
    await kiosk.locator('[data-score]').nth(2).click();
    await expect(kiosk.getByText(khmer.questionnaires['kiosk@2']['stage.title'].to)).toBeVisible();
    expect(await brokenTexts(kiosk)).toEqual([]);
  });
}

test('letters with a breve under another mark stand in one font that came with the program', async ({
  host,
  desk,
  kiosk,
}) => {
  const breves = 'Bơ̆k jŏ̆ng hlơ̆m ư̆ng kĕ plĭ ŭm tơ̆ ĭnh';
  const folder = join(dataFolderAt(host.dataFolder).languages, 'hre');
  mkdirSync(folder, { recursive: true });
  const pack = {
    ...{ code: 'hre', name: 'Tiếng Hrê', script: 'Latn', status: 'draft', words: {} },
    questionnaires: { 'kiosk@2': { 'first.title': breves.normalize('NFD') } },
  };
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(pack));
  await switchDraftOn(desk, 'Tiếng Hrê');
  await chooseLanguage(kiosk, 'Tiếng Hrê');
  await expect(kiosk.getByRole('heading', { name: breves.normalize('NFC') })).toBeVisible();
  expect(await fontsOf(kiosk, 'h1')).toEqual([{ familyName: 'Noto Sans', own: true }]);
});

test('a language that is much longer can be put into the folder and looked at', async ({
  host,
  desk,
  kiosk,
}) => {
  const pack = pseudoPack();
  addPack(dataFolderAt(host.dataFolder), pack);
  await switchDraftOn(desk, pack.name);
  await chooseLanguage(kiosk, pack.name);
  await expect(kiosk.locator('html')).toHaveAttribute('lang', pseudoCode);
  await expect(kiosk.getByRole('button', { name: comfort.open, exact: true })).toHaveCount(0);
});
