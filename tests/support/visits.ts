import { expect, type Page } from '@playwright/test';
import english from '#resources/locales/en/questionnaire.json' with { type: 'json' };
import vietnamese from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import request from '#resources/locales/vi/request.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import typing from '#resources/locales/vi/typing.json' with { type: 'json' };
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };

type Stage = 'submit' | 'supplement' | 'collect' | 'ask' | 'other';
type Reason = 'waiting' | 'attitude' | 'guidance' | 'paperwork' | 'fee' | 'place' | 'result';

/** What somebody does at the citizens' screen: a face, and what they stay for. */
export interface Visit {
  readonly score: 1 | 2 | 3 | 4 | 5;
  readonly stage?: Stage;
  readonly reasons?: readonly Reason[];
  /** Typed by Telex, a key at a time: what is written here are the keys. */
  readonly keys?: string;
  readonly language?: 'vi' | 'en';
}

/** Twice what nobody reads a question in: a face touched sooner is left out of the figures. */
const momentMs = 600;

const press = (kiosk: Page, name: string) =>
  kiosk.getByRole('button', { name, exact: true }).click();

/** Somebody comes to the screen, rates, says what they like to say, and goes. */
export async function visit(kiosk: Page, { language = 'vi', ...own }: Visit): Promise<void> {
  const said = kiosk2.texts[language];
  const asked = language === 'vi' ? vietnamese : english;
  if (language === 'en') await press(kiosk, station.language.en);
  const face = kiosk.getByRole('button', { name: said[`level.${own.score}`], exact: true });
  await expect(face).toBeVisible();
  await kiosk.waitForTimeout(momentMs);
  await face.click();
  await expect(kiosk.getByRole('heading', { name: said['stage.title'] })).toBeVisible();
  if (own.stage ?? own.reasons ?? own.keys) {
    await press(kiosk, own.stage === undefined ? asked.skip : said[`stage.${own.stage}`]);
    await expect(kiosk.getByRole('heading', { name: said['reasons.title'] })).toBeVisible();
    for (const reason of own.reasons ?? []) await press(kiosk, said[`reasons.${reason}`]);
    await press(kiosk, own.reasons === undefined ? asked.skip : asked.next);
    if (own.keys === undefined) await press(kiosk, asked.done);
    else {
      await press(kiosk, asked.invitation.write);
      await typeOnGlass(kiosk, own.keys);
      await press(kiosk, asked.writing.send);
    }
    await expect(kiosk.getByRole('heading', { name: asked.farewell.title })).toBeVisible();
  }
  await kiosk.reload(); // the next person comes later than this test waits
}

const keyNames: Readonly<Record<string, string>> = {
  ' ': typing.key.space,
  ',': typing.sign.comma,
  '.': typing.sign.dot,
};

/** Touches the keys of the keyboard on the glass, one by one. */
export async function typeOnGlass(kiosk: Page, keys: string): Promise<void> {
  const board = kiosk.getByRole('group', { name: typing.keyboard });
  const touch = (name: string) => board.getByRole('button', { name, exact: true }).click();
  for (const key of keys) {
    if (key !== key.toLowerCase()) await touch(typing.key.shift);
    await touch(keyNames[key] ?? key);
  }
}

/** Somebody thanks the whole office and leaves no name. */
export async function thankOffice(kiosk: Page, words: string): Promise<void> {
  await beginRequest(kiosk, 'thanks-note');
  await press(kiosk, request.field.to.office);
  await write(kiosk, 'words', words);
  await skip(kiosk, 'name');
  await send(kiosk);
}

interface Asked {
  readonly complaint: string;
  readonly salutation: 'mr' | 'mrs' | 'brother' | 'sister';
  readonly name: string;
}

/** Somebody asks for an apology; the receipt code that the glass shows once. */
export async function askForApology(kiosk: Page, asked: Asked): Promise<string> {
  await beginRequest(kiosk, 'apology');
  await write(kiosk, 'complaint', asked.complaint);
  await skip(kiosk, 'dossier');
  await press(kiosk, request.field.salutation[asked.salutation]);
  await write(kiosk, 'name', asked.name);
  await skip(kiosk, 'address');
  await skip(kiosk, 'phone');
  return send(kiosk);
}

async function beginRequest(kiosk: Page, kind: 'thanks-note' | 'apology'): Promise<void> {
  await press(kiosk, request.button);
  await kiosk.getByRole('button', { name: request.kind[kind] }).first().click();
  const box = kiosk.getByRole('checkbox', { name: request.consent.agree });
  await expect(box).not.toBeChecked();
  await box.click();
  await press(kiosk, request.ways.next);
}

const titleOf = (
  kiosk: Page,
  field: 'words' | 'name' | 'complaint' | 'dossier' | 'address' | 'phone',
) => kiosk.getByRole('heading', { name: request.field[field].title, exact: true });

async function write(kiosk: Page, field: 'words' | 'name' | 'complaint', text: string) {
  await expect(titleOf(kiosk, field)).toBeVisible();
  await kiosk.getByRole('textbox').fill(text);
  await press(kiosk, request.ways.next);
}

async function skip(kiosk: Page, field: 'name' | 'dossier' | 'address' | 'phone'): Promise<void> {
  await expect(titleOf(kiosk, field)).toBeVisible();
  await press(kiosk, request.ways.skip);
}

async function send(kiosk: Page): Promise<string> {
  await press(kiosk, request.look.send);
  await expect(kiosk.getByRole('heading', { name: request.sent.title })).toBeVisible();
  const [before = ''] = request.sent.code.split('{{code}}');
  const code = await kiosk.getByRole('status', { name: before }).textContent();
  await press(kiosk, request.ways.done);
  return code ?? '';
}
