import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { NetworkPanel } from '#renderer/features/network/network-panel.tsx';
import { PushCard } from '#renderer/features/network/push-card.tsx';
import en from '#resources/locales/en/network.json';
import words from '#resources/locales/vi/network.json';
import { freePort } from '#tests/support/cutting-proxy.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createNetworkOffice, type NetworkOffice } from '#tests/support/network-office.ts';
import { signedIn } from '#tests/support/office-machines.ts';
import { aRating } from '#tests/support/test-app.ts';

let office: NetworkOffice | undefined;
afterEach(() => {
  cleanup();
  office?.close();
});

async function anOffice() {
  office = await createNetworkOffice();
  return office;
}

const button = (name: string) => screen.findByRole('button', { name });

it('lets a desk listen at a port, says where it is found, and stops', async () => {
  const { desk } = await anOffice();
  renderOnDesk(<NetworkPanel client={await signedIn(desk, 'cntt')} />);
  const form = within(await screen.findByRole('form', { name: words.desk.title }));
  expect(form.getByText(words.desk.state.off)).toBeTruthy();
  const port = form.getByRole('textbox', { name: words.desk.port });
  await userEvent.clear(port);
  await userEvent.type(port, '80');
  await userEvent.click(await button(words.desk.on));
  expect(form.getByText(words.desk.portInvalid)).toBeTruthy();
  const free = String(await freePort());
  await userEvent.clear(port);
  await userEvent.type(port, free);
  await userEvent.click(await button(words.desk.on));
  expect(await form.findByText(words.desk.state.listening.replace('{{port}}', free))).toBeTruthy();
  expect(form.getByText(words.desk.noStations)).toBeTruthy();
  await userEvent.click(await button(words.desk.off));
  expect(await form.findByText(words.desk.state.off)).toBeTruthy();
});

it('has a station call its desk, and says in words why it did not get there', async () => {
  const { station, port, introduce, listen, nextDay } = await anOffice();
  await listen();
  await introduce(station);
  await station.kiosk().rating.submit(aRating());
  nextDay();
  renderOnDesk(<NetworkPanel client={await signedIn(station, 'cntt')} />);
  const form = within(await screen.findByRole('form', { name: words.station.title }));
  expect(form.getByText(words.waits.new)).toBeTruthy();
  const address = form.getByRole('textbox', { name: words.station.address });
  await userEvent.type(address, 'máy chủ');
  await userEvent.click(await button(words.station.on));
  expect((await screen.findByRole('alert')).textContent).toContain(
    words.refused.ADDRESS_INVALID.title,
  );
  await userEvent.clear(address);
  await userEvent.type(address, '127.0.0.1:9');
  await userEvent.click(await button(words.station.on));
  await userEvent.click(await button(words.station.now));
  expect((await screen.findByRole('alert')).textContent).toContain(words.trouble.notReached);

  const there = screen.getByRole('textbox', { name: words.station.address });
  await userEvent.clear(there);
  await userEvent.type(there, `127.0.0.1:${port}`);
  await userEvent.click(await button(words.station.keep));
  await userEvent.click(await button(words.station.now));
  expect((await screen.findByRole('status')).textContent).toContain(words.done.title);
  expect(await screen.findByText(words.waits.nothing)).toBeTruthy();
});

it('offers the network beside the stick where it is on, and nothing where it is off', async () => {
  const { station, introduce, listen, pushTo } = await anOffice();
  await listen();
  await introduce(station);
  const staff = await signedIn(station, 'can-bo');
  const { unmount } = renderOnDesk(<PushCard client={staff} onSent={() => {}} />, 'en');
  await staff.network.look();
  expect(screen.queryByRole('region', { name: en.carry.title })).toBeNull();
  unmount();
  await pushTo(station);
  let sent = 0;
  renderOnDesk(
    <PushCard client={await signedIn(station, 'can-bo')} onSent={() => (sent += 1)} />,
    'en',
  );
  await userEvent.click(await button(en.station.now));
  expect((await screen.findByRole('status')).textContent).toContain(en.done.title);
  expect(sent).toBe(1);
});
