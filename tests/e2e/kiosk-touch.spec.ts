import { expect, type Page } from '@playwright/test';
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };
import { test } from '#tests/support/host-test.ts';

const question = (kiosk: Page) =>
  kiosk.getByRole('heading', { name: kiosk2.texts.vi['first.title'], exact: true });
const scaleOf = (kiosk: Page) => kiosk.evaluate(() => window.visualViewport?.scale);
const bestFace = (kiosk: Page) => kiosk.locator('[data-score="5"]');

test('two fingers that spread do not zoom', async ({ kiosk }) => {
  await expect(question(kiosk)).toBeVisible();
  const devtools = await kiosk.context().newCDPSession(kiosk);
  const fingersApart = (distance: number) => [
    { x: 500 - distance / 2, y: 400, id: 1 },
    { x: 500 + distance / 2, y: 400, id: 2 },
  ];
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', distance?: number) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: distance === undefined ? [] : fingersApart(distance),
    });
  await touch('touchStart', 80);
  for (let distance = 100; distance < 600; distance += 30) await touch('touchMove', distance);
  await touch('touchEnd');
  expect(await scaleOf(kiosk)).toBe(1);
});

test('a pinch on a trackpad does not zoom', async ({ kiosk }) => {
  await expect(question(kiosk)).toBeVisible();
  const devtools = await kiosk.context().newCDPSession(kiosk);
  await devtools.send('Input.synthesizePinchGesture', {
    x: 500,
    y: 400,
    scaleFactor: 3,
    gestureSourceType: 'mouse',
  });
  expect(await scaleOf(kiosk)).toBe(1);
});

test('neither Ctrl and the wheel nor Ctrl and plus zoom', async ({ kiosk }) => {
  await expect(question(kiosk)).toBeVisible();
  const refused = await kiosk.evaluate(() => {
    const isRefused = (event: Event) => !document.body.dispatchEvent(event);
    const all = { bubbles: true, cancelable: true };
    return [
      isRefused(new WheelEvent('wheel', { ...all, ctrlKey: true, deltaY: -120 })),
      isRefused(new KeyboardEvent('keydown', { ...all, ctrlKey: true, key: '+' })),
      isRefused(new KeyboardEvent('keydown', { ...all, ctrlKey: true, key: '-' })),
      isRefused(new KeyboardEvent('keydown', { ...all, key: 'Tab' })),
    ];
  });
  expect(refused).toEqual([true, true, true, false]);
});

test('a long press, a drag and a selection do nothing', async ({ kiosk }) => {
  await expect(question(kiosk)).toBeVisible();
  await kiosk.evaluate(() => {
    const happened: string[] = [];
    for (const name of ['contextmenu', 'dragstart', 'selectstart']) {
      window.addEventListener(name, (event) => {
        if (!event.defaultPrevented) happened.push(name);
      });
    }
    Object.assign(window, { happened });
  });
  await question(kiosk).click({ button: 'right' });
  await kiosk.mouse.move(300, 300);
  await kiosk.mouse.down();
  await kiosk.mouse.move(700, 500, { steps: 5 });
  await kiosk.mouse.up();
  await kiosk.keyboard.press('Control+A');
  const after = await kiosk.evaluate(() => ({
    happened: Object.getOwnPropertyDescriptor(window, 'happened')?.value,
    selected: getSelection()?.toString(),
    scrolled: scrollX + scrollY,
  }));
  expect(after).toEqual({ happened: [], selected: '', scrolled: 0 });
});

test('a finger that slides off a face gives no answer', async ({ kiosk }) => {
  const box = await bestFace(kiosk).boundingBox();
  if (box === null) throw new Error('the face is on the screen');
  await kiosk.mouse.move(box.x + 50, box.y + 50);
  await kiosk.mouse.down();
  await kiosk.mouse.move(box.x + 50, box.y - 150, { steps: 4 });
  await kiosk.mouse.up();
  await expect(question(kiosk)).toBeVisible();
});

test('a face looks the same pressed, hovered and left alone', async ({ kiosk }) => {
  const face = bestFace(kiosk);
  const before = await face.screenshot();
  await face.hover();
  const hovered = await face.screenshot();
  await kiosk.mouse.down();
  const pressed = await face.screenshot();
  await kiosk.mouse.move(5, 5);
  await kiosk.mouse.up();
  expect([before.equals(hovered), before.equals(pressed)]).toEqual([true, true]);
});

test('the screen is ready for the next person, in Vietnamese, 20 s after an untouched thanks', async ({
  kiosk,
}) => {
  await kiosk.clock.install();
  await kiosk.reload();
  await kiosk.getByRole('button', { name: 'English' }).click();
  await expect(kiosk.locator('html')).toHaveAttribute('lang', 'en');
  await bestFace(kiosk).click();
  await expect(kiosk.locator('[data-option]')).toHaveCount(5);
  await kiosk.clock.runFor(19_000);
  await expect(kiosk.locator('[data-option]')).toHaveCount(5);
  await kiosk.clock.runFor(2_000);
  await expect(question(kiosk)).toBeVisible();
  await expect(kiosk.locator('html')).toHaveAttribute('lang', 'vi');
});

test('what one person types cannot be copied, nor anything be pasted for them', async ({
  kiosk,
}) => {
  await expect(question(kiosk)).toBeVisible();
  const refused = await kiosk.evaluate(() =>
    ['copy', 'cut', 'paste'].map(
      (deed) => !document.body.dispatchEvent(new Event(deed, { bubbles: true, cancelable: true })),
    ),
  );
  expect(refused).toEqual([true, true, true]);
});
