import { expect, type Page } from '@playwright/test';
import english from '#resources/locales/en/questionnaire.json' with { type: 'json' };
import vietnamese from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
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

/** Nobody reads a question in less; a face touched sooner is left out of the figures. */
const momentMs = 350;

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
