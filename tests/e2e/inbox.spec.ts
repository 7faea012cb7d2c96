import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { serve } from '#main/hosts/browser/serve.ts';
import inbox from '#resources/locales/vi/inbox.json' with { type: 'json' };
import { createTestApp, staffPin } from '#tests/support/test-app.ts';
import { openTab } from '#tests/support/open-tab.ts';

const pagesFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url));

const said =
  'Phải về lấy thêm giấy tờ vì lần trước không ai dặn, đường xa, tôi già, đi lại rất khó.';
const done = 'dán danh mục giấy tờ của 20 thủ tục hay làm nhất ở cửa và gửi qua Zalo của xã.';
const longest = (words: string, letters: number) => words.repeat(3).slice(0, letters).trim();
const month = '2026-11';
const short = { month, said: 'Nước uống hay hết.', done: 'thay bình nước hai lần mỗi ngày.' };
const usual = { month, said, done };
const long = { month, said: longest(said, 120), done: longest(done, 160) };
const times = (count: number, entry: typeof short) =>
  Array.from({ length: count }, (_, place) => ({ ...entry, said: `${place + 1} ${entry.said}` }));

for (const [name, answered, pages] of [
  ['one short comment', [short], 1],
  ['the longest comment', [long], 1],
  ['three comments', times(3, usual), 1],
  ['three of the longest', times(3, long), 1],
  ['six short ones', times(6, short), 1],
  ['twelve comments', times(12, usual), 3],
] as const) {
  test(`the poster of ${name} is printed on ${pages} page(s) of A4`, async ({ page }) => {
    const app = await createTestApp({ settings: { answered: [...answered] } });
    const host = await serve({ app: app.app, pagesFolder, shown: ['kiosk', 'desk'], port: 0 });
    await page.goto(host.addresses[1]?.url ?? '');
    await page.getByRole('radio', { name: /^can-bo/ }).check();
    await page.keyboard.type(staffPin);
    await openTab(page, 'inbox');
    await page.getByRole('button', { name: inbox.poster.open }).click();
    await page.getByRole('button', { name: inbox.poster.print }).waitFor();
    await expect(page.getByText(inbox.poster.pages)).toHaveCount(pages > 1 ? 1 : 0);
    await page.evaluate(() => document.fonts.ready);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(pages);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/); // A4 in points
    await host.close();
    app.close();
  });
}
