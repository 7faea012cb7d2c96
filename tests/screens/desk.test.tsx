import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient, ORPCError } from '@orpc/client';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '#renderer/client/client.ts';
import { Desk } from '#renderer/desk/desk.tsx';
import { deskWords } from '#renderer/desk/words.ts';
import { createI18n } from '#renderer/i18n.ts';
import enAccess from '#resources/locales/en/access.json';
import enGlance from '#resources/locales/en/glance.json';
import access from '#resources/locales/vi/access.json';
import figures from '#resources/locales/vi/figures.json';
import health from '#resources/locales/vi/health.json';
import station from '#resources/locales/vi/station.json';
import tables from '#resources/locales/vi/tables.json';
import { misuseRules } from '#shared/features/rating/misuse-rules.ts';
import { labelSets } from '#shared/features/rating/scale.ts';
import {
  anId,
  aRating,
  aStation,
  createTestApp,
  officerPhrase,
  staffPin,
  type TestApp,
  type TestOffice,
} from '#tests/support/test-app.ts';
import { clickTab } from '#tests/support/click-tab.ts';
import { standInForBrowser } from '#tests/support/desk-screen.tsx';

const wrongPin = '000000';
const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'cntt', role: 'it', secret: '864209' },
] as const;

let app: TestApp;
const reload = vi.fn<() => void>();

beforeEach(() => {
  standInForBrowser();
  reload.mockReset();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  app.close();
});

/** The desk's page over the real core, on a line that a test can cut. */
async function openDesk(office: TestOffice = {}) {
  app = await createTestApp({ people, ...office });
  return showDesk();
}

async function showDesk() {
  const line = cuttableLine(app.desk());
  const page = render(
    <Desk client={line.client} translations={createI18n(deskWords, 'vi')} reload={reload} />,
  );
  await screen.findByRole('heading', { name: access.signIn.title });
  return { ...line, page };
}

function cuttableLine(direct: Client) {
  let fault: Error | undefined;
  let cutting = new AbortController();
  const calls: string[] = [];
  const client: Client = createORPCClient({
    call(path, input, { signal }) {
      if (fault !== undefined) return Promise.reject(fault);
      calls.push(path.join('.'));
      const operation = path.reduce<unknown>(
        (found, name) => Reflect.get(Object(found), name),
        direct,
      );
      if (typeof operation !== 'function') throw new Error(`no operation ${path.join('.')}`);
      const signals = [cutting.signal, ...(signal ? [signal] : [])];
      return operation(input, { signal: AbortSignal.any(signals) });
    },
  });
  return {
    client,
    /** Every operation that was called, in order. */
    calls,
    cut(why: Error = new TypeError('Failed to fetch')) {
      fault = why;
      cutting.abort();
    },
    mend() {
      fault = undefined;
      cutting = new AbortController();
    },
  };
}

async function choose(code: string) {
  await userEvent.click(screen.getByRole('radio', { name: new RegExp(`^${code}`) }));
}

async function signInStaff(pin = staffPin) {
  await choose('can-bo');
  await userEvent.keyboard(pin);
}

async function lookAtFigures() {
  await clickTab('figures');
}

async function signInOfficer() {
  await choose('tong-hop');
  const label = access.signIn.passphrase.replace('{{name}}', 'tong-hop');
  await userEvent.type(screen.getByLabelText(label), `${officerPhrase}{Enter}`);
  await screen.findByRole('tab', { name: access.tab.tables });
}

/** Of every group, open or closed. */
function tabs() {
  const list = within(screen.getByRole('navigation', { name: access.tab.label }));
  return list.getAllByRole('tab', { hidden: true }).map(({ textContent }) => textContent);
}

/** Answers of days gone by: `scores` on a day, far enough apart not to be misuse. */
async function answered(day: string, scores: readonly (1 | 2 | 3 | 4 | 5)[], gapMs = 600_000) {
  app.clock.pass(Date.parse(`${day}T08:00:00+07:00`) - app.clock.utcMs());
  const kiosk = app.kiosk();
  for (const score of scores) {
    app.clock.pass(gapMs);
    await kiosk.rating.submit(aRating({ score }));
  }
}

/** As many answers as make a burst, an hour after whatever came before. */
async function answeredInBurst() {
  const { length, gapMs } = misuseRules.burst;
  const kiosk = app.kiosk();
  app.clock.pass(3_600_000 - gapMs);
  for (let number = 0; number < length; number += 1) {
    app.clock.pass(gapMs);
    await kiosk.rating.submit(aRating({ score: 5 }));
  }
}

function goTo(iso: string) {
  app.clock.pass(Date.parse(iso) - app.clock.utcMs());
}

describe('sign-in', () => {
  it('names the people, chooses nobody and takes no secret before one is chosen', async () => {
    await openDesk();
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(radios.map(({ value, checked }) => [value, checked])).toEqual([
      ['can-bo', false],
      ['tong-hop', false],
      ['cntt', false],
    ]);
    expect(screen.queryByRole('group', { name: access.signIn.keypad })).toBeNull();
    expect(screen.getByText(access.signIn.choosePersonFirst)).toBeDefined();
  });

  it.each([
    [
      'can-bo',
      staffPin,
      [
        access.tab.glance,
        access.tab.inbox,
        access.tab.letters,
        access.tab.session,
        access.tab.paperEntry,
        access.tab.figures,
        access.tab.activity,
        access.tab.gaming,
        access.tab.difficulty,
        access.tab.model,
        access.tab.evaluation,
        access.tab.task,
        access.tab.undertaking,
        access.tab.agenda,
        access.tab.assessment,
        access.tab.roster,
        access.tab.paper,
        access.tab.batch,
        access.tab.health,
        access.tab.own,
      ],
    ],
    [
      'cntt',
      '864209',
      [
        access.tab.campaign,
        access.tab.configure,
        access.tab.batch,
        access.tab.connection,
        access.tab.health,
        access.tab.own,
      ],
    ],
  ])('shows %s what the rights allow', async (code, pin, expected) => {
    await openDesk();
    await choose(code);
    await userEvent.keyboard(pin);
    await screen.findAllByRole('tab');
    expect(tabs()).toEqual(expected);
  });

  it('takes a PIN by the keys on the screen, with a digit put right', async () => {
    await openDesk();
    await choose('can-bo');
    const keypad = within(screen.getByRole('group', { name: access.signIn.keypad }));
    await userEvent.click(keypad.getByRole('button', { name: '9' }));
    await userEvent.click(keypad.getByRole('button', { name: access.signIn.eraseOne }));
    for (const digit of staffPin) {
      await userEvent.click(keypad.getByRole('button', { name: digit }));
    }
    expect(await screen.findByRole('button', { name: access.signOut })).toBeDefined();
  });

  it('takes a passphrase from whoever has one', async () => {
    await openDesk();
    await signInOfficer();
    expect(tabs()).toEqual([
      access.tab.figures,
      access.tab.tables,
      access.tab.model,
      access.tab.evaluation,
      access.tab.task,
      access.tab.undertaking,
      access.tab.agenda,
      access.tab.assessment,
      access.tab.batch,
      access.tab.intake,
      access.tab.gather,
      access.tab.health,
      access.tab.own,
    ]);
  });

  it('says how many tries are left, and not what was wrong', async () => {
    await openDesk();
    await signInStaff(wrongPin);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe(
      access.refused.SECRET_WRONG.title +
        access.refused.SECRET_WRONG.left_other.replace('{{count}}', '4'),
    );
  });

  it('locks after five wrong tries, counts down and opens by itself', async () => {
    await openDesk();
    for (const left of [4, 3, 2, 1]) {
      await signInStaff(wrongPin);
      const sentence = access.refused.SECRET_WRONG.left_other.replace('{{count}}', String(left));
      await screen.findByText(sentence);
    }
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await choose('can-bo');
    await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).keyboard(wrongPin);
    await screen.findByText(access.refused.SCREEN_LOCKED.title);
    expect(screen.getByRole('timer').textContent).toBe('0:30');
    expect(screen.queryByRole('group', { name: access.signIn.keypad })).toBeNull();
    await pass(10_000);
    expect(screen.getByRole('timer').textContent).toMatch(/^0:(20|19)$/);
    await pass(21_000);
    expect(await screen.findByRole('group', { name: access.signIn.keypad })).toBeDefined();
  });

  it('finds a screen locked that was locked before the page came', async () => {
    await openDesk();
    const other = app.desk();
    for (let time = 0; time < 5; time += 1) {
      await other.access.signIn({ code: 'can-bo', secret: wrongPin }).catch(() => {});
    }
    cleanup();
    await showDesk();
    expect(screen.getByRole('timer').textContent).toBe('0:30');
  });

  it('tells the demo people’s PINs in a trial folder and nowhere else', async () => {
    await openDesk({ kind: 'trial', people: [] });
    expect(screen.getByRole('complementary', { name: access.trial.title }).textContent).toContain(
      '246810',
    );
    cleanup();
    app.close();
    await openDesk();
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('frame', () => {
  it.each([
    ['trial', station.band.trial],
    ['simulated', station.band.simulated],
  ] as const)('marks a %s folder', async (kind, words) => {
    await openDesk({ kind });
    expect(screen.getByText(words)).toBeDefined();
  });

  it('puts no mark on an office’s folder', async () => {
    await openDesk();
    expect(screen.queryByText(station.band.trial)).toBeNull();
    expect(screen.queryByText(station.band.simulated)).toBeNull();
  });

  it('speaks English when asked, and says so to screen readers', async () => {
    await openDesk();
    await userEvent.click(screen.getByRole('button', { name: station.language.en }));
    expect(screen.getByRole('heading', { name: enAccess.signIn.title })).toBeDefined();
    expect(document.documentElement.lang).toBe('en');
    await signInStaff();
    expect(await screen.findByRole('heading', { name: enGlance.title })).toBeDefined();
  });

  it('says that somebody signed out', async () => {
    await openDesk();
    await signInStaff();
    await userEvent.click(await screen.findByRole('button', { name: access.signOut }));
    expect(await screen.findByText(access.ended.byYourself)).toBeDefined();
  });

  it('says that the core is lost, and recovers without a sign-in', async () => {
    const { cut, mend } = await openDesk();
    await signInStaff();
    await screen.findByRole('button', { name: access.signOut });
    cut();
    expect(await screen.findByRole('heading', { name: access.lost.title })).toBeDefined();
    mend();
    expect(
      await screen.findByRole('button', { name: access.signOut }, { timeout: 3_000 }),
    ).toBeDefined();
  });

  it('is loaded anew where the core was started again and does not know it', async () => {
    const { cut } = await openDesk();
    expect(reload).not.toHaveBeenCalled();
    cut(new ORPCError('FORBIDDEN'));
    await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  });
});

async function pass(ms: number) {
  app.clock.pass(ms);
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

describe('idle', () => {
  const settings = { desk: { idleAfterSeconds: 60 } };

  async function signInWithTime() {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    const { calls } = await openDesk({ settings });
    await user.click(screen.getByRole('radio', { name: /^can-bo/ }));
    await user.keyboard(staffPin);
    await screen.findByRole('button', { name: access.signOut });
    return { user, calls };
  }

  it('warns twenty seconds before, then says why nobody is signed in', async () => {
    await signInWithTime();
    await pass(38_000);
    expect(screen.queryByRole('dialog')).toBeNull();
    await pass(4_000);
    expect(screen.getByRole('dialog', { name: access.idle.title })).toBeDefined();
    await pass(22_000);
    expect(await screen.findByText(access.ended.idle)).toBeDefined();
  });

  it('goes on for whoever presses the button', async () => {
    const { user } = await signInWithTime();
    await pass(45_000);
    await user.click(screen.getByRole('button', { name: access.idle.stay }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await pass(35_000);
    expect(screen.getByRole('button', { name: access.signOut })).toBeDefined();
  });

  it('does not warn somebody who is working, and tells the core every 20 s at most', async () => {
    const { calls } = await signInWithTime();
    for (let second = 0; second < 120; second += 5) {
      window.dispatchEvent(new Event('pointerdown'));
      await pass(5_000);
      expect(screen.queryByRole('dialog')).toBeNull();
    }
    const stays = calls.filter((call) => call === 'access.stay').length;
    expect(stays).toBeGreaterThanOrEqual(4);
    expect(stays).toBeLessThanOrEqual(7);
  });

  it('takes a pointer that only the page moved under for nobody', async () => {
    await signInWithTime();
    for (let second = 0; second < 42; second += 1) {
      window.dispatchEvent(new MouseEvent('pointermove', { movementX: 0, movementY: 0 }));
      await pass(1_000);
    }
    expect(screen.getByRole('dialog')).toBeDefined();
  });
});

describe('figures', () => {
  async function signInAt(iso: string) {
    goTo(iso);
    await showDesk();
    await signInStaff();
    await lookAtFigures();
  }

  it('tells a new office when its first figures come, and counts nothing', async () => {
    await openDesk();
    await signInStaff();
    await lookAtFigures();
    expect(await screen.findByText(figures.empty.title)).toBeDefined();
    expect(screen.getByText(new RegExp(figures.whenShown.slice(0, 40)))).toBeDefined();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows nothing of today, and yesterday only with enough answers', async () => {
    app = await createTestApp({ people });
    await answered('2026-11-30', [5, 4, 3, 2, 1, 5, 4, 3, 2]);
    await signInAt('2026-12-01T09:00:00+07:00');
    expect(await screen.findByText(figures.empty.title)).toBeDefined();
  });

  it('shows n, share, interval, mean, coverage, both sides and what was left out', async () => {
    app = await createTestApp({ people });
    await answered('2026-11-30', [5, 5, 5, 5, 4, 4, 3, 2, 1, 5]);
    await answeredInBurst();
    await signInAt('2026-12-01T09:00:00+07:00');
    const whole = await screen.findByRole('article');
    const clean = within(whole).getByRole('region', { name: figures.side.clean });
    const raw = within(whole).getByRole('region', { name: figures.side.raw });
    expect(clean.textContent).toContain('n = 10 câu trả lời');
    expect(clean.textContent).toContain('70,0% hài lòng');
    expect(clean.textContent).toContain('khoảng 39,7% – 89,2%');
    expect(clean.textContent).toContain(figures.intervalNote);
    expect(clean.textContent).toContain('Điểm trung bình 72,5 trên 100');
    const inBurst = misuseRules.burst.length;
    expect(raw.textContent).toContain(`n = ${10 + inBurst} câu trả lời`);
    expect(within(whole).getAllByText(figures.coverage)).not.toHaveLength(0);
    expect(whole.textContent).toContain(`n = ${inBurst}, điểm trung bình 100,0 trên 100`);
    expect(whole.textContent).toContain(`${figures.reason.burst}: ${inBurst}`);
  });

  it('counts the five levels on both sides', async () => {
    app = await createTestApp({ people });
    await answered('2026-11-30', [5, 5, 5, 5, 4, 4, 3, 2, 1, 5]);
    await signInAt('2026-12-01T09:00:00+07:00');
    const table = await screen.findByRole('table', { name: figures.levels });
    const cells = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent);
    expect(cells).toEqual([
      `${labelSets['hl5.1'].vi[5]}5 (50,0%)5 (50,0%)`,
      `${labelSets['hl5.1'].vi[4]}2 (20,0%)2 (20,0%)`,
      `${labelSets['hl5.1'].vi[3]}1 (10,0%)1 (10,0%)`,
      `${labelSets['hl5.1'].vi[2]}1 (10,0%)1 (10,0%)`,
      `${labelSets['hl5.1'].vi[1]}1 (10,0%)1 (10,0%)`,
    ]);
  });

  it('names merged hours as merged, and answers at no counter as such', async () => {
    app = await createTestApp({
      people,
      settings: {
        stations: [aStation({ counterCodes: [], deskOnThisScreen: false })],
      },
    });
    await answered('2026-11-30', [5, 5, 5, 5, 4, 4, 3, 2, 1, 5], 20 * 60_000);
    await signInAt('2026-12-01T09:00:00+07:00');
    await userEvent.click(await screen.findByRole('tab', { name: figures.by.hour }));
    const hours = screen
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent)
      .filter((text) => text.includes(figures.cell.merged));
    expect(hours).toEqual([`08–09 giờ${figures.cell.merged}`, `10–11 giờ${figures.cell.merged}`]);
    await userEvent.click(screen.getByRole('tab', { name: figures.by.counter }));
    expect(screen.getByRole('rowheader', { name: figures.cell.noCounter })).toBeDefined();
  });

  it('lists periods newest first and shows the chosen one', async () => {
    app = await createTestApp({ people });
    await answered('2026-11-30', [5, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
    await answered('2026-12-01', [1, 1, 1]);
    await answered('2026-12-02', [1, 1, 1, 1, 1, 1, 1]);
    await signInAt('2026-12-03T09:00:00+07:00');
    const list = within(await screen.findByRole('navigation', { name: figures.periods }));
    const periods = list.getAllByRole('button');
    expect(periods.map(({ textContent }) => textContent)).toEqual([
      '01–02/12/2026n = 10',
      '30/11/2026n = 10',
      'Quý 4/2026chưa khép lại',
    ]);
    expect(await screen.findByRole('heading', { name: 'Kỳ số liệu 01–02/12/2026' })).toBeDefined();
    await userEvent.click(list.getByRole('button', { name: /30\/11/ }));
    expect(await screen.findByRole('heading', { name: 'Kỳ số liệu 30/11/2026' })).toBeDefined();
  });

  it('names the levels as their label sets do', () => {
    expect(figures.label).toEqual({
      hl5: { 1: labelSets['hl5.1'].vi },
      hl3: { 1: { 3: 'Rất hài lòng', 2: 'Hài lòng', 1: 'Không hài lòng' } },
    });
    expect(labelSets['hl3.1'].vi).toMatchObject(figures.label.hl3[1]);
  });

  it('shows what was given in another way apart, under a heading that says what it is', async () => {
    app = await createTestApp({ people });
    await answered('2026-11-30', [5, 5, 5, 5, 5, 5]);
    const kiosk = app.kiosk();
    for (const score of [3, 3, 2, 1, 1, 1] as const) {
      app.clock.pass(600_000);
      await kiosk.rating.submit({ ...aRating({ score }), questionnaire: 'three-levels@1' });
    }
    const desk = app.desk();
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    await desk.session.open({ mode: 'assisted', place: '', minutes: 120 });
    await desk.access.signOut();
    for (const presser of ['relative', 'relative', 'relative', 'officer', 'officer'] as const) {
      app.clock.pass(600_000);
      const rating = aRating({ score: 2 });
      await kiosk.rating.submit(rating);
      const fact = { responseId: rating.id, question: 'pressed_by', choices: [presser] };
      await kiosk.rating.fact({ ...fact, id: anId() });
    }
    await signInAt('2026-12-01T09:00:00+07:00');
    const whole = await screen.findByRole('article');
    expect(
      within(whole)
        .getAllByRole('heading', { level: 2 })
        .map(({ textContent, nextSibling }) => [textContent, nextSibling?.textContent]),
    ).toEqual([
      ['Kỳ số liệu 30/11/2026', 'Người dân tự bấm tại máy đặt cố định · Thang năm mức'],
      ['Thang ba mức', 'Người dân tự bấm tại máy đặt cố định'],
      ['Có người giúp tại quầy', 'Người bấm: người nhà, cán bộ · Thang năm mức'],
    ]);
    const clean = (apart: string) =>
      within(whole).getByRole('region', { name: `${figures.side.clean}${apart}` }).textContent;
    expect(clean('')).toContain('100,0% hài lòng');
    expect(clean(' – Thang ba mức')).toContain('50,0% hài lòng');
    expect(clean(' – Thang ba mức')).toContain('Điểm trung bình 41,7 trên 100');
    expect(clean(' – Có người giúp tại quầy')).toContain('0,0% hài lòng');
    const levels = within(whole).getAllByRole('table', { name: figures.levels });
    expect(levels.map((table) => within(table).getAllByRole('row').length - 1)).toEqual([5, 3, 5]);
    expect(within(whole).getAllByText(figures.series.notAdded)).toHaveLength(2);
  });

  it('says how many answers are not shown, and that nobody pressed alone', async () => {
    app = await createTestApp({ people });
    await answered('2026-11-30', [5, 5, 5, 5]);
    for (const score of [3, 3, 2, 1, 1, 1] as const) {
      app.clock.pass(600_000);
      const under = { questionnaire: 'three-levels@1', scaleOrder: 'ascending' } as const;
      await app.kiosk().rating.submit({ ...aRating({ score }), ...under });
    }
    await signInAt('2026-12-01T09:00:00+07:00');
    const whole = await screen.findByRole('article');
    expect(whole.textContent).toContain(figures.series.noHeadline.replace('{{smallest}}', '5'));
    expect(whole.textContent).toContain('Còn 4 câu trả lời thuộc loại khác');
    expect(within(whole).getByRole('heading', { name: figures.series.reversed })).toBeDefined();
  });

  it('shows what people came for as shares of those who said so', async () => {
    app = await createTestApp({ people });
    app.clock.pass(Date.parse('2026-11-30T08:00:00+07:00') - app.clock.utcMs());
    for (let visitor = 0; visitor < 12; visitor += 1) {
      app.clock.pass(600_000);
      const rating = aRating({ score: 4 });
      await app.kiosk().rating.submit(rating);
      if (visitor >= 8) continue;
      const choices = [visitor < 6 ? 'collect' : 'submit'];
      await app.kiosk().rating.fact({
        id: anId(),
        responseId: rating.id,
        question: 'stage',
        choices,
      });
    }
    await signInAt('2026-12-01T09:00:00+07:00');
    const table = await screen.findByRole('table', { name: /Hôm\s+nay\s+ông\/bà/ });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent.replaceAll('\u00A0', ' '))).toEqual([
      'Nộp hồ sơ2 (25,0%)2 (25,0%)',
      'Bổ sung hồ sơ0 (0,0%)0 (0,0%)',
      'Nhận kết quả6 (75,0%)6 (75,0%)',
      expect.stringMatching(/^Hỏi.*0 \(0,0%\)0 \(0,0%\)$/),
      'Việc khác0 (0,0%)0 (0,0%)',
    ]);
    expect(table.parentElement?.textContent).toContain('8 trong 12 lượt đánh giá có trả lời');
    expect(screen.getByText(figures.question.few.replace('{{smallest}}', '5'))).toBeDefined();
  });

  it('explains the rules with the numbers that are used', async () => {
    app = await createTestApp({ people });
    await answered('2026-11-30', [5, 5, 5, 5, 4, 4, 3, 2, 1, 5]);
    await signInAt('2026-12-01T09:00:00+07:00');
    const rules = (await screen.findByText(/Quy tắc lọc misuse-2/)).parentElement;
    expect(rules?.textContent).toContain('0,3 giây');
    expect(rules?.textContent).toContain(`từ ${misuseRules.burst.length} câu trả lời`);
    expect(rules?.textContent).toContain(`từ ${misuseRules.equalRun.length} câu trả lời`);
  });
});

describe('tables', () => {
  async function openTables() {
    await openDesk();
    const kiosk = app.kiosk();
    for (const score of [5, 1] as const) await kiosk.rating.submit(aRating({ score }));
    await signInOfficer();
    await clickTab('tables');
    await screen.findByRole('heading', { name: tables.title });
  }
  const start = () => userEvent.click(screen.getByRole('button', { name: tables.start }));

  it('writes both tables and tells where they are', async () => {
    await openTables();
    await start();
    await screen.findByText(tables.done.title, undefined, { timeout: 10_000 });
    const files = [...document.querySelectorAll('code')].map(({ textContent }) => textContent);
    expect(files.map((file) => file.replace(app.folder.exports, ''))).toEqual([
      expect.stringMatching(/danh-gia-.*\.csv$/),
      expect.stringMatching(/danh-gia-.*\.history\.csv$/),
    ]);
    expect(files.every((file) => existsSync(file))).toBe(true);
    expect(readFileSync(files[0] ?? '', 'utf8').split('\r\n')).toHaveLength(1 + 2 + 1);
  });

  it('writes plain CSV without the mark that spreadsheets want', async () => {
    await openTables();
    await userEvent.click(screen.getByRole('radio', { name: new RegExp(tables.format.csvPlain) }));
    await start();
    await screen.findByText(tables.done.title, undefined, { timeout: 10_000 });
    const [file] = [...document.querySelectorAll('code')].map(({ textContent }) => textContent);
    expect(readFileSync(file ?? '', 'utf8').startsWith('\uFEFF')).toBe(false);
  });

  it('points out what is no day, and writes nothing', async () => {
    await openTables();
    await userEvent.type(screen.getByLabelText(tables.range.from), '31/02/2026');
    await start();
    expect(screen.getByText(tables.range.invalid)).toBeDefined();
    expect(existsSync(app.folder.exports)).toBe(false);
  });

  it('refuses a first day after the last in words', async () => {
    await openTables();
    await userEvent.type(screen.getByLabelText(tables.range.from), '2/12/2026');
    await userEvent.type(screen.getByLabelText(tables.range.to), '1/12/2026');
    await start();
    expect(await screen.findByText(tables.refused.FROM_AFTER_TO.title)).toBeDefined();
  });

  it('says that a file could not be written, with the system’s reason', async () => {
    await openTables();
    mkdirSync(join(app.folder.exports, 'danh-gia-20261127-090000.csv.part'), { recursive: true });
    await start();
    expect(await screen.findByText(tables.refused.NOT_WRITTEN.title)).toBeDefined();
    expect(screen.getByRole('alert').textContent).toContain('EISDIR');
  });
});

describe('health', () => {
  async function openHealth() {
    await openDesk();
    await signInStaff();
    await clickTab('health');
    await screen.findByRole('table');
  }

  it('says in words whether the machine works, and counts no answers', async () => {
    await openHealth();
    expect(screen.getByText(health.works)).toBeDefined();
    const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
    expect(rows).toContain(health.clock.label + health.verdict.good + health.clock.trusted);
    expect(rows.some((row) => row.includes('{{'))).toBe(false);
  });

  it('looks again by itself', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    await openDesk();
    await user.click(screen.getByRole('radio', { name: /^can-bo/ }));
    await user.keyboard(staffPin);
    await clickTab('health', user);
    await screen.findByRole('table');
    app.clock.set('2026-11-26T09:00:00+07:00');
    await act(() => vi.advanceTimersByTimeAsync(16_000));
    expect(await screen.findByText(health.verdict.attention)).toBeDefined();
    expect(screen.getByText(health.clock.suspect)).toBeDefined();
  });
});
