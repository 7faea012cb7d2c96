import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deskWords } from '#renderer/desk/words.ts';
import { PaperScreen } from '#renderer/features/paper/paper-screen.tsx';
import { PaperSheet } from '#renderer/features/paper/paper-sheet.tsx';
import { createI18n } from '#renderer/i18n.ts';
import fiveElements from '#resources/questionnaires/five-elements-1.json';
import kiosk2 from '#resources/questionnaires/kiosk-2.json';
import threeLevels from '#resources/questionnaires/three-levels-1.json';
import enPaper from '#resources/locales/en/paper.json';
import paper from '#resources/locales/vi/paper.json';
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, staffPin } from '#tests/support/test-app.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const shipped = [kiosk2, fiveElements, threeLevels].map((document) =>
  Questionnaire.parse(document),
);

function showSheet(
  questionnaire: Questionnaire,
  more: Partial<Parameters<typeof PaperSheet>[0]> = {},
) {
  render(
    <I18nextProvider i18n={createI18n(deskWords, 'vi')}>
      <PaperSheet
        unitName="Xã Thử Nghiệm"
        folderKind="office"
        channels={[]}
        questionnaire={questionnaire}
        language="vi"
        {...more}
      />
    </I18nextProvider>,
  );
  return screen.getByRole('article');
}

/** A question's own part of the form. */
function part(title: string): HTMLElement {
  const heading = screen.getByRole('heading', { name: (name) => plain(name).includes(title) });
  const section = heading.closest('section');
  if (section === null) throw new Error(`${title} stands nowhere`);
  return section;
}

/** Words are kept together by spaces that do not break. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

describe.each(shipped.map((each) => [refOf(each), each] as const))('%s on paper', (_ref, asked) => {
  it.each(['vi', 'en'])('has every question and every option of the glass in %s', (language) => {
    const sheet = showSheet(asked, { language });
    const onGlassOnly = new Set(['first.hint', 'first.levels']);
    const leaders = asked.questions.filter(({ audience }) => audience === 'leader');
    const isPrinted = (key: string) =>
      !onGlassOnly.has(key) && !leaders.some(({ code }) => key.startsWith(`${code}.`));
    const expected = Object.entries(asked.texts[language] ?? {}).filter(([key]) => isPrinted(key));
    expect(expected.length).toBeGreaterThan(15);
    expect(expected.filter(([, sentence]) => !sheet.textContent.includes(sentence))).toEqual([]);
  });

  it('marks nothing beforehand, and bears its version', () => {
    const sheet = showSheet(asked);
    expect(sheet.querySelector('input, [checked], [aria-checked]')).toBeNull();
    expect(sheet.textContent).toContain(`${refOf(asked)} · ${asked.labelSet}`);
    expect(sheet.textContent).toContain(paper.sheet.unverified);
    expect(sheet.textContent).toContain(paper.sheet.notComplaint);
  });
});

describe('a question on paper', () => {
  const [, five = shipped[0]] = shipped;
  if (five === undefined) throw new Error('three are shipped');

  it('says in words of whom it is asked', () => {
    showSheet(five);
    const { only } = paper.sheet;
    const after = (number: string, options: string) =>
      only.replace('{{number}}', number).replace('{{options}}', options);
    expect(plain(part('So với ngày hẹn').textContent)).toContain(after('2', '“Nhận kết quả”'));
    expect(plain(part('Khi trễ hẹn').textContent)).toContain(after('6', '“Trễ hẹn”'));
    expect(plain(part('liên hệ thêm mấy lần').textContent)).toContain(
      after('2', '“Bổ sung hồ sơ” hoặc “Nhận kết quả”'),
    );
  });

  it('for the leader alone is not printed, because somebody types the form in', () => {
    const sheet = showSheet(five);
    expect(plain(sheet.textContent)).not.toContain('trả tiền');
  });

  it('on the scale has its own “not applicable” beside the levels', () => {
    showSheet(five);
    const options = within(part('nơi ngồi chờ và trang thiết bị')).getAllByRole('listitem');
    expect(options.map((each) => plain(each.textContent))).toEqual([
      'Rất hài lòng',
      'Hài lòng',
      'Bình thường',
      'Không hài lòng',
      'Rất không hài lòng',
      'Tôi không dùng đến',
    ]);
  });
});

it('says on paper too that a trial is a trial, and where a complaint goes', () => {
  const [kiosk = null] = shipped;
  if (kiosk === null) throw new Error('three are shipped');
  const sheet = showSheet(kiosk, {
    folderKind: 'trial',
    channels: [{ name: 'Đường dây nóng', detail: '0256 000 000' }],
  });
  expect(sheet.textContent).toContain(paper.sheet.trial);
  expect(sheet.textContent).toContain('Đường dây nóng: 0256 000 000');
});

it('is printed from the desk, in the language that was chosen', async () => {
  const app = await createTestApp({
    settings: { questionnaire: { id: 'five-elements', sensitive: true } },
  });
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  const print = vi.fn<() => void>();
  vi.stubGlobal('print', print);
  renderOnDesk(<PaperScreen client={desk} />);
  const sheet = await screen.findByRole('article');
  expect(sheet.textContent).toContain(paper.sheet.title);
  expect(screen.getByText(paper.leaderOnly.replace('{{questions}}', '1'))).toBeDefined();
  await userEvent.click(screen.getByRole('radio', { name: paper.languageName.en }));
  expect(sheet.textContent).toContain(enPaper.sheet.title);
  await userEvent.click(screen.getByRole('button', { name: paper.print }));
  expect(print).toHaveBeenCalledOnce();
  app.close();
});
