import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createActor } from 'xstate';
import { sendGift, sendRating } from '#renderer/features/rating/send-rating.ts';
import { listenToStation } from '#renderer/features/station/listen-to-station.ts';
import { createI18n } from '#renderer/i18n.ts';
import { createKioskMachine } from '#renderer/kiosk/kiosk-machine.ts';
import { Kiosk } from '#renderer/kiosk/kiosk.tsx';
import { createWordsLoader } from '#renderer/kiosk/load-words.ts';
import { vietnamese } from '#renderer/kiosk/words.ts';
import enRating from '#resources/locales/en/rating.json';
import comfort from '#resources/locales/vi/comfort.json';
import counter from '#resources/locales/vi/counter.json';
import asked from '#resources/locales/vi/questionnaire.json';
import rating from '#resources/locales/vi/rating.json';
import station from '#resources/locales/vi/station.json';
import kiosk2 from '#resources/questionnaires/kiosk-2.json';
import { scores, type Score } from '#shared/features/rating/scale.ts';
import { aStation, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const said = kiosk2.texts.vi;
const enSaid = kiosk2.texts.en;

/** jsdom lays nothing out, so that nothing ever changes its size. */
class NothingChangesSize {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal('ResizeObserver', NothingChangesSize);

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
      give: (gift, signal) => sendGift(client, gift, signal),
      mintId: randomUUID,
      now: () => performance.now(),
    }),
  ).start();
  stopKiosk = () => flow.stop();
  const page = render(
    <Kiosk
      client={client}
      flow={flow}
      translations={createI18n({ vi: vietnamese }, 'vi')}
      loadWords={createWordsLoader(client)}
    />,
  );
  await screen.findByRole('heading', { name: said['first.title'] });
  return page;
}

function face(score: Score, words: typeof said | typeof enSaid = said): HTMLElement {
  return screen.getByRole('button', { name: words[`level.${score}`] });
}

async function thanks(): Promise<HTMLElement> {
  return screen.findByText(new RegExp(rating.thanks.title));
}

function option(name: string): Promise<HTMLElement> {
  return screen.findByRole('button', { name });
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
    .getByRole('group', { name: said['first.levels'] })
    .querySelectorAll<HTMLElement>('button');
  expect([...faces].map((each) => each.textContent)).toEqual(
    scores.map((score) => kiosk2.texts.vi[`level.${score}`]),
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
  await screen.findByRole('heading', { name: enSaid['first.title'] });
  expect(document.documentElement.lang).toBe('en');
  await userEvent.click(face(5, enSaid));
  await screen.findByText(new RegExp(enRating.thanks.title));
  expect(rows()).toEqual([{ kind: 'answer', score: 5, language: 'en' }]);
});

it('has no face while somebody is signed in on it', async () => {
  await openKiosk();
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  await screen.findByRole('heading', { name: station.paused.title });
  expect(screen.queryByRole('group', { name: said['first.levels'] })).toBeNull();
  await desk.access.signOut();
  await screen.findByRole('heading', { name: said['first.title'] });
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

/** What lies on disk besides the score, in order. */
function given(): unknown[] {
  const db = new Sqlite(join(app.folder.path, 'kiosk.db'), { readonly: true });
  const found = db
    .prepare(
      `SELECT kind, question, choices, body FROM rating
       LEFT JOIN free_text ON free_text.rating_id = rating.id WHERE kind <> 'answer'
       ORDER BY sequence`,
    )
    .all();
  db.close();
  return found;
}

it('asks after the thanks what the visit was for and why, and keeps each touch at once', async () => {
  await openKiosk();
  await userEvent.click(face(2));
  await userEvent.click(await option(said['stage.collect']));
  await userEvent.click(await option(said['reasons.waiting']));
  await userEvent.click(await option(said['reasons.result']));
  await waitFor(() =>
    expect(given()).toEqual([
      { kind: 'fact', question: 'stage', choices: '["collect"]', body: null },
      { kind: 'fact', question: 'reasons', choices: '["waiting"]', body: null },
      { kind: 'fact', question: 'reasons', choices: '["waiting","result"]', body: null },
    ]),
  );
});

it('preselects nothing, and marks only what somebody chose', async () => {
  await openKiosk();
  await userEvent.click(face(4));
  await userEvent.click(await option(said['stage.ask']));
  await option(said['reasons.fee']);
  expect(
    screen.queryAllByRole('button', { pressed: true }).map((each) => each.textContent),
  ).toEqual(['Tiếng Việt']);
  await userEvent.click(await option(said['reasons.fee']));
  expect((await option(said['reasons.fee'])).getAttribute('aria-pressed')).toBe('true');
});

it('takes words in Vietnamese after saying what they are not, and thanks when they are kept', async () => {
  await openKiosk();
  await userEvent.click(face(5));
  await userEvent.click(await option(asked.skip));
  await userEvent.click(await option(asked.skip));
  await screen.findByText(asked.invitation.notComplaint);
  await userEvent.click(await option(asked.invitation.write));
  await userEvent.type(await screen.findByRole('textbox'), 'Cans booj nhieetj tinhf');
  await userEvent.click(await option(asked.writing.send));
  await screen.findByRole('heading', { name: asked.farewell.title });
  expect(given()).toEqual([
    { kind: 'comment', question: null, choices: null, body: 'Cán bộ nhiệt tình' },
  ]);
});

it('asks about a number in the words before it keeps them, and can hide it', async () => {
  await openKiosk();
  await userEvent.click(face(5));
  await userEvent.click(await option(asked.skip));
  await userEvent.click(await option(asked.skip));
  await userEvent.click(await option(asked.invitation.write));
  await userEvent.type(await screen.findByRole('textbox'), '0912345678');
  await userEvent.click(await option(asked.writing.send));
  await screen.findByRole('heading', { name: asked.check.title });
  expect(given()).toEqual([]);
  await userEvent.click(await option(asked.check.mask));
  await screen.findByRole('heading', { name: asked.farewell.title });
  expect(given()).toMatchObject([{ kind: 'comment', body: '••••••••••' }]);
});

it('is larger and clearer as somebody wants it, and as usual for the next person', async () => {
  await openKiosk();
  await userEvent.click(await option(comfort.open));
  await userEvent.click(await option(comfort.text['200']));
  await userEvent.click(await option(comfort.contrast.high));
  expect({ ...document.documentElement.dataset }).toMatchObject({ text: '200', contrast: 'high' });
  await userEvent.click(await option(comfort.close));
  await userEvent.click(face(3));
  await userEvent.click(await option(asked.done));
  await screen.findByRole('heading', { name: said['first.title'] });
  expect({ ...document.documentElement.dataset }).toMatchObject({ text: '100', contrast: 'usual' });
});

it('asks after the tap which of several counters served somebody, with nothing chosen', async () => {
  app.close();
  const counterCodes = ['quay-1', 'quay-2', 'quay-3'];
  app = await createTestApp({
    settings: { stations: [aStation({ counterCodes, citizenSays: true })] },
  });
  await openKiosk();
  expect(screen.queryByText(counter.title)).toBeNull();
  await userEvent.click(face(4));
  await thanks();
  const cards = within(await screen.findByRole('group', { name: counter.title }));
  expect(cards.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    '1Quầy 1 Tư pháp – Hộ tịch',
    '2Quầy 2 Đất đai – Môi trường',
    '3Quầy 3 Lao động – Xã hội',
  ]);
  expect(document.querySelector('main :is([aria-pressed], [aria-checked])')).toBeNull();
  await userEvent.click(cards.getByRole('button', { name: /^Quầy 3/ }));
  await screen.findByRole('heading', { name: said['stage.title'] });
  await waitFor(() => expect(rows()).toHaveLength(2));
  await userEvent.click(screen.getByRole('button', { name: asked.back }));
  await screen.findByRole('heading', { name: counter.title });
  await userEvent.click(screen.getByRole('button', { name: asked.skip }));
  await screen.findByRole('heading', { name: said['stage.title'] });
  expect(rows()).toHaveLength(2);
});

it('shows eight cards at most, the last of which leads to the other counters and back', async () => {
  app.close();
  const counters = Array.from({ length: 12 }, (_, place) => ({
    code: `quay-${place + 1}`,
    name: `Quầy ${place + 1}`,
    onePerson: false,
  }));
  const counterCodes = counters.map(({ code }) => code);
  app = await createTestApp({
    settings: { counters, stations: [aStation({ counterCodes, citizenSays: true })] },
  });
  await openKiosk();
  await userEvent.click(face(4));
  const names = async () =>
    within(await screen.findByRole('group', { name: counter.title }))
      .getAllByRole('button')
      .map((each) => each.textContent.replace(/^\d+/, '').trim());
  const firstPage = [...counters.slice(0, 7).map(({ name }) => name), counter.others];
  expect(await names()).toEqual(firstPage);
  await userEvent.click(screen.getByRole('button', { name: counter.others }));
  expect(await names()).toEqual([...counters.slice(7).map(({ name }) => name), counter.others]);
  expect(document.activeElement?.textContent).toBe(counter.title);
  await userEvent.click(screen.getByRole('button', { name: counter.others }));
  expect(await names()).toEqual(firstPage);
});
