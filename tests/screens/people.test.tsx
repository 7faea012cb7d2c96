import { safe } from '@orpc/client';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OwnScreen } from '#renderer/features/people/own-screen.tsx';
import { PeopleScreen } from '#renderer/features/people/people-screen.tsx';
import access from '#resources/locales/vi/access.json';
import people from '#resources/locales/vi/people.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const adminPin = '753186';
let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({
    people: [
      { code: 'can-bo', role: 'staff', secret: staffPin },
      { code: 'quan-tri', role: 'admin', secret: adminPin },
    ],
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

async function signedIn(code: string, secret: string) {
  const desk = app.desk();
  await desk.access.signIn({ code, secret });
  return desk;
}

const button = (name: string) => screen.findByRole('button', { name });
const fill = (template: string, values: Readonly<Record<string, string>>) =>
  template.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '');

async function openPeople() {
  const desk = await signedIn('quan-tri', adminPin);
  renderOnDesk(<PeopleScreen client={desk} />);
  await screen.findByRole('table');
  return desk;
}

async function edit(name: string) {
  await userEvent.click(await button(fill(people.editOf, { name })));
  return within(await screen.findByRole('dialog'));
}

describe('the people', () => {
  it('are added with a role, and their PIN is shown until somebody says it is handed over', async () => {
    await openPeople();
    await userEvent.click(await button(people.add));
    await userEvent.click(await button(people.adding.submit));
    expect(screen.getByText(people.name.missing)).toBeDefined();
    expect(screen.getByText(people.roles.missing)).toBeDefined();
    await userEvent.type(screen.getByLabelText(people.name.label), 'Trần Thị Bưởi');
    const role = new RegExp(`^${access.role.staff}`);
    await userEvent.click(screen.getByRole('checkbox', { name: role }));
    await userEvent.click(await button(people.adding.submit));
    const slip = await screen.findByRole('region', { name: people.slip.heading });
    const pin = /\d{3} \d{3}/.exec(slip.textContent)?.[0].replace(' ', '') ?? '';
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('region', { name: people.slip.heading })).toBeDefined();
    await userEvent.click(await button(people.slip.close));
    await screen.findByRole('row', { name: /Trần Thị Bưởi.*nd-01/ });
    expect(document.body.textContent).not.toContain(pin.slice(3));
    const { isSuccess } = await safe(app.desk().access.signIn({ code: 'nd-01', secret: pin }));
    expect(isSuccess).toBe(true);
  });

  it('are disabled, and taken back by one button while the notice stands there', async () => {
    const desk = await openPeople();
    const dialog = await edit('can-bo');
    await userEvent.click(dialog.getByRole('button', { name: people.access.disable }));
    expect((await screen.findByRole('status')).textContent).toContain(
      fill(people.done.disabled, { name: 'can-bo' }),
    );
    await userEvent.click(await button(people.access.enable));
    await screen.findByText(fill(people.done.enabled, { name: 'can-bo' }));
    expect((await desk.people.list()).people[0]?.state).toBe('active');
  });

  it('keep their name until somebody has said that it cannot be taken back', async () => {
    const desk = await openPeople();
    await desk.people.disable({ code: 'can-bo' });
    cleanup();
    renderOnDesk(<PeopleScreen client={desk} />);
    const dialog = await edit('can-bo');
    const erase = dialog.getByRole<HTMLButtonElement>('button', { name: people.leaving.erase });
    expect(erase.disabled).toBe(true);
    await userEvent.click(dialog.getByRole('checkbox', { name: people.leaving.sure }));
    await userEvent.click(erase);
    await screen.findByText(people.nameErased);
  });

  it('cannot change their own roles, and are told who can', async () => {
    await openPeople();
    const dialog = await edit('quan-tri');
    expect(dialog.getByText(people.roles.own)).toBeDefined();
    expect(dialog.queryByRole('button', { name: people.access.disable })).toBeNull();
    expect(dialog.queryByRole('button', { name: people.signIn.issue })).toBeNull();
    const role = dialog.getByRole<HTMLInputElement>('checkbox', {
      name: new RegExp(`^${access.role.it}`),
    });
    expect(role.matches(':disabled')).toBe(true);
  });

  it('tell whoever takes a code that it was somebody’s', async () => {
    await openPeople();
    await userEvent.click(await button(people.add));
    await userEvent.type(screen.getByLabelText(people.name.label), 'Ai đó');
    const code = screen.getByLabelText(people.code.label);
    await userEvent.clear(code);
    await userEvent.type(code, 'can-bo');
    await userEvent.click(screen.getAllByRole('checkbox')[0] ?? code);
    await userEvent.click(await button(people.adding.submit));
    await screen.findByText(people.refused.CODE_TAKEN.title);
    expect(screen.getByLabelText<HTMLInputElement>(people.name.label).value).toBe('Ai đó');
  });
});

describe('one’s own data', () => {
  async function openOwn() {
    const desk = await signedIn('can-bo', staffPin);
    renderOnDesk(<OwnScreen client={desk} />);
    await screen.findByRole('heading', { name: people.own.kept });
    return desk;
  }

  it('carry a remark to whoever manages people, and show what came of it', async () => {
    await openOwn();
    await userEvent.type(screen.getByLabelText(people.ownRemark.label), 'Tên tôi viết sai');
    await userEvent.click(await button(people.ownRemark.send));
    await screen.findByText(people.remarks.waiting);
    cleanup();
    await openPeople();
    await userEvent.click(await button(people.remarks.settle));
    await screen.findByText(people.done.settled);
    cleanup();
    await openOwn();
    expect(screen.getByText(/quan-tri đã xem xét/)).toBeDefined();
  });

  it('say why a passphrase is not taken, and take a good one after the present PIN', async () => {
    await openOwn();
    const type = async (label: string, text: string) => {
      const field = screen.getByLabelText(label);
      await userEvent.clear(field);
      await userEvent.type(field, text);
    };
    const { new: fresh, again, present, choose } = people.ownSecret;
    await type(fresh, 'mật khẩu của tôi');
    await type(again, 'mật khẩu của tôi');
    await type(present, staffPin);
    await userEvent.click(await button(choose));
    expect(screen.getByText(people.weak.common)).toBeDefined();
    await type(fresh, 'bảy con vịt qua cầu khỉ');
    await type(again, 'bảy con vịt qua cầu khỉ');
    await type(present, '111111');
    await userEvent.click(await button(choose));
    await screen.findByText(people.refused.SECRET_WRONG.title);
    await type(present, staffPin);
    await userEvent.click(await button(choose));
    await screen.findByText(people.ownSecret.chosen);
    await waitFor(() => {
      expect(screen.getByLabelText<HTMLInputElement>(fresh).value).toBe('');
    });
  });

  it('list what one did, in words', async () => {
    await openOwn();
    const lines = await screen.findByRole('table');
    expect(within(lines).getByText(people.action.person['signed-in'])).toBeDefined();
  });
});
