import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import configure from '#resources/locales/vi/configure.json' with { type: 'json' };
import glance from '#resources/locales/vi/glance.json' with { type: 'json' };
import inbox from '#resources/locales/vi/inbox.json' with { type: 'json' };
import letter from '#resources/locales/vi/letter.json' with { type: 'json' };
import {
  as,
  beginMonth,
  button,
  field,
  itIs,
  letIn,
  makeKeys,
  openLetters,
  setUpOffice,
  type Month,
} from '#tests/support/office-month.ts';
import { countPages } from '#tests/support/libre-office.ts';
import { thankOffice, visit, type Visit } from '#tests/support/visits.ts';
import { openTab } from '#tests/support/open-tab.ts';

const admin = 'Vi Thị Hương';
const leader = 'Lò Văn Pản';
const staff = 'Cà Thị Mai';
const minuteMs = 60_000;

/** Twenty-one ratings, one of them with words: what an ordinary commune gathers in a month. */
const days: readonly (readonly [day: string, visits: readonly Visit[]])[] = [
  ['2026-12-01', [{ score: 5 }, { score: 4, stage: 'submit', reasons: ['attitude'] }]],
  ['2026-12-03', [{ score: 5 }, { score: 5, stage: 'collect', reasons: ['result'] }]],
  ['2026-12-04', [{ score: 3, stage: 'submit', reasons: ['waiting'] }, { score: 5 }]],
  ['2026-12-08', [{ score: 4 }, { score: 5, stage: 'ask', reasons: ['guidance'] }]],
  ['2026-12-09', [{ score: 2, reasons: ['waiting'], keys: 'Chowf laau' }, { score: 5 }]],
  ['2026-12-11', [{ score: 5 }, { score: 4 }]],
  ['2026-12-15', [{ score: 5 }, { score: 5, stage: 'submit', reasons: ['attitude'] }]],
  ['2026-12-18', [{ score: 4 }, { score: 5 }]],
  ['2026-12-22', [{ score: 5 }, { score: 4, stage: 'collect', reasons: ['waiting'] }]],
  ['2026-12-28', [{ score: 5 }, { score: 5 }]],
  ['2026-12-31', [{ score: 4 }]],
];

/** What an ordinary leader opens. */
const tabs = [
  'glance',
  'figures',
  'inbox',
  'letters',
  'session',
  'paper',
  'activity',
  'difficulty',
  'roster',
  'configure',
  'office',
  'health',
] as const;

test('an ordinary commune’s month: twenty-one ratings, one comment, one letter', async ({
  browser,
}) => {
  test.slow();
  const month = await beginMonth(browser, 'ordinary', '2026-11-30T08:00:00+07:00');
  const { desk, kiosk, clock, machine, shoot } = month;
  try {
    await setUpOffice(month, {
      unitName: 'Trung tâm Phục vụ hành chính công xã Văn Lang',
      unitCode: '02143',
      parentName: 'Ủy ban nhân dân xã Văn Lang',
      parentCode: 'H.19.02143',
      place: 'Văn Lang',
      otherCounters: [],
      holidays: ['01/01/2027'],
      admin,
    });
    await as(month, admin, () => letIn(month, { [leader]: 'leader', [staff]: 'staff' }));
    await as(month, leader, () => makeKeys(month));

    for (const [day, visits] of days) {
      await itIs(month, `${day}T08:10:00`);
      await kiosk.goto(machine.kiosk);
      for (const own of visits) {
        await visit(kiosk, own);
        clock.pass(90 * minuteMs);
      }
      if (day === '2026-12-15') await thankOffice(kiosk, 'Cảm ơn cô Mai đã ghi giúp tờ khai.');
    }

    await itIs(month, '2027-01-04T08:00:00');
    await as(month, staff, () => deliverNote(month));
    await as(month, leader, async () => {
      await expect(desk.getByText(/^n = 10 lượt/)).toBeVisible();
      await expect(desk.getByText(glance.useful.split('{{n}}')[0] ?? '')).toBeVisible();
      for (const tab of tabs) {
        await openTab(desk, tab);
        await expect(
          desk.getByRole('tabpanel', { name: access.tab[tab], exact: true }),
        ).toBeVisible();
        await shoot(desk, `leader-${tab}`);
      }
      await openTab(desk, 'inbox');
      await expect(desk.getByText(inbox.empty.office.title)).toBeVisible(); // one alone is not shown
      await button(desk, inbox.poster.open).click();
      await expect(desk.getByText('Tháng 01/2027 chưa có việc nào được công bố')).toBeVisible();
      await shoot(desk, 'poster-empty');
      await publishByHand(month);
    });
  } finally {
    await month.end();
  }
});

async function deliverNote(month: Month): Promise<void> {
  const { desk, shoot } = month;
  await shoot(desk, 'staff-glance');
  await openLetters(month);
  await shoot(desk, 'staff-letters');
  await button(desk, letter.view.list).click();
  await desk
    .getByRole('listitem')
    .getByRole('button', { name: letter.kind['thanks-note'] })
    .click();
  const note = desk.getByRole('article');
  await expect(note).toContainText('Cảm ơn cô Mai đã ghi giúp tờ khai.');
  await shoot(desk, 'staff-note');
  await button(note, letter.step.deliver).click();
  await button(note, letter.step.close).click();
  await expect(note.getByText(letter.state.closed, { exact: true }).first()).toBeVisible();
}

/** What people said by word of mouth is answered in public as well. */
async function publishByHand({ desk, pictures, shoot }: Month): Promise<void> {
  await openTab(desk, 'configure');
  await button(desk, configure.answered.add).click();
  const entry = desk.getByRole('group', {
    name: configure.answered.row.replace('{{number}}', '1'),
  });
  await entry.getByLabel(configure.answered.month).fill('12/2026');
  await entry.getByLabel(configure.answered.said).fill('Chỗ để xe không có mái che.');
  await entry.getByLabel(configure.answered.done).fill('dựng mái tôn trước cửa Trung tâm.');
  await shoot(desk, 'configure-answered');
  await button(desk, configure.save).click();
  await expect(desk.getByText(configure.saved)).toBeVisible();
  await openTab(desk, 'inbox');
  await button(desk, inbox.poster.open).click();
  await field(desk, inbox.poster.month).selectOption('12/2026');
  await expect(desk.getByText('Chỗ để xe không có mái che.')).toBeVisible();
  await desk.evaluate(() => document.fonts.ready);
  await shoot(desk, 'poster');
  const pdf = await desk.pdf({ path: join(pictures, 'poster.pdf'), preferCSSPageSize: true });
  expect(countPages(pdf)).toBe(1);
}
