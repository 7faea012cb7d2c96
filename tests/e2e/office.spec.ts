import { rmSync } from 'node:fs';
import { expect } from '@playwright/test';
import { findOfficeBeside, officeBeside } from '#main/storage/office-beside.ts';
import office from '#resources/locales/vi/office.json' with { type: 'json' };
import { test } from '#tests/support/host-test.ts';
import { openTab } from '#tests/support/open-tab.ts';

test('an office is set up from the trial, and the program goes on in it by itself', async ({
  desk,
  kiosk,
  host,
}) => {
  try {
    await desk.getByRole('button', { name: office.setUp.invite.start }).click();
    const { steps } = office.setUp;
    await desk.getByLabel(office.label.unitName).fill('Xã Na Rì');
    await desk.getByLabel(office.label.unitCode, { exact: true }).fill('02155');
    for (const step of ['counters', 'stations', 'hours', 'admin'] as const) {
      await desk.getByRole('button', { name: office.setUp.next }).click();
      await expect(desk.getByRole('heading', { name: steps[step], level: 1 })).toBeVisible();
    }
    await desk.getByLabel(office.setUp.admin.name).fill('Hoàng Thị Mai');
    await desk.getByRole('button', { name: office.setUp.next }).click();
    await desk.getByRole('button', { name: office.setUp.found }).click();
    const sheet = desk.getByRole('article', { name: office.secrets.title });
    const pin = (await sheet.getByText(/^\d{6}$/).textContent()) ?? '';
    await desk.getByLabel(office.setUp.secrets.kept).check();
    await desk.getByRole('button', { name: office.setUp.secrets.enter }).click();

    await desk.getByRole('radio', { name: 'Hoàng Thị Mai' }).check();
    await desk.keyboard.type(pin);
    await openTab(desk, 'office');
    await expect(desk.getByLabel(office.label.unitName)).toHaveValue('Xã Na Rì');
    await expect(kiosk.getByText('Xã Na Rì').first()).toBeVisible({ timeout: 20_000 });
    expect(findOfficeBeside(host.dataFolder)).toBe(officeBeside(host.dataFolder));
  } finally {
    await host.stop();
    rmSync(officeBeside(host.dataFolder), { recursive: true, force: true, maxRetries: 3 });
  }
});
