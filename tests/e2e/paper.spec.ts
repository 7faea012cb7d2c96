import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { serve } from '#main/hosts/browser/serve.ts';
import paper from '#resources/locales/vi/paper.json' with { type: 'json' };
import { createTestApp, staffPin } from '#tests/support/test-app.ts';
import { openTab } from '#tests/support/open-tab.ts';

const pagesFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url));

/** Longer ways to be heard than an office has room for at its door. */
const channels = Array.from({ length: 4 }, (_, number) => ({
  name: `Ban Tiếp công dân, Văn phòng HĐND và UBND xã, phòng số ${number}`,
  detail: 'Trụ sở UBND xã, thứ Ba và thứ Năm hằng tuần, điện thoại 0256 000 000',
}));

for (const [id, issue, pages] of [
  ['kiosk', 2, 1],
  ['three-levels', 1, 1],
  ['five-elements', 1, 2],
] as const) {
  test(`${id}@${issue} is printed on ${pages} side(s) of A4`, async ({ page }) => {
    const app = await createTestApp({
      settings: { channels, questionnaire: { id, issue, sensitive: true } },
    });
    const shown = ['kiosk', 'desk'] as const;
    const host = await serve({ app: app.app, pagesFolder, shown, port: 0 });
    await page.goto(host.addresses[1]?.url ?? '');
    await page.getByRole('radio', { name: /^can-bo/ }).check();
    await page.keyboard.type(staffPin);
    await openTab(page, 'paper');
    for (const language of Object.values(paper.languageName)) {
      await page.getByRole('radio', { name: language, exact: true }).check();
      await page.evaluate(() => document.fonts.ready);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const text = pdf.toString('latin1');
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(pages);
      expect(text).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/); // A4 in points
    }
    await host.close();
    app.close();
  });
}
