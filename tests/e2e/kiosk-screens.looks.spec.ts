import { expect, type Page } from '@playwright/test';
import comfort from '#resources/locales/vi/comfort.json' with { type: 'json' };
import counter from '#resources/locales/vi/counter.json' with { type: 'json' };
import enCounter from '#resources/locales/en/counter.json' with { type: 'json' };
import asked from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import rating from '#resources/locales/vi/rating.json' with { type: 'json' };
import request from '#resources/locales/vi/request.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import voice from '#resources/locales/vi/voice.json' with { type: 'json' };
import {
  contrastsOf,
  faultsByAxe,
  outOfPlace,
  setMode,
  sizes,
  slowDown,
  targetsOf,
  type Mode,
} from '#tests/support/glass.ts';
import { test } from '#tests/support/host-test.ts';
import { atKioskOf } from '#tests/support/office-host.ts';
import { signInByHand } from '#tests/support/sign-in-by-hand.ts';
import { aStation } from '#tests/support/test-app.ts';
import { pressWay, walkThrough } from '#tests/support/walk.ts';

/** 20, 16 and 3 mm on a 21-inch panel of 1920 × 1080, in hundredths of its width. */
const twentyMm = 83 / 19.2;
const sixteenMm = 66 / 19.2;
const threeMm = 12.4 / 19.2;

const faces = (kiosk: Page) => kiosk.locator('[data-score]');
const heading = (kiosk: Page, name: string) => kiosk.getByRole('heading', { name, exact: true });

/** Everything that is measured on a screen as everybody finds it. */
async function faultsOn(kiosk: Page, screen: string): Promise<unknown[]> {
  const faults: unknown[] = (await faultsByAxe(kiosk)).map((fault) => [screen, fault]);
  for (const size of sizes) {
    await kiosk.setViewportSize(size);
    await setMode(kiosk, {});
    const at = `${screen} at ${size.width} × ${size.height}`;
    for (const fault of await outOfPlace(kiosk)) faults.push([at, fault]);
    for (const { name, isFace, height, width, drawing, gap } of await targetsOf(kiosk)) {
      const isLarge = isFace ? drawing >= twentyMm : Math.min(height, width) >= sixteenMm;
      if (!isLarge) faults.push([at, 'is small', name, width, height]);
      if (gap < threeMm - 0.01) faults.push([at, 'has a near neighbour', name, gap]);
    }
  }
  const { texts, parts } = await contrastsOf(kiosk);
  for (const { what, ratio } of texts) {
    if (ratio < 10) faults.push([screen, 'is not clear', what, ratio]);
  }
  for (const { what, ratio } of parts) {
    if (ratio < 3) faults.push([screen, 'has no edge', what, ratio]);
  }
  return faults;
}

test('every screen of a visit is without fault for axe, fits every size, is large and clear', async ({
  kiosk,
}) => {
  test.slow();
  const broken: string[] = [];
  kiosk.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) broken.push(message.text());
  });
  kiosk.on('pageerror', (error) => broken.push(error.message));
  await kiosk.emulateMedia({ reducedMotion: 'reduce' });
  await slowDown(kiosk);
  await kiosk.reload();
  const faults: unknown[] = [];
  await walkThrough(kiosk, async (screen) => {
    faults.push(...(await faultsOn(kiosk, screen)));
  });
  expect(faults).toEqual([]);
  expect(broken).toEqual([]);
});

/** Screens beside a visit, by what brings them up from the first one. */
const others: Record<string, (kiosk: Page, desk: Page) => Promise<void>> = {
  'a refusal': async (kiosk) => {
    const error = { defined: true, code: 'STORE_FULL', status: 500, message: '', data: null };
    await kiosk.route('**/call/rating/submit', (route) =>
      route.fulfill({ status: 500, json: { json: error, meta: [] } }),
    );
    await faces(kiosk).nth(1).click();
    await expect(heading(kiosk, rating.refused.STORE_FULL.title)).toBeVisible();
  },
  holding: async (kiosk) => {
    await kiosk.route('**/call/**', (route) => route.abort());
    await faces(kiosk).nth(1).click();
    await expect(heading(kiosk, rating.holding.title)).toBeVisible();
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

test('so is the question for the counter, however many and however long their names', async () => {
  test.slow();
  for (const [what, names] of Object.entries(manyCounters)) {
    const counters = names.map((name, place) => ({
      code: `quay-${place + 1}`,
      name,
      onePerson: false,
      ...(place !== 1 && { fieldCode: 'lao-dong' }),
    }));
    const counterCodes = counters.map(({ code }) => code);
    const settings = {
      counters,
      fields: [{ code: 'lao-dong', name: 'Lao động – Thương binh và Xã hội' }],
      stations: [aStation({ counterCodes, citizenSays: true })],
      closing: { screen: false, minutesBefore: 15, minutesAfter: 30 },
    };
    await atKioskOf({ settings }, async (kiosk) => {
      await kiosk.emulateMedia({ reducedMotion: 'reduce' });
      await slowDown(kiosk);
      await kiosk.reload();
      const faults: unknown[] = [];
      const measure = async (screen: string) => {
        faults.push(...(await faultsOn(kiosk, screen)));
        for (const size of sizes) {
          await kiosk.setViewportSize(size);
          for (const [name, mode] of Object.entries(modes)) {
            await setMode(kiosk, mode);
            for (const fault of await outOfPlace(kiosk)) {
              faults.push([screen, size.width, name, fault]);
            }
          }
        }
        await setMode(kiosk, {});
        const cards = kiosk.locator('[data-option]');
        expect(await cards.count()).toBe(Math.min(names.length, 8));
      };
      await faces(kiosk).nth(1).click();
      await expect(heading(kiosk, counter.title)).toBeVisible();
      await measure(what);
      await kiosk.getByRole('button', { name: station.language.en }).click();
      await expect(heading(kiosk, enCounter.title)).toBeVisible();
      await measure(`${what} in English`);
      expect(faults).toEqual([]);
    });
  }
});

const manyCounters = {
  'two counters': ['Quầy 1', 'Quầy 2'],
  'five with long names': [
    'Quầy Tư pháp – Hộ tịch – Chứng thực',
    'Bộ phận tiếp nhận hồ sơ đất đai',
    'Quầy chứng thực bản sao, chữ ký',
    'Quầy hướng dẫn dịch vụ công trực tuyến',
    'Quầy trả kết quả',
  ],
  'twelve counters': Array.from({ length: 12 }, (_, place) => `Quầy ${place + 1}`),
};

const modes = {
  'text at 150 %': { text: '150' },
  'text at 200 %': { text: '200' },
  'low reach': { reach: 'low' },
  'text at 200 % and low reach': { text: '200', reach: 'low' },
} satisfies Record<string, Mode>;

test('so are the screens that say why nobody is asked', async ({ kiosk, desk }) => {
  await kiosk.emulateMedia({ reducedMotion: 'reduce' });
  await slowDown(kiosk);
  const faults: unknown[] = [];
  for (const [name, bringUp] of Object.entries(others)) {
    await kiosk.unrouteAll();
    await kiosk.reload();
    await expect(faces(kiosk)).toHaveCount(5);
    await bringUp(kiosk, desk);
    faults.push(...(await faultsOn(kiosk, name)));
  }
  expect(faults).toEqual([]);
});

test('in English everything fits too', async ({ kiosk }) => {
  await slowDown(kiosk);
  await kiosk.reload();
  await kiosk.getByRole('button', { name: station.language.en }).click();
  await expect(kiosk.locator('html')).toHaveAttribute('lang', 'en');
  const faults: unknown[] = [];
  const measure = async (screen: string) => {
    for (const size of sizes) {
      await kiosk.setViewportSize(size);
      await setMode(kiosk, {});
      for (const fault of await outOfPlace(kiosk)) faults.push([screen, size.width, fault]);
    }
  };
  await measure('the first question');
  await faces(kiosk).nth(1).click();
  for (const screen of ['stage', 'reasons']) {
    await expect(kiosk.locator('[data-option]').first()).toBeVisible();
    await measure(screen);
    const title = (await kiosk.locator('h1').textContent()) ?? '';
    await kiosk.getByRole('button', { name: 'Skip' }).click();
    await expect(kiosk.locator('h1')).not.toHaveText(title);
  }
  await measure('the invitation');
  expect(faults).toEqual([]);
});

test('above the keys of a letter the heading grows with the letters, and is never tiny', async ({
  kiosk,
}) => {
  await slowDown(kiosk);
  await kiosk.reload();
  await pressWay(kiosk, request.button);
  await kiosk.locator('[data-option]').filter({ hasText: request.kind.apology }).click();
  await kiosk.getByRole('checkbox').click();
  await pressWay(kiosk, request.ways.next);
  await kiosk.getByRole('textbox').fill('Hồ sơ trễ hẹn.');
  await pressWay(kiosk, request.ways.next);
  await expect(heading(kiosk, request.field.dossier.title)).toBeVisible();
  const headingSize = () =>
    kiosk.locator('h1').evaluate((title) => Number.parseFloat(getComputedStyle(title).fontSize));
  for (const size of sizes) {
    await kiosk.setViewportSize(size);
    await setMode(kiosk, {});
    const usual = await headingSize();
    for (const text of ['150', '200'] as const) {
      await setMode(kiosk, { text });
      expect(await headingSize(), `${text} % at ${size.width}`).toBeGreaterThan(usual);
    }
    await setMode(kiosk, { reach: 'low' });
    expect(await headingSize(), `low at ${size.width}`).toBeGreaterThan(usual * 0.75);
    expect(await outOfPlace(kiosk)).toEqual([]);
  }
});

test('no answer stands out, and none lies under a finger that comes late', async ({ kiosk }) => {
  await expect(faces(kiosk)).toHaveCount(5);
  for (const { width, height } of sizes) {
    await kiosk.setViewportSize({ width, height });
    await setMode(kiosk, {});
    const boxes = await faces(kiosk).evaluateAll((buttons) =>
      buttons.map((button) => button.getBoundingClientRect().toJSON() as DOMRect),
    );
    const shapes = boxes.map((box) => [box.width, box.height, box.y].map(Math.round).join(' '));
    expect(new Set(shapes).size).toBe(1);
    if (height > width) expect(boxes[0]?.y).toBeGreaterThan(height / 2);

    await faces(kiosk).first().click();
    const change = await kiosk.getByRole('button', { name: rating.change }).boundingBox();
    expect(change?.y, 'a finger meant for one cannot land on the other').toBeGreaterThan(
      Math.max(...boxes.map((box) => box.y + box.height)),
    );
    await pressWay(kiosk, asked.done);
    await expect(faces(kiosk)).toHaveCount(5);
  }
});

test('a hasty second tap answers nothing', async ({ kiosk }) => {
  const facts: string[] = [];
  kiosk.on('request', (request) => {
    if (request.url().endsWith('/call/rating/fact')) facts.push(request.url());
  });
  await expect(faces(kiosk)).toHaveCount(5);
  const box = await faces(kiosk).nth(2).boundingBox();
  if (box === null) throw new Error('a face stands on the glass');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await kiosk.mouse.click(x, y);
  await kiosk.locator('[data-option]').first().waitFor();
  await kiosk.mouse.click(x, y);
  await pressWay(kiosk, asked.skip); // still the same question: nothing led on from it
  await expect(heading(kiosk, 'Ông/bà đánh giá như vậy là vì điều gì?')).toBeVisible();
  expect(facts).toEqual([]);
});

test('screens after the tap look and sound the same whatever was tapped', async ({ kiosk }) => {
  test.slow();
  await kiosk.emulateMedia({ reducedMotion: 'reduce' });
  await kiosk.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype;
    const played: string[] = [];
    Reflect.set(globalThis, 'played', played);
    HTMLMediaElement.prototype.play = function playAndNote(this: HTMLMediaElement) {
      played.push(this.currentSrc || this.src);
      return play.call(this);
    };
  });
  // the seconds run, and so does what is read aloud
  const reader = kiosk.getByRole('button', { name: new RegExp(`${voice.read}|${voice.stop}`) });
  const running = [kiosk.getByText(asked.time.more), reader];
  const look = () => kiosk.screenshot({ animations: 'disabled', mask: running, maskColor: '#000' });
  const seen = new Map<string, Buffer[]>();
  const heard: unknown[] = [];
  for (let face = 0; face < 5; face += 1) {
    await kiosk.reload();
    await expect(faces(kiosk)).toHaveCount(5);
    await expect(reader).toBeVisible();
    await pressWay(kiosk, comfort.open);
    await pressWay(kiosk, comfort.voice.on);
    await pressWay(kiosk, comfort.close);
    const sent: string[] = [];
    const note = (request: { url(): string }) => {
      const { pathname } = new URL(request.url());
      if (pathname.includes('/call/')) sent.push(pathname);
    };
    kiosk.on('request', note);
    await faces(kiosk).nth(face).click();
    await expect(kiosk.locator('[data-option]').first()).toBeVisible();
    // a second tap counts from here on
    await expect(kiosk.locator('[data-option]').first()).toHaveCSS('pointer-events', 'auto');
    const looks = [await look()];
    await pressWay(kiosk, asked.skip);
    await expect(heading(kiosk, 'Ông/bà đánh giá như vậy là vì điều gì?')).toBeVisible();
    looks.push(await look());
    await kiosk.locator('[data-option]').last().click();
    await pressWay(kiosk, asked.next);
    await expect(kiosk.getByRole('button', { name: asked.invitation.write })).toBeVisible();
    looks.push(await look());
    await pressWay(kiosk, asked.done);
    await expect(heading(kiosk, asked.farewell.title)).toBeVisible();
    looks.push(await look());
    kiosk.off('request', note);
    // how much of a screen is read depends on how long somebody stays; what is begun does not
    const titlesHeard = async () => {
      const all: string[] = await kiosk.evaluate(() => Reflect.get(globalThis, 'played'));
      return all
        .filter((clip) => clip.endsWith('.title.ogg'))
        .map((clip) => clip.split('/').at(-1));
    };
    await expect.poll(async () => (await titlesHeard()).at(-1)).toContain('farewell');
    seen.set(`face ${face + 1}`, looks);
    heard.push({
      titles: await titlesHeard(),
      sent: sent.slice(sent.indexOf('/call/rating/submit')),
    });
  }
  const [first = [], ...rest] = seen.values();
  const differing = rest.flatMap((looks, at) =>
    looks.flatMap((shot, screen) =>
      shot.equals(first[screen] ?? Buffer.of()) ? [] : [[`face ${at + 2}`, screen]],
    ),
  );
  expect(differing).toEqual([]);
  expect(heard.slice(1)).toEqual(heard.slice(1).fill(heard[0]));
});
