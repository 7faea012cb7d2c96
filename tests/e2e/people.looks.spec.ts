import { expect, type Page } from '@playwright/test';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import people from '#resources/locales/vi/people.json' with { type: 'json' };
import trialPeople from '#resources/trial/people.json' with { type: 'json' };
import { test } from '#tests/support/host-test.ts';
import { bestFace } from '#tests/support/rate.ts';
import { openTab } from '#tests/support/open-tab.ts';

const pinOf = (code: string) => trialPeople.find((person) => person.code === code)?.pin ?? '';

const named = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Again where the first hold began before the page was listening for it. */
async function holdCorner(kiosk: Page): Promise<void> {
  await expect(async () => {
    await kiosk.mouse.move(12, 12);
    await kiosk.mouse.up();
    await kiosk.mouse.down();
    await expect(named(kiosk, access.signIn.leave)).toBeVisible({ timeout: 9_000 });
  }).toPass();
  await kiosk.mouse.up();
}

test('staff come to the desk by the hidden corner, let somebody in, and give the kiosk back', async ({
  kiosk,
}) => {
  test.slow(); // a hold takes its six seconds
  await expect(bestFace(kiosk)).toBeVisible();
  await holdCorner(kiosk);
  expect(new URL(kiosk.url()).hostname).toBe('localhost');

  const nameOf = trialPeople.find(({ code }) => code === 'quan-tri')?.name ?? '';
  await kiosk.getByText(nameOf).first().click();
  await kiosk.keyboard.type(pinOf('quan-tri'));
  await openTab(kiosk, 'people');
  await named(kiosk, people.add).click();
  await kiosk.getByRole('textbox', { name: people.name.label }).fill('Trần Thị Bưởi');
  await kiosk.getByRole('checkbox', { name: new RegExp(`^${access.role.staff}`) }).check();
  await named(kiosk, people.adding.submit).click();
  const slip = kiosk.getByRole('region', { name: people.slip.heading });
  await expect(slip).toContainText(/\d{3} \d{3}/);
  await named(kiosk, people.slip.close).click();
  await expect(kiosk.getByRole('row', { name: /Trần Thị Bưởi/ })).toBeVisible();

  await named(kiosk, access.signOut).click();
  await expect(bestFace(kiosk)).toBeVisible();
  expect(new URL(kiosk.url()).hostname).toBe('127.0.0.1');
});
