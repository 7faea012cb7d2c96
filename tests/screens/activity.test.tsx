import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { ActivityScreen } from '#renderer/features/activity/activity-screen.tsx';
import activity from '#resources/locales/vi/activity.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function openScreen() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  renderOnDesk(<ActivityScreen client={desk} />);
  await screen.findByRole('table');
  return desk;
}

const cell = (figure: string, month: string) =>
  screen.getByRole<HTMLInputElement>('textbox', { name: `${figure}, tháng ${month}` });
const origin = (month: string) =>
  screen.getByRole('combobox', {
    name: activity.originCell.replace('{{month}}', month),
  });
const saveButton = () => screen.getByRole('button', { name: activity.save.button });
const october = async (desk: Awaited<ReturnType<typeof openScreen>>) =>
  (await desk.activity.show({})).months.find(({ month }) => month === '2026-10')?.values;

describe('the table', () => {
  it('is filled by the keyboard, down with Enter and aside with the arrows, and saved at once', async () => {
    const desk = await openScreen();
    await userEvent.click(cell('Hồ sơ tiếp nhận', '09/2026'));
    await userEvent.keyboard('90{Enter}1.234{ArrowRight}1200');
    expect(document.activeElement).toBe(cell('Hồ sơ đã giải quyết', '10/2026'));
    await userEvent.click(saveButton());
    await screen.findByText(activity.save.saved);
    expect(await october(desk)).toEqual([
      { figure: 'received', value: 1234, versions: 1 },
      { figure: 'resolved', value: 1200, versions: 1 },
    ]);
    expect(cell('Hồ sơ tiếp nhận', '10/2026').value).toBe('1.234');
  });

  it('names the place that is wrong, saves nothing, and loses nothing', async () => {
    const desk = await openScreen();
    await userEvent.type(cell('Hồ sơ tiếp nhận', '10/2026'), '12,5');
    await userEvent.type(cell('Hồ sơ giải quyết quá hạn', '10/2026'), '3');
    const place = 'Tháng 10/2026, Tiếp nhận: “12,5” – phải là số nguyên';
    expect(screen.getByText(new RegExp(place))).toBeDefined();
    expect(saveButton().hasAttribute('disabled')).toBe(true);
    expect(await october(desk)).toEqual([]);
    expect(cell('Hồ sơ giải quyết quá hạn', '10/2026').value).toBe('3');
  });

  it('asks where visits come from', async () => {
    const desk = await openScreen();
    await userEvent.type(cell('Lượt khách trong giờ mở cửa', '10/2026'), '300');
    const missing = activity.fault.originMissing.replace('{{month}}', '10/2026');
    expect(screen.getByText(missing)).toBeDefined();
    await userEvent.selectOptions(origin('10/2026'), activity.origin['tally-sheet']);
    expect(screen.queryByText(missing)).toBeNull();
    await userEvent.click(saveButton());
    await screen.findByText(activity.save.saved);
    expect(await october(desk)).toMatchObject([{ value: 300, origin: 'tally-sheet' }]);
  });

  it('says what cannot be true together and saves it all the same', async () => {
    await openScreen();
    await userEvent.type(cell('Hồ sơ đã giải quyết', '10/2026'), '10');
    await userEvent.type(cell('Hồ sơ giải quyết quá hạn', '10/2026'), '12');
    expect(screen.getByRole('note').textContent).toContain(
      'Tháng 10/2026: “Quá hạn” (12) nhiều hơn “Đã giải quyết” (10).',
    );
    expect(saveButton().hasAttribute('disabled')).toBe(false);
  });

  it('keeps what was typed when somebody else was faster, and shows every version', async () => {
    const desk = await openScreen();
    await userEvent.type(cell('Hồ sơ tiếp nhận', '10/2026'), '80');
    const entries = [{ month: '2026-10', figure: 'received', value: 90 }];
    await desk.activity.enter({ basedOn: 0, entries });
    await userEvent.click(saveButton());
    await screen.findByText(activity.refused.ACTIVITY_CHANGED.title);
    expect(cell('Hồ sơ tiếp nhận', '10/2026').value).toBe('80');
    const again = activity.refused.ACTIVITY_CHANGED.again;
    await userEvent.click(screen.getByRole('button', { name: again }));
    await waitFor(() => expect(screen.queryByRole('button', { name: again })).toBeNull());
    await userEvent.click(saveButton());
    await screen.findByText(activity.save.saved);
    await userEvent.click(screen.getByRole('button', { name: /^Xem các lần sửa/ }));
    const history = await screen.findByRole('dialog');
    await within(history).findByText('90');
    expect(within(history).getByText('80')).toBeDefined();
  });
});

describe('a file', () => {
  async function choose(file: File) {
    await userEvent.click(screen.getByRole('button', { name: activity.import.open }));
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('a file can be chosen');
    await userEvent.upload(input, file);
  }

  it('as a spreadsheet made it is seen first, then taken in', async () => {
    const desk = await openScreen();
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Báo cáo',
          rows: [
            ['BÁO CÁO THÁNG', null, null],
            ['Tháng', 'Số hồ sơ tiếp nhận', 'Số lượt khách'],
            [new Date('2026-10-01T00:00:00Z'), 1234, 300],
          ],
        },
      ],
    });
    await choose(new File([new Uint8Array(bytes)], 'bao-cao.xlsx'));
    await screen.findByText(activity.import.fault.originMissing);
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: activity.import.origin }),
      activity.origin['queue-machine'],
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Ghi 2 số' }));
    await screen.findByText('Đã ghi 2 số từ tệp.');
    expect(await october(desk)).toEqual([
      { figure: 'received', value: 1234, versions: 1 },
      { figure: 'visits', value: 300, origin: 'queue-machine', versions: 1 },
    ]);
  });

  it('with wrong places is named row by row and cannot be taken in', async () => {
    await openScreen();
    const text = '\ufeffTháng;Tiếp nhận\n9/2026;12,5\nTháng mười;3\n';
    await choose(new File([text], 'so-lieu.csv'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Dòng 2, cột “Tiếp nhận”: “12,5”');
    expect(alert.textContent).toContain('Dòng 3, cột “Tháng”: “Tháng mười”');
    expect(screen.queryByRole('button', { name: /^Ghi \d/ })).toBeNull();
  });

  it.each([
    [
      'no UTF-8',
      new Uint8Array([0x54, 0x68, 0xb8, 0x6e, 0x67]),
      activity.import.unreadable.notUtf8,
    ],
    [
      'an old workbook',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]),
      activity.import.unreadable.oldExcel,
    ],
    [
      'a torn workbook',
      new Uint8Array([0x50, 0x4b, 3, 4, 9]),
      activity.import.unreadable.notReadable,
    ],
    ['empty', new Uint8Array(), activity.import.unreadable.empty],
    [
      'larger than 10 MB',
      new Uint8Array(10 * 1024 * 1024 + 1),
      activity.import.unreadable.tooLarge,
    ],
  ])('that is %s is refused with a sentence', async (_what, bytes, sentence) => {
    await openScreen();
    await choose(new File([bytes], 'tep.csv'));
    expect(await screen.findByText(sentence)).toBeDefined();
  });
});
