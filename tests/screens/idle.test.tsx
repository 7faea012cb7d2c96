import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnsweredStrip } from '#renderer/features/idle/answered-strip.tsx';
import { ClosedScreen } from '#renderer/features/idle/closed-screen.tsx';
import { useIdleDrift } from '#renderer/features/idle/use-idle-drift.ts';
import { createI18n } from '#renderer/i18n.ts';
import enIdle from '#resources/locales/en/idle.json';
import idle from '#resources/locales/vi/idle.json';

let prefersCalm = false;

beforeEach(() => {
  vi.useFakeTimers();
  prefersCalm = false;
  vi.stubGlobal('matchMedia', () => ({ matches: prefersCalm }));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  delete document.documentElement.dataset['motion'];
});

function show(what: ReactNode, language: 'vi' | 'en' = 'vi') {
  const words = { vi: { idle }, en: { idle: enIdle } };
  return render(<I18nextProvider i18n={createI18n(words, language)}>{what}</I18nextProvider>);
}

/** By the second, so that what one timer changes is on the screen before the next one runs. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await act(() => vi.advanceTimersByTimeAsync(1000));
  }
}

const hours = [
  { weekdays: [1, 2, 3, 4, 5], from: '07:30', to: '11:30' },
  { weekdays: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' },
];

describe('the closed screen', () => {
  const at = (local: string) => Date.parse(`${local}+07:00`);
  const channels = [{ name: 'Đường dây nóng', detail: '0256 000 000' }];

  it('says when to come back, the hours by weekday, and how to be heard', () => {
    const { container } = show(
      <ClosedScreen hours={hours} channels={channels} nowMs={at('2026-11-27T18:00:00')} />,
    );
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(idle.closed.title);
    const shown = container.textContent;
    expect(shown).toContain('Xin mời ông/bà trở lại thứ Hai, từ 7 giờ 30.');
    expect(shown).toContain('Thứ Hai – Thứ Sáu7:30 – 11:3013:30 – 17:00');
    expect(shown).toContain('Đường dây nóng0256 000 000');
  });

  it.each([
    ['2026-11-27T12:10:00', 'Please come back today, from 13:30.'],
    ['2026-11-25T18:00:00', 'Please come back tomorrow, Thursday, from 7:30.'],
  ])('at %s says: %s', (local, sentence) => {
    show(<ClosedScreen hours={hours} channels={[]} nowMs={at(local)} />, 'en');
    expect(screen.getByText(sentence)).toBeDefined();
  });

  it('has no heading for ways that there are not', () => {
    show(<ClosedScreen hours={hours} channels={[]} nowMs={at('2026-11-27T18:00:00')} />);
    expect(screen.queryByText(idle.closed.channels)).toBeNull();
  });
});

describe('what the office answered', () => {
  const answered = [
    { month: '2026-09', said: 'Chờ lâu', done: 'mở thêm một quầy' },
    { month: '2026-10', said: 'Thiếu ghế', done: 'thêm 12 ghế' },
  ];
  const shown = () => screen.getByRole('complementary').textContent;
  const newest = 'Bà con góp ýTháng 10/2026Thiếu ghếChúng tôi đãthêm 12 ghế';
  const older = 'Bà con góp ýTháng 09/2026Chờ lâuChúng tôi đãmở thêm một quầy';

  it('is nothing at all while there is none', () => {
    const { container } = show(<AnsweredStrip answered={[]} />);
    expect(container.innerHTML).toBe('');
  });

  it('begins with the newest, and goes on by itself when nobody is there', async () => {
    show(<AnsweredStrip answered={answered} />);
    expect(shown()).toBe(newest);
    await pass(20 + 12);
    expect(shown()).toBe(older);
    await pass(12);
    expect(shown()).toBe(newest);
  });

  it('stands still while somebody touches, types or composes', async () => {
    show(<AnsweredStrip answered={answered} />);
    for (const sign of ['pointerDown', 'keyDown', 'input', 'compositionUpdate'] as const) {
      await pass(19);
      fireEvent[sign](document.body);
    }
    await pass(31);
    expect(shown()).toBe(newest);
    await pass(1);
    expect(shown()).toBe(older);
  });

  it.each(['the machine', 'the person in front of it'])('stands still for %s', async (who) => {
    if (who === 'the machine') prefersCalm = true;
    else document.documentElement.dataset['motion'] = 'calm';
    show(<AnsweredStrip answered={answered} />);
    await pass(600);
    expect(shown()).toBe(newest);
  });

  it('never speaks into what a screen reader reads', () => {
    show(<AnsweredStrip answered={answered} />);
    expect(screen.getByRole('complementary').getAttribute('aria-live')).toBe('off');
  });
});

describe('a screen that nobody touches', () => {
  function Frame() {
    return <div data-testid="frame" {...useIdleDrift()} />;
  }
  const look = () => {
    const { place, resting } = screen.getByTestId('frame').dataset;
    return [place, resting];
  };

  it('moves by a step a minute and goes round, and rests after five minutes', async () => {
    show(<Frame />);
    expect(look()).toEqual(['0', 'false']);
    await pass(119);
    expect(look()).toEqual(['0', 'false']);
    await pass(1);
    expect(look()).toEqual(['1', 'false']);
    await pass(180);
    expect(look()).toEqual(['4', 'true']);
    await pass(240);
    expect(look()).toEqual(['0', 'true']);
  });

  it('is bright at once when somebody comes, and does not move under a finger', async () => {
    show(<Frame />);
    await pass(300);
    expect(look()).toEqual(['4', 'true']);
    fireEvent.pointerDown(document.body);
    expect(look()).toEqual(['4', 'false']);
    await pass(119);
    expect(look()).toEqual(['4', 'false']);
  });
});
