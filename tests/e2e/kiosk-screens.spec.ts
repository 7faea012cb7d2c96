import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import enRating from '#resources/locales/en/rating.json' with { type: 'json' };
import rating from '#resources/locales/vi/rating.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import { test } from '#tests/support/host-test.ts';
import { signInByHand } from '#tests/support/sign-in-by-hand.ts';

const sizes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 800, height: 1280 },
];

/** 20 mm and 3 mm on a 21-inch panel of 1920 × 1080. */
const twentyMm = 83;
const threeMm = 12.4;

const faces = (kiosk: Page) => kiosk.locator('[data-score]');
const heading = (kiosk: Page, name: string) => kiosk.getByRole('heading', { name, exact: true });

/** Every screen of the citizen, by what brings it up from the first one. */
const screens: Record<string, (kiosk: Page, desk: Page) => Promise<void>> = {
  asking: async (kiosk) => expect(heading(kiosk, rating.question)).toBeVisible(),
  'asking in English': async (kiosk) => {
    await kiosk.getByRole('button', { name: station.language.en }).click();
    await expect(heading(kiosk, enRating.question)).toBeVisible();
  },
  thanked: async (kiosk) => {
    await faces(kiosk).nth(1).click();
    await expect(heading(kiosk, rating.thanks.title)).toBeVisible();
  },
  'choosing again': async (kiosk, desk) => {
    await screens['thanked']?.(kiosk, desk);
    await kiosk.getByRole('button', { name: rating.change }).click();
    await expect(heading(kiosk, rating.again.title)).toBeVisible();
  },
  holding: async (kiosk) => {
    await kiosk.route('**/call/**', (route) => route.abort());
    await faces(kiosk).nth(1).click();
    await expect(heading(kiosk, rating.holding.title)).toBeVisible();
  },
  refused: async (kiosk) => {
    const error = { defined: true, code: 'STORE_FULL', status: 500, message: '', data: null };
    await kiosk.route('**/call/rating/submit', (route) =>
      route.fulfill({ status: 500, json: { json: error, meta: [] } }),
    );
    await faces(kiosk).nth(1).click();
    await expect(heading(kiosk, rating.refused.STORE_FULL.title)).toBeVisible();
  },
  unreachable: async (kiosk) => {
    await kiosk.route('**/call/**', (route) => route.abort());
    await kiosk.reload();
    await expect(heading(kiosk, station.unreachable.title)).toBeVisible();
  },
  paused: async (kiosk, desk) => {
    await signInByHand(desk);
    await expect(heading(kiosk, station.paused.title)).toBeVisible();
  },
};

for (const [name, bringUp] of Object.entries(screens)) {
  test(`“${name}” is without fault for axe, fits every size and breaks no policy`, async ({
    kiosk,
    desk,
  }) => {
    const broken: string[] = [];
    kiosk.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) broken.push(message.text());
    });
    await kiosk.emulateMedia({ reducedMotion: 'reduce' });
    await expect(faces(kiosk)).toHaveCount(5);
    await bringUp(kiosk, desk);
    const { violations } = await new AxeBuilder({ page: kiosk }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    for (const size of sizes) {
      await kiosk.setViewportSize(size);
      expect(await outOfPlace(kiosk), `${size.width} × ${size.height}`).toEqual([]);
    }
    expect(broken).toEqual([]);
  });
}

for (const { width, height } of sizes) {
  test(`faces are large, apart and within reach at ${width} × ${height}`, async ({ kiosk }) => {
    await kiosk.setViewportSize({ width, height });
    await expect(faces(kiosk)).toHaveCount(5);
    const boxes = await boxesOf(kiosk, '[data-score]');
    const drawings = await boxesOf(kiosk, '[data-score] svg');
    const gaps = boxes.slice(1).map(({ x }, index) => x - right(boxes[index]));
    expect(Math.min(...drawings.map((box) => box.width))).toBeGreaterThanOrEqual(twentyMm);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(threeMm);
    const shapes = boxes.map((box) => [box.width, box.height, box.y].map(Math.round).join(' '));
    expect(new Set(shapes).size).toBe(1);
    if (height > width) expect(boxes[0]?.y).toBeGreaterThan(height / 2);

    await faces(kiosk).first().click();
    const change = kiosk.getByRole('button', { name: rating.change });
    const changeBox = await change.boundingBox();
    expect(changeBox?.y, 'a finger meant for one cannot land on the other').toBeGreaterThan(
      Math.max(...boxes.map((box) => box.y + box.height)),
    );
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxesOf(page: Page, selector: string): Promise<Box[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
}

function right(box: Box | undefined): number {
  if (box === undefined) throw new Error('every gap lies between two faces');
  return box.x + box.width;
}

/** What scrolls, leaves the glass, is wider than its place or lies over the words. */
function outOfPlace(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const found = root.scrollHeight > innerHeight || root.scrollWidth > innerWidth ? ['page'] : [];
    const shown = [...document.querySelectorAll('h1, p, button, svg')].map((element) => ({
      element,
      name: `${element.tagName} ${element.textContent.trim()}`,
      box: element.getBoundingClientRect(),
    }));
    for (const { element, name, box } of shown) {
      const outside =
        box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
      if (outside) found.push(`outside: ${name}`);
      if (element.scrollWidth > element.clientWidth + 1) found.push(`too wide: ${name}`);
    }
    const words = shown.filter(({ element }) => element.matches('h1, p'));
    const others = shown.filter(({ element }) => element.matches('h1, p, button'));
    for (const one of words) {
      for (const other of others) {
        const apart =
          one.element === other.element ||
          one.box.right <= other.box.left ||
          other.box.right <= one.box.left ||
          one.box.bottom <= other.box.top ||
          other.box.bottom <= one.box.top;
        if (!apart) found.push(`${one.name} over ${other.name}`);
      }
    }
    return found;
  });
}
