import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '#resources/locales/en/request.json';
import typing from '#resources/locales/vi/typing.json';
import words from '#resources/locales/vi/request.json';
import { createI18n } from '#renderer/i18n.ts';
import { createLetterOffice, openDeskOf } from '#tests/support/letter-office.ts';
import type { TestApp } from '#tests/support/test-app.ts';
import { RequestFlow } from './request-flow.tsx';

/** jsdom lays nothing out, so that nothing ever changes its size. */
class NothingChangesSize {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal('ResizeObserver', NothingChangesSize);

let office: TestApp;
beforeEach(async () => {
  office = await createLetterOffice();
});
afterEach(() => {
  cleanup();
  office.close();
});

const keyboardWords = {
  keyboard: typing.keyboard,
  methods: typing.methods,
  method: String,
  key: String,
  face: String,
  sign: String,
  left: String,
};

type Letters = Parameters<typeof RequestFlow>[0]['client']['letter'];

/** The flow over the real core; `changed` stands between them where something goes wrong. */
function show(changed: Partial<Pick<Letters, 'offer' | 'request'>> = {}) {
  const events: string[] = [];
  const i18n = createI18n({ vi: { request: words }, en: { request: en } }, 'vi');
  const { offer, request } = office.kiosk().letter;
  render(
    <I18nextProvider i18n={i18n}>
      <RequestFlow
        client={{ letter: { offer, request, ...changed } }}
        language="vi"
        keyboardWords={keyboardWords}
        time={null}
        renderStrip={(ways) => <div>{ways}</div>}
        onActivity={() => {}}
        onLeave={() => events.push('left')}
        onReading={(clips) => events.push(...clips)}
      />
    </I18nextProvider>,
  );
  return events;
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const type = async (text: string) => {
  await userEvent.type(screen.getByRole('textbox'), text);
  await press(words.ways.next);
};

async function askForApology() {
  await screen.findByRole('heading', { name: words.kind.title });
  await press(new RegExp(words.kind.apology));
  await userEvent.click(screen.getByRole('checkbox', { name: words.consent.agree }));
  await press(words.ways.next);
  await type('Hồ sơ trễ hai lần');
  await press(words.ways.skip); // no dossier's code at hand
  await press(words.field.salutation.mrs);
  await type('Nguyễn Thị Hoa');
  await press(words.ways.skip);
  await press(words.ways.skip);
}

describe('asking for a letter at the kiosk', () => {
  it('leads from the choice to a code, and the desk finds what was written', async () => {
    show();
    await askForApology();
    expect(heading()).toBe(words.look.title);
    await press(words.look.send);
    await screen.findByRole('heading', { name: words.sent.title });
    const code = screen.getByRole('status').textContent;
    expect(code).toMatch(/^\w{4} \w{4} \w{4}$/);
    expect(screen.getByRole('img', { name: words.sent.picture })).toBeDefined();

    const desk = await openDeskOf(office, 'can-bo');
    const { letters } = await desk.letter.list({});
    expect(letters).toMatchObject([
      {
        kind: 'apology',
        state: 'requested',
        contents: {
          addressee: { salutation: 'mrs', name: 'Nguyễn Thị Hoa' },
          complaint: 'Hồ sơ trễ hai lần',
        },
      },
    ]);
    const found = await desk.letter.findByCode({ code });
    expect(found.id).toBe(letters[0]?.id);
  });

  it('keeps nothing and goes on with nothing until the box is ticked', async () => {
    show();
    await screen.findByRole('heading', { name: words.kind.title });
    await press(new RegExp(words.kind.apology));
    const box = screen.getByRole('checkbox', { name: words.consent.agree });
    expect(box.getAttribute('aria-checked')).toBe('false');
    expect(screen.getByRole('button', { name: words.ways.next })).toHaveProperty('disabled', true);
    expect(screen.getByText(/không có gì được lưu/)).toBeDefined();
  });

  it('lets somebody change one thing after looking it over', async () => {
    show();
    await askForApology();
    await press(`${words.look.edit}: ${words.field.name.title}`);
    await type('{Backspace}à');
    expect(heading()).toBe(words.look.title);
    expect(screen.getByText('Nguyễn Thị Hoà')).toBeDefined();
  });

  it('says so when the answer was lost, keeps every word, and sends the same request again', async () => {
    const { request } = office.kiosk().letter;
    let isAway = true;
    show({
      async request(...sent) {
        const answer = await request(...sent);
        if (isAway) throw new Error('the answer was lost on its way');
        return answer;
      },
    });
    await askForApology();
    await press(words.look.send);
    await screen.findByRole('heading', { name: words.unreachable.title });
    isAway = false;
    await press(words.ways.again);
    await screen.findByRole('heading', { name: words.sent.title });
    const desk = await openDeskOf(office, 'can-bo');
    expect((await desk.letter.list({})).total).toBe(1);
  });

  it('says that nothing is taken when the office has stopped offering letters', async () => {
    const events = show({ offer: async () => ({ offered: false, kinds: [] }) });
    await screen.findByRole('heading', { name: words.refused.OFF.title });
    await press(words.ways.read);
    expect(events).toContain('left');
  });

  it('names the clips of every screen, and never what somebody wrote', async () => {
    const events = show();
    await askForApology();
    await waitFor(() => expect(events).toContain('request.look.title'));
    expect(events.every((clip) => clip.startsWith('request.'))).toBe(true);
    expect(events.join(' ')).not.toMatch(/Hoa|trễ/);
  });
});
