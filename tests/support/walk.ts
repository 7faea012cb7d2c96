import { expect, type Page } from '@playwright/test';
import asked from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import rating from '#resources/locales/vi/rating.json' with { type: 'json' };

const button = (kiosk: Page, name: string) => kiosk.getByRole('button', { name, exact: true });
const heading = (kiosk: Page, name: string) => kiosk.getByRole('heading', { name, exact: true });

/** Presses what is on the glass in Vietnamese. */
export async function pressWay(kiosk: Page, ...names: readonly string[]): Promise<void> {
  const ways = names.map((name) => button(kiosk, name));
  const [first, ...others] = ways;
  if (first === undefined) throw new Error('a way has a name');
  await others
    .reduce((one, other) => one.or(other), first)
    .first()
    .click();
}

/**
 * Walks through a whole visit to the kiosk's questionnaire in Vietnamese and stops at each screen.
 * The last word is a number that may name a person, so that the flow asks about it.
 */
export async function walkThrough(
  kiosk: Page,
  stop: (screen: string) => Promise<void>,
): Promise<void> {
  await expect(kiosk.locator('[data-score]').first()).toBeVisible();
  await stop('the first question');
  await kiosk.locator('[data-score]').nth(1).click();
  await expect(kiosk.locator('[data-option]').first()).toBeVisible();
  await stop('thanks with the first of the questions');
  await pressWay(kiosk, rating.change);
  await expect(heading(kiosk, rating.again.title)).toBeVisible();
  await stop('choosing again');
  await kiosk.locator('[data-score]').nth(2).click();
  await expect(heading(kiosk, rating.again.title)).toBeHidden();
  for (let question = 0; question < 30; question += 1) {
    const write = button(kiosk, asked.invitation.write);
    await expect(write.or(kiosk.locator('[data-option]').first())).toBeVisible();
    if (await write.isVisible()) break;
    if (question > 0) await stop(`question ${question + 1}`);
    const title = await kiosk.locator('h1').textContent();
    await pressWay(kiosk, asked.skip, asked.next);
    await expect(kiosk.locator('h1')).not.toHaveText(title ?? '');
  }
  await stop('the invitation to write');
  await pressWay(kiosk, asked.invitation.write);
  await expect(heading(kiosk, asked.writing.title)).toBeVisible();
  await stop('writing');
  await kiosk.getByRole('textbox').fill('Xin gọi lại cho tôi theo số 0912 345 678.');
  await pressWay(kiosk, asked.writing.send);
  await expect(heading(kiosk, asked.check.title)).toBeVisible();
  await stop('the question about a number');
  await pressWay(kiosk, asked.check.mask);
  await expect(heading(kiosk, asked.farewell.title)).toBeVisible();
  await stop('the farewell');
}
