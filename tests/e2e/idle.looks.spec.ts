import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import { open, signInStaff, test } from '#tests/support/desk-office.ts';

test('whoever went away is warned and signed out', async ({ page, office }) => {
  await open(page, office);
  await signInStaff(page);
  await expect(page.getByRole('button', { name: access.signOut })).toBeVisible();
  await expect(page.getByRole('dialog', { name: access.idle.title })).toBeVisible({
    timeout: 15_000,
  });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect(page.getByRole('button', { name: access.idle.stay })).toBeFocused();
  await expect(page.getByText(access.ended.idle)).toBeVisible({ timeout: 25_000 });
});
