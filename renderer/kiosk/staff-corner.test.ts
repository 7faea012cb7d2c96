import { beforeEach, expect, it } from 'vitest';
import { aView, startKiosk } from '#tests/support/simulated-kiosk.ts';
import { isNobodyThere } from './staff-corner.ts';

let kiosk: ReturnType<typeof startKiosk>;
beforeEach(async () => {
  kiosk = startKiosk(aView());
  await kiosk.comeUp();
});

const mayLeave = () => isNobodyThere(kiosk.flow.getSnapshot());

it('leaves for the desk from the first screen, and from a closed or paused one', () => {
  expect(mayLeave()).toBe(true);
  kiosk.tell('closed');
  expect(mayLeave()).toBe(true);
  kiosk.tell('staff');
  expect(mayLeave()).toBe(true);
});

it('leaves nobody who has begun, at whatever question they are', async () => {
  await kiosk.tap(2);
  expect(mayLeave()).toBe(false);
  for (let steps = 0; steps < 10 && kiosk.shows !== 'question'; steps += 1) {
    expect(mayLeave(), kiosk.shows).toBe(false);
    await kiosk.send({ type: 'step.passed' });
    await kiosk.pass(7_000, () => kiosk.tell());
  }
});

it('leaves nothing behind that is not on disk yet', async () => {
  kiosk.coreAnswers('never');
  await kiosk.tap(4);
  await kiosk.pass(60_000, () => kiosk.tell());
  expect(mayLeave()).toBe(false);
});

it('leaves nobody who is choosing a language or larger words', async () => {
  await kiosk.send({ type: 'panel.toggled' });
  expect(mayLeave()).toBe(false);
});
