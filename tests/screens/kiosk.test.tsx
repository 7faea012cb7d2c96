import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { sendRating } from '#renderer/features/rating/send-rating.ts';
import { listenToStation } from '#renderer/features/station/listen-to-station.ts';
import { createI18n } from '#renderer/i18n.ts';
import { createKioskMachine } from '#renderer/kiosk/kiosk-machine.ts';
import { Kiosk } from '#renderer/kiosk/kiosk.tsx';
import { kioskWords } from '#renderer/kiosk/words.ts';
import enRating from '#resources/locales/en/rating.json';
import rating from '#resources/locales/vi/rating.json';
import station from '#resources/locales/vi/station.json';
import { scores, type Score } from '#shared/features/rating/scale.ts';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let stopKiosk: () => void = () => {};

beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => {
  stopKiosk();
  cleanup();
  app.close();
});

/** The citizen's page over the real core. */
async function openKiosk() {
  const client = app.kiosk();
  const flow = createActor(
    createKioskMachine({
      listen: (hear, signal) => listenToStation(client, hear, signal),
      send: (tap, signal) => sendRating(client, tap, signal),
      mintId: randomUUID,
      now: () => performance.now(),
    }),
  ).start();
  stopKiosk = () => flow.stop();
  const page = render(<Kiosk flow={flow} translations={createI18n(kioskWords, 'vi')} />);
  await screen.findByRole('heading', { name: rating.question });
  return page;
}

function face(score: Score, words: typeof rating | typeof enRating = rating): HTMLElement {
  return screen.getByRole('button', { name: words.label[score] });
}

function thanks(): Promise<HTMLElement> {
  return screen.findByRole('heading', { name: rating.thanks.title });
}

function rows(): unknown[] {
  const db = new Sqlite(join(app.folder.path, 'kiosk.db'), { readonly: true });
  const found = db.prepare('SELECT kind, score, language FROM rating ORDER BY sequence').all();
  db.close();
  return found;
}

it('shows the five levels in their fixed order, none chosen, and whose station it is', async () => {
  await openKiosk();
  const faces = screen
    .getByRole('group', { name: rating.faces })
    .querySelectorAll<HTMLElement>('button');
  expect([...faces].map((each) => each.textContent)).toEqual(
    scores.map((score) => rating.label[score]),
  );
  expect(document.querySelector('[aria-checked], [checked], [data-chosen]')).toBeNull();
  expect(screen.getByText('Trung tâm Phục vụ hành chính công xã Thử Nghiệm')).toBeDefined();
});

it('has the answer on disk when it thanks', async () => {
  await openKiosk();
  await userEvent.click(face(2));
  await thanks();
  expect(rows()).toEqual([{ kind: 'answer', score: 2, language: 'vi' }]);
});

it('records one answer for a double tap', async () => {
  await openKiosk();
  await userEvent.dblClick(face(4));
  await thanks();
  expect(rows()).toHaveLength(1);
});

it('takes a face from the keyboard too', async () => {
  await openKiosk();
  face(3).focus();
  await userEvent.keyboard('{Enter}');
  await thanks();
  expect(rows()).toEqual([{ kind: 'answer', score: 3, language: 'vi' }]);
});

it('thanks in the same way for every answer', async () => {
  const seen = new Set<string>();
  for (const score of scores) {
    const page = await openKiosk();
    await userEvent.click(face(score));
    await thanks();
    seen.add(page.container.innerHTML);
    stopKiosk();
    cleanup();
  }
  expect(rows()).toHaveLength(scores.length);
  expect(seen.size).toBe(1);
});

it('appends a changed answer and thanks again', async () => {
  await openKiosk();
  await userEvent.click(face(1));
  await userEvent.click(await screen.findByRole('button', { name: rating.change }));
  await screen.findByRole('heading', { name: rating.again.title });
  await userEvent.click(face(4));
  await thanks();
  expect(rows()).toEqual([
    { kind: 'answer', score: 1, language: 'vi' },
    { kind: 'change', score: 4, language: 'vi' },
  ]);
});

it('speaks the language that was chosen, and so does the page for a screen reader', async () => {
  await openKiosk();
  await userEvent.click(screen.getByRole('button', { name: station.language.en }));
  await screen.findByRole('heading', { name: enRating.question });
  expect(document.documentElement.lang).toBe('en');
  await userEvent.click(face(5, enRating));
  await screen.findByRole('heading', { name: enRating.thanks.title });
  expect(rows()).toEqual([{ kind: 'answer', score: 5, language: 'en' }]);
});

it('has no face while somebody is signed in on it', async () => {
  await openKiosk();
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  await screen.findByRole('heading', { name: station.paused.title });
  expect(screen.queryByRole('group', { name: rating.faces })).toBeNull();
  await desk.access.signOut();
  await screen.findByRole('heading', { name: rating.question });
});

it('says that a trial is a trial, and that made-up figures are made up', async () => {
  for (const kind of ['trial', 'simulated'] as const) {
    app.close();
    app = await createTestApp({ kind });
    await openKiosk();
    expect(screen.getByText(station.band[kind])).toBeDefined();
    stopKiosk();
    cleanup();
  }
});

it('bears no mark in an office', async () => {
  await openKiosk();
  await waitFor(() => expect(screen.queryByText(station.band.trial)).toBeNull());
  expect(screen.queryByText(station.band.simulated)).toBeNull();
});
