import { expect, type Page } from '@playwright/test';
import enComfort from '#resources/locales/en/comfort.json' with { type: 'json' };
import comfort from '#resources/locales/vi/comfort.json' with { type: 'json' };
import asked from '#resources/locales/vi/questionnaire.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };
import {
  contrastsOf,
  faultsByAxe,
  outOfPlace,
  inEvery,
  setMode,
  shapes,
  sizes,
  slowDown,
  smallestLetters,
  targetsOf,
  type Mode,
} from '#tests/support/glass.ts';
import { test } from '#tests/support/host-test.ts';
import { atKioskOf } from '#tests/support/office-host.ts';
import { addPack, pseudoCode, pseudoPack } from '#tests/support/pseudo-pack.ts';
import { pressWay, walkThrough } from '#tests/support/walk.ts';

const sixteenMm = 66 / 19.2;
const said = kiosk2.texts.vi;
const faces = (kiosk: Page) => kiosk.locator('[data-score]');
const panel = (kiosk: Page) => kiosk.getByRole('dialog');
const button = (kiosk: Page, name: string) => kiosk.getByRole('button', { name, exact: true });

const modes = {
  'text at 150 %': { text: '150' },
  'text at 200 %': { text: '200' },
  'high contrast': { contrast: 'high' },
  'low reach': { reach: 'low' },
  'all at once': { text: '200', contrast: 'high', reach: 'low' },
} satisfies Record<string, Mode>;

const extremes = {
  usual: {},
  'text at 200 %': modes['text at 200 %'],
  'all at once': modes['all at once'],
};

/** The share of the glass from the top in which nothing is to be touched from a wheelchair. */
const outOfReach = { portrait: 0.45, landscape: 0.3 };

async function faultsIn(kiosk: Page, screen: string): Promise<unknown[]> {
  const faults: unknown[] = [];
  for (const name of ['text at 200 %', 'high contrast', 'low reach'] as const) {
    await setMode(kiosk, modes[name]);
    for (const fault of await faultsByAxe(kiosk)) faults.push([screen, name, fault]);
    const { texts, parts } = await contrastsOf(kiosk);
    for (const { what, ratio } of texts) if (ratio < 10) faults.push([screen, name, what, ratio]);
    for (const { what, ratio } of parts) if (ratio < 3) faults.push([screen, name, what, ratio]);
  }
  await inEvery(kiosk, [shapes, modes], async (at, { width, height }, mode) => {
    for (const fault of await outOfPlace(kiosk)) faults.push([screen, at, fault]);
    const top = height > width ? outOfReach.portrait : outOfReach.landscape;
    for (const target of await targetsOf(kiosk)) {
      if (target.height < sixteenMm) faults.push([screen, at, 'is small', target]);
      const isLow = mode.reach !== 'low' || screen === 'writing' || target.top >= top - 0.002;
      if (!isLow) faults.push([screen, at, 'is out of reach', target]);
    }
  });
  return faults;
}

test('every screen of a visit fits, is large, clear and low enough in every mode and size', async ({
  kiosk,
}) => {
  await kiosk.emulateMedia({ reducedMotion: 'reduce' });
  await slowDown(kiosk);
  await kiosk.reload();
  const faults: unknown[] = [];
  await walkThrough(kiosk, async (screen) => {
    faults.push(...(await faultsIn(kiosk, screen)));
  });
  expect(faults).toEqual([]);
});

test('at 200 % answers are at least 1.9 times as large, and no text is below what can be read', async ({
  kiosk,
}) => {
  await expect(faces(kiosk)).toHaveCount(5);
  /** Capitals of 0.7° at 60 cm on a panel of 21 inches (EN 301 549, 5.1.4). */
  const legible = 2.25;
  for (const size of sizes) {
    await kiosk.setViewportSize(size);
    await setMode(kiosk, {});
    const usual = await smallestLetters(kiosk, '[data-score] span:last-child');
    await setMode(kiosk, { text: '200' });
    const large = await smallestLetters(kiosk, '[data-score] span:last-child');
    expect(large / usual, `${size.width} × ${size.height}`).toBeGreaterThanOrEqual(1.9);
    expect(await smallestLetters(kiosk, 'main *')).toBeGreaterThan(legible);
  }
});

test('a longer questionnaire fits every size too', async () => {
  const channels = [
    { name: 'Đường dây nóng của Ủy ban nhân dân xã', detail: '0203 3 123 456' },
    { name: 'Cổng Dịch vụ công quốc gia', detail: 'dichvucong.gov.vn, mục Phản ánh kiến nghị' },
    { name: 'Bộ phận tiếp công dân', detail: 'Phòng 2, sáng thứ Năm hằng tuần' },
  ];
  const questionnaire = { id: 'five-elements', sensitive: true } as const;
  await atKioskOf({ settings: { questionnaire, channels } }, async (kiosk) => {
    await slowDown(kiosk);
    await kiosk.reload();
    const faults: unknown[] = [];
    await walkThrough(kiosk, async (screen) => {
      await inEvery(kiosk, [shapes, extremes], async (at) => {
        for (const fault of await outOfPlace(kiosk)) faults.push([screen, at, fault]);
      });
    });
    expect(faults).toEqual([]);
  });
});

test('a language 60 % longer breaks no layout', async () => {
  const office = {
    settings: { languages: { drafts: [pseudoCode], off: [] } },
    prepare: (folder: Parameters<typeof addPack>[0]) => addPack(folder, pseudoPack()),
  };
  await atKioskOf(office, async (kiosk) => {
    await slowDown(kiosk);
    await kiosk.reload();
    const pack = pseudoPack();
    const longer = kiosk.locator(`button[lang="${pack.code}"]`);
    await longer.first().click(); // it stands on the first screen, once that has come
    await expect(kiosk.locator('html')).toHaveAttribute('lang', pack.code);
    await kiosk.keyboard.press('Escape');
    await expect(panel(kiosk)).toBeHidden();
    const faults: unknown[] = [];
    const measure = async (screen: string) => {
      const both = { usual: {}, 'text at 200 %': modes['text at 200 %'] };
      await inEvery(kiosk, [sizes, both], async (at) => {
        for (const fault of await outOfPlace(kiosk)) faults.push([screen, at, fault]);
      });
    };
    await measure('the first question');
    await faces(kiosk).nth(1).click();
    for (const screen of ['stage', 'reasons']) {
      await expect(kiosk.locator('[data-option]').first()).toBeVisible();
      await measure(screen);
      const title = (await kiosk.locator('h1').textContent()) ?? '';
      await kiosk.locator('[data-strip] button').nth(-2).click();
      await expect(kiosk.locator('h1')).not.toHaveText(title);
    }
    await measure('the invitation');
    await kiosk.locator('[data-strip] button').last().click();
    await expect(kiosk.locator('[data-strip]')).toHaveCount(0);
    await measure('the end');
    expect(faults).toEqual([]);
  });
});

test('the panel fits every size and text, is without fault for axe, large and clear', async ({
  kiosk,
}) => {
  await button(kiosk, comfort.open).click();
  await expect(panel(kiosk)).toBeVisible();
  const faults: unknown[] = [];
  for (const [name, mode] of Object.entries({ usual: {}, ...modes })) {
    await setMode(kiosk, mode);
    for (const fault of await faultsByAxe(kiosk)) faults.push([name, fault]);
    const { texts, parts } = await contrastsOf(kiosk);
    for (const { what, ratio } of texts) if (ratio < 10) faults.push([name, what, ratio]);
    for (const { what, ratio } of parts) if (ratio < 3) faults.push([name, what, ratio]);
  }
  const all = { usual: {}, ...modes };
  await inEvery(kiosk, [sizes, all], async (at, { width, height }, mode) => {
    for (const fault of await outOfPlace(kiosk)) faults.push([at, fault]);
    const top = height > width ? outOfReach.portrait : outOfReach.landscape;
    for (const target of await targetsOf(kiosk)) {
      if (target.height < sixteenMm) faults.push([at, 'is small', target]);
      if (mode.reach === 'low' && target.top < top) faults.push([at, 'is out of reach', target]);
    }
  });
  expect(faults).toEqual([]);
});

test('the panel is used by keys alone, holds the focus and gives it back', async ({ kiosk }) => {
  await expect(faces(kiosk)).toHaveCount(5);
  const opener = button(kiosk, comfort.open);
  await opener.focus();
  await kiosk.keyboard.press('Enter');
  await expect(panel(kiosk)).toBeFocused();
  const visited = new Set<string>();
  for (let keys = 0; keys < 40; keys += 1) {
    await kiosk.keyboard.press('Tab');
    const where = await kiosk.evaluate(() => ({
      name: document.activeElement?.textContent ?? '',
      isBehind: document.activeElement?.closest('[inert]') !== null,
    }));
    expect(where.isBehind).toBe(false);
    visited.add(where.name);
  }
  expect([...visited]).toEqual(
    expect.arrayContaining([comfort.text['200'], comfort.contrast.high, comfort.close]),
  );
  await button(kiosk, comfort.text['200']).focus();
  await kiosk.keyboard.press('Space');
  await button(kiosk, comfort.contrast.high).focus();
  await kiosk.keyboard.press('ArrowLeft');
  await kiosk.keyboard.press('ArrowRight');
  await expect(button(kiosk, comfort.contrast.high)).toBeFocused();
  await kiosk.keyboard.press('Enter');
  await expect(kiosk.locator('html')).toHaveAttribute('data-text', '200');
  await expect(kiosk.locator('html')).toHaveAttribute('data-contrast', 'high');
  await kiosk.keyboard.press('Escape');
  await expect(panel(kiosk)).toBeHidden();
  await expect(opener).toBeFocused();
});

test('everything is as usual for the next person', async ({ kiosk }) => {
  await button(kiosk, comfort.open).click();
  await expect(panel(kiosk)).toBeVisible();
  for (const wish of [
    comfort.text['200'],
    comfort.contrast.high,
    comfort.reach.low,
    comfort.motion.calm,
  ]) {
    const choice = button(kiosk, wish);
    while (!(await choice.isVisible())) await pressWay(kiosk, comfort.pages.more);
    await choice.click();
  }
  const root = kiosk.locator('html');
  await pressWay(kiosk, comfort.close);
  await faces(kiosk).nth(1).click();
  await pressWay(kiosk, asked.done);
  await expect(faces(kiosk).first()).toBeVisible();
  await expect(root).toHaveAttribute('data-text', '100');
  await expect(root).toHaveAttribute('data-contrast', 'usual');
  await expect(root).toHaveAttribute('data-reach', 'usual');
  await expect(root).toHaveAttribute('data-motion', 'usual');
});

test('arrows lead from face to face, digits choose, a held key rates once', async ({ kiosk }) => {
  const sent: string[] = [];
  kiosk.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/call/rating/')) sent.push(pathname);
  });
  await expect(faces(kiosk)).toHaveCount(5);
  await kiosk.keyboard.press('ArrowDown');
  await expect(button(kiosk, said['level.5'])).toBeFocused();
  await kiosk.keyboard.press('ArrowRight');
  await kiosk.keyboard.press('ArrowRight');
  await kiosk.keyboard.press('ArrowLeft');
  await expect(button(kiosk, said['level.4'])).toBeFocused();

  const ring = await kiosk.evaluate(() => {
    const { outlineStyle, outlineColor, outlineWidth } = getComputedStyle(
      document.activeElement ?? document.body,
    );
    return { outlineStyle, outlineColor, isWide: Number.parseFloat(outlineWidth) >= 3 };
  });
  expect(ring).toEqual({ outlineStyle: 'solid', outlineColor: 'rgb(7, 59, 52)', isWide: true });

  for (let repeat = 0; repeat < 12; repeat += 1) await kiosk.keyboard.down('Enter');
  await kiosk.keyboard.up('Enter');
  await expect(kiosk.getByRole('heading', { name: said['stage.title'] })).toBeVisible();
  await kiosk.keyboard.press('3');
  await expect(kiosk.getByRole('heading', { name: said['reasons.title'] })).toBeVisible();
  expect(sent).toEqual(['/call/rating/submit', '/call/rating/fact']);
});

test('what is shown is named for who hears it: the group, its answers, the time that is left', async ({
  kiosk,
}) => {
  await expect(kiosk.getByRole('group', { name: said['first.levels'] })).toBeVisible();
  await expect(kiosk.getByRole('banner')).toContainText('Quầy 1');
  await expect(kiosk.getByRole('main')).toBeVisible();
  await expect(kiosk.getByRole('heading', { level: 1 })).toBeFocused();
  await faces(kiosk).nth(2).click();
  await expect(kiosk.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(kiosk.getByRole('group', { name: said['stage.title'] })).toBeVisible();
  const announced = kiosk.getByRole('alert').filter({ hasText: '20' });
  await expect(announced).toHaveText(asked.time.warning.replace('{{seconds}}', '20'));
  await expect(kiosk.locator('[data-option][aria-pressed]')).toHaveCount(0);
  await pressWay(kiosk, asked.skip);
  await expect(kiosk.locator('[data-option][aria-pressed="false"]')).toHaveCount(8);
  await kiosk.locator('[data-option]').nth(1).click();
  await expect(kiosk.locator('[data-option][aria-pressed="true"]')).toHaveCount(1);
});

test('the panel speaks the language that is chosen in it', async ({ kiosk }) => {
  await button(kiosk, comfort.open).click();
  await panel(kiosk).getByRole('button', { name: station.language.en }).click();
  await expect(button(kiosk, enComfort.close)).toBeVisible();
  await expect(kiosk.locator('html')).toHaveAttribute('lang', 'en');
});
