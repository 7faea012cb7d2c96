import { expect, test } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import asked from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import counter from '#resources/locales/vi/counter.json' with { type: 'json' };
import type { DataFolder } from '#main/storage/data-folder.ts';
import { atKioskOf } from '#tests/support/office-host.ts';
import { aStation } from '#tests/support/test-app.ts';
import { pressWay } from '#tests/support/walk.ts';

test('at a screen for several counters one tap is a rating, and the next says the counter', async () => {
  const counterCodes = ['quay-1', 'quay-2', 'quay-3'];
  const stations = [aStation({ counterCodes, citizenSays: true })];
  let folder: DataFolder | undefined;
  const closing = { screen: false, minutesBefore: 15, minutesAfter: 30 };
  await atKioskOf(
    { settings: { stations, closing }, prepare: (made) => (folder = made) },
    async (kiosk) => {
      const question = kiosk.getByRole('heading', { name: counter.title });
      const rows = () => rowsOf(folder);
      await kiosk.locator('[data-score="4"]').click();
      await expect(question).toBeVisible();
      expect(rows()).toEqual([['answer', null, null]]);
      expect(
        await kiosk.locator('main :is([aria-pressed], [aria-checked], :checked)').count(),
      ).toBe(0);
      await kiosk.getByRole('button', { name: 'Quầy 2' }).click();
      await expect(question).toBeHidden();
      await expect.poll(rows).toEqual([
        ['answer', null, null],
        ['fact', 'counter_said', 'quay-2'],
      ]);
      await pressWay(kiosk, asked.done);
      await kiosk.locator('[data-score="2"]').click();
      await expect(question).toBeVisible();
      await pressWay(kiosk, asked.skip);
      await expect(question).toBeHidden();
      await pressWay(kiosk, asked.done);
      await expect(kiosk.locator('[data-score="2"]')).toBeVisible();
      expect(rows().map(([kind]) => kind)).toEqual(['answer', 'fact', 'answer']);
    },
  );
});

function rowsOf(folder: DataFolder | undefined) {
  const db = new Sqlite(folder?.database ?? '', { readonly: true });
  const rows = db.prepare('SELECT kind, question, counter_code FROM rating ORDER BY sequence');
  const found = rows.raw().all() as [string, string | null, string | null][];
  db.close();
  return found;
}
