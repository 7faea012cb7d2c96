import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OfficeScreen } from '#renderer/features/office/office-screen.tsx';
import { SetUpScreen } from '#renderer/features/office/set-up-screen.tsx';
import { officeBeside, findOfficeBeside } from '#main/storage/office-beside.ts';
import office from '#resources/locales/vi/office.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'lanh-dao', role: 'leader', secret: '975310' },
  { code: 'can-bo', role: 'staff', secret: '246810' },
] as const;

let app: TestApp;
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
  rmSync(officeBeside(app.folder.path), { recursive: true, force: true });
  app.close();
});

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const field = (name: string, place = 0) => screen.getAllByLabelText<HTMLInputElement>(name)[place];

async function fill(name: string, text: string, place = 0) {
  const input = field(name, place);
  if (input === undefined) throw new Error(`no field ${name}`);
  await userEvent.clear(input);
  await userEvent.type(input, text);
}

describe('setting up', () => {
  beforeEach(async () => {
    app = await createTestApp({ kind: 'trial', people });
  });

  const next = async (heading: string) => {
    await press(office.setUp.next);
    await screen.findByRole('heading', { name: heading, level: 1 });
  };
  const show = () => renderOnDesk(<SetUpScreen client={app.desk()} onCancel={() => {}} />);

  it('goes a step at a time to the secrets, and into the office once they are kept', async () => {
    show();
    await press(office.setUp.next);
    expect(await screen.findByText(office.fault.empty)).toBeDefined();
    await fill(office.label.unitName, 'Xã Na Rì');
    await fill(office.label.unitCode, '02155');
    const { steps } = office.setUp;
    await next(steps.counters);
    await next(steps.stations);
    await next(steps.hours);
    await next(steps.admin);
    await fill(office.setUp.admin.name, 'Hoàng Thị Mai');
    await next(steps.look);
    expect(screen.getByText('Xã Na Rì (02155)')).toBeDefined();
    await press(office.setUp.found);
    const sheet = await screen.findByRole('article', { name: office.secrets.title });
    expect(within(sheet).getByText(/^\d{6}$/)).toBeDefined();
    const enter = screen.getByRole('button', { name: office.setUp.secrets.enter });
    expect(enter).toHaveProperty('disabled', true);
    expect(findOfficeBeside(app.folder.path)).toBeUndefined();
    await userEvent.click(screen.getByLabelText(office.setUp.secrets.kept));
    await press(office.setUp.secrets.enter);
    await screen.findByText(office.setUp.secrets.entering);
    expect(findOfficeBeside(app.folder.path)).toBe(officeBeside(app.folder.path));
  });

  it('keeps what was typed when the page is loaded again', async () => {
    const page = show();
    await fill(office.label.unitName, 'Xã Na Rì');
    page.unmount();
    show();
    expect(field(office.label.unitName)?.value).toBe('Xã Na Rì');
  });
});

describe('the office', () => {
  async function open(code: (typeof people)[number]['code'] = 'lanh-dao') {
    app = await createTestApp({ people });
    const desk = app.desk();
    const secret = people.find((person) => person.code === code)?.secret ?? '';
    await desk.access.signIn({ code, secret });
    renderOnDesk(<OfficeScreen client={desk} />);
    return desk;
  }

  it('is changed after its changes were looked at', async () => {
    const desk = await open();
    await screen.findByRole('heading', { name: office.section.unit });
    await fill(office.label.counterName, 'Quầy Hộ tịch');
    await press(office.save.button);
    await screen.findByText('Đổi – Tên quầy (quay-1): Quầy 1 → Quầy Hộ tịch');
    await press(office.preview.apply);
    await screen.findByText(office.save.saved);
    const view = await desk.office.show();
    expect(view.office.counters[0]?.name).toBe('Quầy Hộ tịch');
    expect(view.versions.map(({ author }) => author)).toEqual(['lanh-dao', 'set-up']);
  });

  it('keeps what belongs to a counter whose code is typed anew', async () => {
    const desk = await open();
    await screen.findByRole('heading', { name: office.section.unit });
    const before = (await desk.office.show()).office;
    const place = before.fields.length; // the codes of the fields come first
    await fill(office.label.code, 'quay-10', place);
    await press(office.save.button);
    await screen.findByText(office.preview.title);
    await press(office.preview.apply);
    await screen.findByText(office.save.saved);
    const { counters, stations } = (await desk.office.show()).office;
    expect(counters[0]?.code).toBe('quay-10');
    expect(stations[0]?.counterCodes).toEqual(['quay-10']);
  });

  it('says beside the field what is wrong, and saves nothing', async () => {
    const desk = await open();
    await screen.findByRole('heading', { name: office.section.unit });
    await fill(office.label.from, '25:00');
    await press(office.save.button);
    await screen.findByText(office.fault.timeInvalid);
    expect((await desk.office.show()).version).toBe(1);
  });

  it('takes a supervisor and how long letters are kept, and refuses what is no public key', async () => {
    const desk = await open();
    await screen.findByRole('heading', { name: office.section.supervisors });
    await press(office.row.add.supervisors);
    fireEvent.change(screen.getByLabelText(office.label.supervisorName), {
      target: { value: 'Mặt trận Tổ quốc xã' },
    });
    await fill(office.label.supervisorKey, 'k');
    await fill(office.letterState.requested, '90');
    await press(office.save.button);
    await screen.findByText(office.fault.publicKeyInvalid);
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    fireEvent.change(screen.getByLabelText(office.label.supervisorKey), { target: { value: pem } });
    await press(office.save.button);
    await screen.findByText('Thêm – Giữ thư mới đề nghị (ngày): 90');
    await press(office.preview.apply);
    await screen.findByText(office.save.saved);
    const { supervisors, letters } = (await desk.office.show()).office;
    expect(supervisors).toEqual([
      { code: 'giam-sat-1', name: 'Mặt trận Tổ quốc xã', publicKey: pem },
    ]);
    expect(letters.retentionDays).toEqual({ requested: 90 });
  });

  it('takes a file, and names its wrong lines', async () => {
    const desk = await open();
    await screen.findByRole('heading', { name: office.section.file });
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('a file can be chosen');
    await userEvent.upload(input, new File(['{\n "format": 1\n}'], 'x.json'));
    await screen.findByText(office.preview.faults);
    expect(screen.getByText(/dòng 2, cột 2/)).toBeDefined();
    const whole = JSON.stringify({ ...(await desk.office.show()).office, receipts: true });
    await userEvent.upload(input, new File([whole], 'y.json'));
    await screen.findByText('Đổi – Nhận mã trên giấy hẹn: không → có');
  });

  it('is not shown to staff', async () => {
    const desk = await open('can-bo');
    await screen.findByText(office.failed.title);
    await expect(desk.office.show()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await waitFor(() => expect(screen.queryByText(office.section.unit)).toBeNull());
  });
});
