import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { serve } from '#main/hosts/browser/serve.ts';
import letter from '#resources/locales/vi/letter.json' with { type: 'json' };
import {
  anApology,
  askFor,
  createLetterOffice,
  demoPassphrase,
  leaderPin,
} from '#tests/support/letter-office.ts';
import { openTab } from '#tests/support/open-tab.ts';

const pagesFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url));

async function isWithoutBarrier(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((each) => each.finished));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(1366);
}

test('letters are opened, handled and closed without a barrier that axe knows', async ({
  page,
}) => {
  const app = await createLetterOffice();
  await askFor(app, anApology);
  const host = await serve({ app: app.app, pagesFolder, shown: ['kiosk', 'desk'], port: 0 });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(host.addresses[1]?.url ?? '');
  const press = (name: string) => page.getByRole('button', { name }).first().click();
  await page.getByRole('radio', { name: /^lanh-dao/ }).check();
  await page.keyboard.type(leaderPin);
  await openTab(page, 'letters');
  await page.getByRole('table').waitFor();
  await isWithoutBarrier(page);
  await press(letter.keys.open);
  await page.getByLabel(letter.open.passphrase).fill(demoPassphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('timer').waitFor();
  await press(letter.view.list);
  await press('Nguyễn Thị Hòa Bình');
  await press(letter.step.accept);
  await page.getByText(letter.missing.title).waitFor();
  await isWithoutBarrier(page);
  for (const view of ['overdue', 'subjects', 'keys', 'new'] as const) {
    await press(letter.view[view]);
    await isWithoutBarrier(page);
  }
  await press(letter.kind.condolence);
  await page.getByRole('radio', { name: letter.consent.way.word }).check();
  await isWithoutBarrier(page);
  await page.getByRole('checkbox', { name: letter.consent.agreed }).check();
  await press(letter.consent.next);
  await press(letter.form.readBack);
  await page.getByRole('alert').waitFor();
  await isWithoutBarrier(page);
  await press(letter.view.list);
  await press(letter.keys.close);
  await expect(page.getByText('Hòa Bình')).toHaveCount(0);
  await host.close();
  app.close();
});
