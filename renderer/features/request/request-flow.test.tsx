import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '#resources/locales/en/request.json';
import typing from '#resources/locales/vi/typing.json';
import slip from '#resources/locales/vi/slip.json';
import words from '#resources/locales/vi/request.json';
import { createI18n } from '#renderer/i18n.ts';
import { createLetterOffice, openDeskOf } from '#tests/support/letter-office.ts';
import { aStation, type TestApp } from '#tests/support/test-app.ts';
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
  const stations = [aStation({ deskOnThisScreen: false, receiptPaper: '80mm' })];
  office = await createLetterOffice({ settings: { stations } });
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
function show(changed: Partial<Letters> = {}) {
  const events: string[] = [];
  const i18n = createI18n({ vi: { request: words, slip }, en: { request: en } }, 'vi');
  const { offer, request, printReceipt } = office.kiosk().letter;
  render(
    <I18nextProvider i18n={i18n}>
      <RequestFlow
        client={{ letter: { offer, request, printReceipt, ...changed } }}
        language="vi"
        keyboardWords={keyboardWords}
        time={null}
        renderStrip={(ways) => <div>{ways}</div>}
        onActivity={() => events.push('active')}
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
    await press(`${words.look.edit}: ${words.field.salutation.title}`);
    await press(words.field.salutation.sister);
    expect(heading()).toBe(words.look.title);
    expect(screen.getByText(words.field.salutation.sister)).toBeDefined();
    expect(screen.queryByText(words.field.salutation.mrs)).toBeNull();
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
    const clips = events.filter((event) => event !== 'active');
    expect(clips.every((clip) => clip.startsWith('request.'))).toBe(true);
    expect(events.join(' ')).not.toMatch(/Hoa|trễ/);
  });
});

describe('a receipt on paper', () => {
  const onPaper = () => document.querySelector('article')?.textContent ?? '';

  async function sendApology(changed: Partial<Letters> = {}) {
    const events = show(changed);
    await askForApology();
    await press(words.look.send);
    await screen.findByRole('heading', { name: words.sent.title });
    return events;
  }

  it('holds the unit, the day and the code, and nothing of what was written', async () => {
    await sendApology();
    const paper = onPaper();
    expect(paper).toContain('Trung tâm Phục vụ hành chính công xã Thử Nghiệm');
    expect(paper).toContain(screen.getByRole('status').textContent);
    expect(paper).toMatch(/Ngày \d\d\/\d\d\/\d{4}/);
    expect(paper).toContain(slip.trial);
    expect(paper).not.toMatch(/Hoa|trễ|xin lỗi|cảm ơn/i);
  });

  it('is printed by the browser where the host cannot, and gives all the time again', async () => {
    const print = vi.fn<() => void>();
    vi.stubGlobal('print', print);
    const events = await sendApology();
    await press(words.sent.print);
    await screen.findByText(words.sent.printed);
    expect(print).toHaveBeenCalledOnce();
    expect(events).toContain('active');
  });

  it('is printed by a host that can, on the paper that the office has named', async () => {
    const asked: string[] = [];
    office.app.offerPrinter(async (paper) => asked.push(paper) > 0);
    await sendApology();
    await press(words.sent.print);
    await screen.findByText(words.sent.printed);
    expect(asked).toEqual(['80mm']);
  });

  it('that no printer takes leaves the code on the glass, and can be tried twice more', async () => {
    office.app.offerPrinter(async () => Promise.reject(new Error('no printer')));
    const events = await sendApology();
    await press(words.sent.print);
    await screen.findByText(words.sent.failed);
    expect(events).toContain('active');
    expect(screen.getByRole('status').textContent).toMatch(/^\w{4} \w{4} \w{4}$/);
    for (let again = 0; again < 2; again += 1) {
      await press(words.sent.printAgain);
      await screen.findByText(words.sent.failed);
    }
    expect(screen.getByRole('button', { name: words.sent.printAgain })).toHaveProperty(
      'disabled',
      true,
    );
    await press(words.ways.done);
    expect(events).toContain('left');
  });

  it('is gone with the screen', async () => {
    await sendApology();
    cleanup();
    expect(onPaper()).toBe('');
  });

  it('is offered only where a printer stands', async () => {
    const { offer } = office.kiosk().letter;
    await sendApology({
      async offer(...asked) {
        const { receipt: _, ...offered } = await offer(...asked);
        return offered;
      },
    });
    expect(screen.getByText(words.sent.body)).toBeDefined();
    expect(screen.queryByRole('button', { name: words.sent.print })).toBeNull();
    expect(onPaper()).toBe('');
  });
});
