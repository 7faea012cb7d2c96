import { expect, test } from '@playwright/test';
import words from '#resources/locales/vi/request.json' with { type: 'json' };
import { receiptPages, receiptPapers } from '#shared/features/letter/receipt-paper.ts';
import { askOnGlass } from '#tests/support/ask-on-glass.ts';
import { atKioskOf } from '#tests/support/office-host.ts';
import { pdfPages } from '#tests/support/pdf-pages.ts';
import { aStation } from '#tests/support/test-app.ts';

const stations = [aStation({ deskOnThisScreen: false, receiptPaper: '80mm' })];

test('the browser prints a code on one page of its paper, and keeps nothing of it', async () => {
  await atKioskOf({ kind: 'trial', settings: { stations } }, async (kiosk) => {
    const code = await askOnGlass(kiosk);
    const slip = kiosk.locator('article');
    await expect(slip).toContainText(code);
    await expect(slip).toBeHidden(); // on the glass
    for (const paper of receiptPapers) {
      await slip.evaluate((element, chosen) => (element.dataset['paper'] = chosen), paper);
      const pdf = await kiosk.pdf({ preferCSSPageSize: true });
      expect(pdfPages(pdf)).toEqual([receiptPages[paper]]);
    }

    const print = kiosk.evaluate(
      () => new Promise((resolve) => addEventListener('beforeprint', () => resolve('asked'))),
    );
    await kiosk.getByRole('button', { name: words.sent.print }).click();
    expect(await print).toBe('asked');
    await expect(kiosk.getByText(words.sent.printed)).toBeVisible();

    await kiosk.getByRole('button', { name: words.ways.done, exact: true }).click();
    await expect(kiosk.locator('[data-score]').first()).toBeVisible();
    const left = await kiosk.content();
    expect([code, code.replaceAll(' ', '')].filter((text) => left.includes(text))).toEqual([]);
    await expect(slip).toHaveCount(0);
  });
});
