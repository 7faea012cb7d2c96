import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GlanceScreen } from '#renderer/features/glance/glance-screen.tsx';
import { WaitingCard } from '#renderer/features/glance/waiting-card.tsx';
import glance from '#resources/locales/vi/glance.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import {
  aRating,
  createTestApp,
  staffPin,
  usualPeople,
  type TestApp,
} from '#tests/support/test-app.ts';

const people = [...usualPeople, { code: 'chu-tich', role: 'leader', secret: '135791' }] as const;
let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ people });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function openScreen(code: string, secret: string) {
  const desk = app.desk();
  await desk.access.signIn({ code, secret });
  renderOnDesk(<GlanceScreen client={desk} />);
  await screen.findByRole('heading', { name: glance.coverage.title });
}

it('tells a new office when its first period comes, and how many wait to nobody', async () => {
  for (let citizen = 0; citizen < 7; citizen += 1) {
    app.clock.pass(300_000);
    await app.kiosk().rating.submit(aRating());
  }
  await openScreen('can-bo', staffPin);
  expect(screen.getByText(glance.empty.body.replace('{{minimum}}', '10'))).toBeDefined();
  expect(document.body.textContent).not.toMatch(/\b[37]\b/); // came, or are missing
  expect(screen.queryByRole('heading', { name: glance.waiting.title })).toBeNull();
  expect(screen.getByText(glance.thresholds.leader)).toBeDefined();
});

it('lets the leader set a threshold, of ten answers at the least', async () => {
  await openScreen('chu-tich', '135791');
  await userEvent.click(screen.getByText(glance.thresholds.change));
  const group = within(screen.getByRole('group', { name: glance.thresholds.satisfied }));
  await userEvent.type(group.getByLabelText(glance.thresholds.percent), '80');
  const smallest = group.getByLabelText(glance.thresholds.smallest.replace('{{least}}', '10'));
  await userEvent.clear(smallest);
  await userEvent.type(smallest, '9');
  expect(group.getByText(glance.thresholds.smallestWrong.replace('{{least}}', '10'))).toBeDefined();
  await userEvent.clear(smallest);
  await userEvent.type(smallest, '12');
  await userEvent.click(screen.getByRole('button', { name: glance.thresholds.save }));
  expect(await screen.findByText('Tỷ lệ hài lòng của kỳ dưới 80% (n từ 12)')).toBeDefined();
});

it('warns of a released figure until somebody says a word to it', async () => {
  app.close();
  const settings = { alerts: { satisfied: { percent: 80, smallest: 12 } } };
  app = await createTestApp({ people, settings });
  for (let citizen = 0; citizen < 12; citizen += 1) {
    app.clock.pass(300_000);
    await app.kiosk().rating.submit(aRating({ score: citizen < 6 ? 5 : 2 }));
  }
  app.clock.set('2026-11-30T08:00:00+07:00');
  await app.restart();
  await openScreen('can-bo', staffPin);
  const newest = screen.getByRole('region', { name: glance.newest.title });
  expect(newest.textContent).toContain('50,0%');
  expect(newest.textContent).toContain('n = 12');
  const alerts = screen.getByRole('region', { name: glance.alerts.title });
  expect(alerts.textContent).toContain(
    'Tỷ lệ hài lòng kỳ 27/11/2026 là 50,0%, dưới ngưỡng 80% (n = 12).',
  );
  const seen = within(alerts).getByRole('button', { name: glance.alerts.acknowledge });
  expect(seen.hasAttribute('disabled')).toBe(true);
  await userEvent.type(within(alerts).getByLabelText(glance.alerts.words), 'Đã họp');
  await userEvent.click(seen);
  expect(await screen.findByText('can-bo, 30/11/2026: Đã họp')).toBeDefined();
  expect(screen.queryByRole('region', { name: glance.alerts.title })).toBeNull();
});

it('shows what waits where the office keeps comments and letters', () => {
  renderOnDesk(
    <WaitingCard
      inbox={{ new: 3, lookedInto: 0, answered: 1 }}
      letters={{ due: 2, overdue: 1 }}
      batches={undefined}
      tasks={undefined}
      questions={{ toExplain: 2, toClose: 0 }}
    />,
  );
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '3 góp ý mới',
    '1 góp ý đã trả lời, chưa khép lại',
    '2 thư đang chờ xử lý',
    'trong đó 1 thư đã quá hạn',
    '2 câu hỏi về số liệu chờ quầy giải thích',
  ]);
});
