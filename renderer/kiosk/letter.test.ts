import { describe, expect, it } from 'vitest';
import { startKiosk } from '#tests/support/simulated-kiosk.ts';
import { kioskTimes } from './kiosk-times.ts';

async function atLetter() {
  const kiosk = startKiosk();
  await kiosk.comeUp();
  await kiosk.pass(5_000, () => kiosk.tell(), 1_000);
  await kiosk.send({ type: 'letter.wanted' });
  return kiosk;
}
const waiting = (kiosk: ReturnType<typeof startKiosk>, ms: number) =>
  kiosk.pass(ms, () => kiosk.tell(), 1_000);

describe('asking for a letter', () => {
  it('leaves no gap in what a rating says of the screen', async () => {
    const plain = startKiosk();
    await plain.comeUp();
    await waiting(plain, 65_000);
    await plain.tap(4);

    const kiosk = await atLetter();
    await waiting(kiosk, 30_000);
    await kiosk.send({ type: 'letter.left' });
    await kiosk.send({ type: 'screen.painted' });
    await waiting(kiosk, 30_000);
    await kiosk.tap(4);
    expect(kiosk.sent).toHaveLength(1);
    const anyId = { id: 'any' };
    expect(kiosk.sent.map((tap) => ({ ...tap, ...anyId }))).toEqual(
      plain.sent.map((tap) => ({ ...tap, ...anyId })),
    );
  });

  it('takes no rating meanwhile', async () => {
    const kiosk = await atLetter();
    await kiosk.tap(5);
    expect(kiosk.sent).toEqual([]);
    expect(kiosk.shows).toBe('letter');
  });

  it('gives ninety seconds to think, then a visible countdown, then the first screen', async () => {
    const kiosk = await atLetter();
    await waiting(kiosk, kioskTimes.formIdle - 2_000);
    expect(kiosk.isCounting).toBe(false);
    await waiting(kiosk, 4_000);
    expect(kiosk.isCounting).toBe(true);
    await kiosk.send({ type: 'person.active' });
    expect(kiosk.isCounting).toBe(false);
    await waiting(kiosk, kioskTimes.formIdle + kioskTimes.countdown);
    expect(kiosk.shows).toBe('question');
  });

  it('keeps language and look while somebody writes, and puts them back afterwards', async () => {
    const kiosk = await atLetter();
    await kiosk.send({ type: 'language.chosen', language: 'en' });
    await waiting(kiosk, kioskTimes.settingsIdle + 10_000);
    expect(kiosk.context.language).toBe('en');
    await kiosk.send({ type: 'letter.left' });
    expect(kiosk.context.language).toBe('vi');
  });

  it('is not thrown away when the core is away for a while or the office closes', async () => {
    const kiosk = await atLetter();
    await kiosk.endLine();
    await kiosk.pass(20_000, undefined, 1_000);
    expect(kiosk.shows).toBe('letter');
    kiosk.tell('closed');
    await kiosk.settle();
    expect(kiosk.shows).toBe('letter');
    await kiosk.send({ type: 'letter.left' });
    expect(kiosk.shows).not.toBe('letter');
  });

  it('ends when somebody of the staff signs in at this screen', async () => {
    const kiosk = await atLetter();
    kiosk.tell('staff');
    await kiosk.settle();
    expect(kiosk.shows).toBe('paused');
  });
});
