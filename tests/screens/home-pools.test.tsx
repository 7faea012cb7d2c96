import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '#main/storage/database.ts';
import { HomePools } from '#renderer/features/figures/home-pools.tsx';
import words from '#resources/locales/vi/figures.json';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const thursdays: PlanEntry = {
  code: 'thu-nam',
  mode: 'portable',
  on: { weekdays: [4] },
  from: '08:00',
  to: '10:00',
  place: '',
  validFrom: '2026-01-01',
};

let app: TestApp;
afterEach(() => {
  cleanup();
  app.close();
});

async function show() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  renderOnDesk(<HomePools client={desk} />);
}

function release(
  months: readonly [string, string],
  arrivals: readonly [number, number],
  n: number,
) {
  const tally = { n, counts: [n, 0, 0, 0, 0], mean: 100, satisfied: 1, interval: [0.7, 1] };
  const figure = { raw: tally, clean: tally, leftOut: { n: 0, mean: null, reasons: [] } };
  const db = openDatabase(app.folder.database);
  db.prepare(
    `INSERT INTO home_release (label_set, scale_order, from_month, to_month, after_arrival,
       to_arrival, figure, rule_version, released_at_ms)
     VALUES ('hl5.1', 'descending', ?, ?, ?, ?, ?, 'misuse-2', 0)`,
  ).run(...months, ...arrivals, JSON.stringify(figure));
  db.close();
}

it('says where the office serves at homes that months wait until they have ten answers', async () => {
  app = await createTestApp({ settings: { plan: [thursdays] } });
  await show();
  const part = within(await screen.findByRole('region', { name: words.home.title }));
  expect(part.getByText(words.home.none.replace('{{floor}}', '10'))).toBeDefined();
});

it('shows the newest months first and others when they are chosen', async () => {
  app = await createTestApp();
  release(['2026-08', '2026-09'], [0, 40], 12);
  release(['2026-10', '2026-10'], [40, 90], 23);
  await show();
  const part = within(await screen.findByRole('region', { name: words.home.title }));
  expect(part.getByRole('heading', { name: 'Tháng 10/2026' })).toBeDefined();
  expect(part.getAllByText('n = 23 câu trả lời')).toHaveLength(2);
  await userEvent.selectOptions(
    part.getByLabelText(words.home.months),
    'Tháng 08/2026 đến tháng 09/2026, gộp làm một',
  );
  expect(part.getAllByText('n = 12 câu trả lời')).toHaveLength(2);
});
