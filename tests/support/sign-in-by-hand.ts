import { expect, type Page } from '@playwright/test';
import { callFromPage } from './call-from-page.ts';

interface TrialPins {
  readonly json: { readonly trialPins: readonly { code: string; pin: string }[] };
}

/** Somebody of a trial folder signs in at the desk, without its screens. */
export async function signInByHand(desk: Page): Promise<void> {
  const { body } = await callFromPage(desk, ['access', 'show']);
  const [person] = (body as TrialPins).json.trialPins; // what the contract promises
  if (person === undefined) throw new Error('nobody can sign in here');
  const input = { code: person.code, secret: person.pin };
  const { status } = await callFromPage(desk, ['access', 'signIn'], input);
  expect(status).toBe(200);
}
