import { expect, type Locator, type Page } from '@playwright/test';
import words from '#resources/locales/vi/rating.json' with { type: 'json' };
import { labelSets } from '#shared/features/rating/scale.ts';

export function bestFace(kiosk: Page): Locator {
  return kiosk.getByRole('button', { name: labelSets['hl5.1'].vi[5], exact: true });
}

/** A citizen taps the best face and is thanked. */
export async function rate(kiosk: Page): Promise<void> {
  await bestFace(kiosk).click();
  await expect(kiosk.getByText(words.thanks.title)).toBeVisible();
}
