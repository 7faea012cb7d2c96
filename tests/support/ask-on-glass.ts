import type { Page } from '@playwright/test';
import words from '#resources/locales/vi/request.json' with { type: 'json' };

/** A citizen writes a note of thanks at the kiosk in Vietnamese; resolves with the code on the glass. */
export async function askOnGlass(kiosk: Page): Promise<string> {
  const press = (name: string) => kiosk.getByRole('button', { name, exact: true }).click();
  const choose = (name: string) => kiosk.getByRole('button', { name }).first().click();
  const heading = (name: string) => kiosk.getByRole('heading', { name, exact: true }).waitFor();
  await press(words.button);
  await heading(words.kind.title);
  await choose(words.kind['thanks-note']);
  await kiosk.getByRole('checkbox', { name: words.consent.agree }).click();
  await press(words.ways.next);
  await heading(words.field.to.title);
  await choose(words.field.to.office);
  await heading(words.field.words.title);
  await kiosk.keyboard.type('Cam on');
  await press(words.ways.next);
  await heading(words.field.name.title);
  await press(words.ways.skip);
  await heading(words.look.title);
  await press(words.look.send);
  await heading(words.sent.title);
  return (await kiosk.getByRole('status').textContent()) ?? '';
}
