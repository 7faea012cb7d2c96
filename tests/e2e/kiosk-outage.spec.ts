import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import asked from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import rating from '#resources/locales/vi/rating.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import { startCore } from '#tests/support/core-process.ts';
import { makeTempFolder } from '#tests/support/folders.ts';

test('a tap while the core is dead is held, recorded once and then thanked', async ({ page }) => {
  const dataFolder = makeTempFolder();
  const first = startCore({ dataFolder });
  const { kiosk } = await first.ready;
  await page.goto(kiosk);
  await expect(page.locator('[data-score]')).toHaveCount(5);

  await first.kill();
  await page.locator('[data-score="2"]').click();
  await expect(page.getByText(rating.holding.title)).toBeVisible();
  await expect(page.getByText(rating.thanks.title)).toBeHidden();

  const second = startCore({ dataFolder, port: Number(new URL(kiosk).port) });
  await second.ready;
  await expect(page.getByText(rating.thanks.title)).toBeVisible({ timeout: 10_000 });
  await page.getByRole('button', { name: asked.done, exact: true }).click();
  await expect(page.locator('[data-score]')).toHaveCount(5);

  await second.kill();
  await expect(page.getByText(station.unreachable.title)).toBeVisible();
  const third = startCore({ dataFolder, port: Number(new URL(kiosk).port) });
  await third.ready;
  await page.locator('[data-score="4"]').click({ timeout: 10_000 });
  await expect(page.getByText(rating.thanks.title)).toBeVisible();

  await third.stop();
  const db = new Sqlite(join(dataFolder, 'kiosk.db'), { readonly: true });
  const rows = db.prepare('SELECT score FROM rating ORDER BY sequence').all();
  db.close();
  expect(rows).toEqual([{ score: 2 }, { score: 4 }]);
  rmSync(dataFolder, { recursive: true, force: true });
});
