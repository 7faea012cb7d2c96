import { expect, test, type Locator, type Page } from '@playwright/test';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import letter from '#resources/locales/vi/letter.json' with { type: 'json' };
import office from '#resources/locales/vi/office.json' with { type: 'json' };
import people from '#resources/locales/vi/people.json' with { type: 'json' };
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { startMachine } from '#tests/support/machine.ts';
import { visit } from '#tests/support/visits.ts';

const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true });
const tab = (desk: Page, name: string) => desk.getByRole('tab', { name, exact: true }).click();
const shot = (page: Page, name: string) =>
  page.screenshot({ path: `out/month/leader-${name}.png`, fullPage: true });

async function signIn(desk: Page, name: string, pin: string): Promise<void> {
  await desk.getByRole('radio', { name }).check();
  await desk.keyboard.type(pin);
  await expect(button(desk, access.signOut)).toBeVisible();
}

const signOut = async (desk: Page) => {
  await button(desk, access.signOut).click();
  await expect(desk.getByText(access.ended.byYourself)).toBeVisible();
};

const passphrase = 'mưa thuận gió hoà quanh năm';

test('a leader’s month, from an empty machine to letters handed over', async ({ browser }) => {
  const clock = createFakeClock('2026-11-30T08:00:00+07:00');
  const machine = await startMachine(clock);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const kiosk = await context.newPage();
  const desk = await context.newPage();
  const pins: Record<string, string> = {};
  const next = () => button(desk, office.setUp.next).click();
  const field = (name: string) => desk.getByLabel(name, { exact: true });
  /** On the morning of a day, whatever the time was. */
  const itIs = (iso: string) => clock.pass(Date.parse(`${iso}+07:00`) - clock.utcMs());

  await test.step('the office is set up from nothing', async () => {
    await desk.goto(machine.desk);
    await shot(desk, '01-first');
    await button(desk, office.setUp.invite.start).click();
    const { steps } = office.setUp;
    await field(office.label.unitName).fill('Trung tâm Phục vụ hành chính công xã Na Rì');
    await field(office.label.unitCode).fill('02155');
    await field(office.label.parentName).fill('Ủy ban nhân dân xã Na Rì');
    await field(office.label.parentCode).fill('H.19.02155');
    await field(office.label.place).fill('Na Rì');
    await shot(desk, '02-unit');
    await next();
    await expect(desk.getByRole('heading', { name: steps.counters, level: 1 })).toBeVisible();
    await button(desk, office.row.add.counters).click();
    await field(office.label.counterName).last().fill('Quầy 2');
    await field(office.label.counterField).last().selectOption({ label: 'Đất đai – Môi trường' });
    await shot(desk, '03-counters');
    await next();
    await expect(desk.getByRole('heading', { name: steps.stations, level: 1 })).toBeVisible();
    await shot(desk, '04-stations');
    await next();
    await expect(desk.getByRole('heading', { name: steps.hours, level: 1 })).toBeVisible();
    await desk.getByLabel(office.label.holidays).fill('01/01/2027');
    await shot(desk, '05-hours');
    await next();
    await field(office.setUp.admin.name).fill('Hoàng Thị Mai');
    await shot(desk, '06-admin');
    await next();
    await expect(desk.getByRole('heading', { name: steps.look, level: 1 })).toBeVisible();
    await shot(desk, '07-look');
    await button(desk, office.setUp.found).click();
    const sheet = desk.getByRole('article', { name: office.secrets.title });
    pins['Hoàng Thị Mai'] = (await sheet.getByText(/^\d{6}$/).textContent()) ?? '';
    await shot(desk, '08-secrets');
    await desk.getByLabel(office.setUp.secrets.kept).check();
    await button(desk, office.setUp.secrets.enter).click();
    await machine.moved;
  });

  await test.step('people get their PINs from the program', async () => {
    await signIn(desk, 'Hoàng Thị Mai', pins['Hoàng Thị Mai'] ?? '');
    await shot(desk, '09-admin-first');
    await tab(desk, access.tab.people);
    for (const [name, role] of [
      ['Nông Văn Bình', 'leader'],
      ['Lục Thị Hoa', 'staff'],
      ['Triệu Văn Sơn', 'staff'],
    ] as const) {
      await button(desk, people.add).click();
      await desk.getByRole('textbox', { name: people.name.label }).fill(name);
      await desk.getByRole('checkbox', { name: new RegExp(`^${access.role[role]}`) }).check();
      if (role === 'leader') await shot(desk, '10-add-person');
      await button(desk, people.adding.submit).click();
      const slip = desk.getByRole('region', { name: people.slip.heading });
      pins[name] = ((await slip.getByText(/^\d{3} \d{3}$/).textContent()) ?? '').replace(' ', '');
      if (role === 'leader') await shot(desk, '11-slip');
      await button(desk, people.slip.close).click();
    }
    await shot(desk, '12-people');
    await signOut(desk);
  });

  await test.step('the leader says who signs, and makes the key of the letters', async () => {
    await signIn(desk, 'Nông Văn Bình', pins['Nông Văn Bình'] ?? '');
    await shot(desk, '13-leader-first');
    await tab(desk, access.tab.office);
    await field(office.label.signerName).fill('Nông Văn Bình');
    await field(office.label.signerTitle).fill('GIÁM ĐỐC');
    await field(office.label.signerAuthority).fill('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG');
    await shot(desk, '14-office');
    await button(desk, office.save.button).click();
    await shot(desk, '15-preview');
    await button(desk, office.preview.apply).click();
    await expect(desk.getByText(office.save.saved)).toBeVisible();
    await tab(desk, access.tab.letters);
    await desk.getByLabel(letter.way.passphrase, { exact: true }).fill(passphrase);
    await desk.getByLabel(letter.make.again, { exact: true }).fill(passphrase);
    await shot(desk, '16-make-key');
    await button(desk, letter.make.submit).click();
    await desk.getByRole('checkbox', { name: letter.secrets.kept }).check();
    await shot(desk, '17-key-secrets');
    await button(desk, letter.secrets.done).click();
    await expect(button(desk, letter.keys.open)).toBeVisible();
    await shot(desk, '18-letters-empty');
    await signOut(desk);
  });

  await test.step('the first citizen', async () => {
    itIs('2026-12-01T07:45:00');
    await kiosk.goto(machine.kiosk);
    await visit(kiosk, { score: 5 });
    await visit(kiosk, { score: 4, stage: 'submit', reasons: ['waiting'], keys: 'Toi cam on' });
    await shot(kiosk, '20-kiosk');
  });
  await context.close();
  await machine.stop();
  machine.remove();
});
