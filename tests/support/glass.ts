import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The kiosks' panels. */
export const sizes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 800, height: 1280 },
] as const;
export type Size = (typeof sizes)[number];

/** Those that differ by more than their scale: 1366 × 768 is 1920 × 1080, made smaller. */
export const shapes = sizes.filter(({ width }) => width !== 1366);

/** How the screen is set for somebody; what is not named is as usual. */
export interface Mode {
  readonly text?: '100' | '150' | '200';
  readonly contrast?: 'usual' | 'high';
  readonly reach?: 'usual' | 'low';
}

/** Sets the page as the panel does, and waits until everything has found its place. */
export async function setMode(page: Page, mode: Mode): Promise<void> {
  const all = { text: '100', contrast: 'usual', reach: 'usual', ...mode };
  await page.evaluate(
    (settings) =>
      new Promise<void>((resolve) => {
        Object.assign(document.documentElement.dataset, settings);
        const places = () =>
          [...document.querySelectorAll('h1, p, button')]
            .map((element) => Object.values(element.getBoundingClientRect().toJSON()).join())
            .join(' ');
        let before = '';
        let alike = 0;
        let frames = 0;
        const look = () => {
          const now = places();
          alike = now === before ? alike + 1 : 0;
          before = now;
          frames += 1;
          if (alike >= 2 || frames > 60) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    all,
  );
}

/** Looks at the page in every mode at every size, and leaves it as usual. */
export async function inEvery(
  page: Page,
  [someSizes, modes]: readonly [readonly Size[], Readonly<Record<string, Mode>>],
  look: (at: string, size: Size, mode: Mode) => Promise<void>,
): Promise<void> {
  for (const size of someSizes) {
    await page.setViewportSize(size);
    for (const [name, mode] of Object.entries(modes)) {
      await setMode(page, mode);
      await look(`${name}, ${size.width} × ${size.height}`, size, mode);
    }
  }
  await setMode(page, {});
}

/**
 * Makes all long waits of the page twenty times as long from the next load on: what is measured on
 * a screen takes longer than the screen stays.
 */
export async function slowDown(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const wait = window.setTimeout;
    const slow = (what: TimerHandler, ms = 0, ...given: unknown[]) =>
      wait(what, ms >= 3_000 ? ms * 20 : ms, ...given);
    Object.assign(window, { setTimeout: slow });
  });
}

/** What axe finds, with the elements it names. */
export async function faultsByAxe(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** What scrolls, leaves the glass, is cut off, breaks inside a word or lies over something else. */
export function outOfPlace(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const found = root.scrollHeight > innerHeight || root.scrollWidth > innerWidth ? ['page'] : [];
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert]') === null;
    const shown = [...document.querySelectorAll('h1, h2, p, dt, dd, button, button span, svg')]
      .filter(isShown)
      .map((element) => ({
        element,
        name: `${element.tagName} ${element.textContent.trim()}`,
        box: element.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 1);
    for (const { element, name, box } of shown) {
      const outside =
        box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
      // a key of the keyboard is larger than its cap, up to the edge of the glass
      if (outside && !element.matches('[data-held], [data-held] *')) found.push(`outside: ${name}`);
      const isInline = getComputedStyle(element).display === 'inline';
      if (!isInline && element.scrollWidth > element.clientWidth + 1) {
        found.push(`too wide: ${name}`);
      }
      if (element.matches('button') && element.scrollHeight > element.clientHeight + 1) {
        found.push(`too high: ${name}`);
      }
    }
    const words = shown.filter(({ element }) => element.matches('h1, p'));
    const others = shown.filter(({ element }) => element.matches('h1, p, button'));
    for (const one of words) {
      for (const other of others) {
        const apart =
          one.element.contains(other.element) ||
          other.element.contains(one.element) ||
          one.box.right <= other.box.left + 1 ||
          other.box.right <= one.box.left + 1 ||
          one.box.bottom <= other.box.top + 1 ||
          other.box.bottom <= one.box.top + 1;
        if (!apart) found.push(`${one.name} over ${other.name}`);
      }
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || !isShown(parent) || parent.closest('textarea') !== null) continue;
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{M}]+/gu)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) found.push(`broken word: ${word}`);
      }
    }
    return found;
  });
}

interface Target {
  readonly name: string;
  readonly isFace: boolean;
  /** In hundredths of the glass's width as the page counts them. */
  readonly width: number;
  readonly height: number;
  readonly drawing: number;
  /** Where it begins, as a share of the glass from the top. */
  readonly top: number;
  /** To the nearest other target. */
  readonly gap: number;
}

/** All that can be touched now but the keys of the keyboard, which have measures of their own. */
export function targetsOf(page: Page): Promise<Target[]> {
  return page.evaluate(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const buttons = [...document.querySelectorAll('button')].filter(
      (button) =>
        button.checkVisibility({ visibilityProperty: true }) &&
        button.closest('[inert], [data-held], [role="radiogroup"]') === null,
    );
    const boxes = buttons.map((button) => button.getBoundingClientRect());
    return buttons.map((button, at) => {
      const box = boxes[at] ?? new DOMRect();
      const apart = boxes
        .filter((_, index) => index !== at)
        .map((other) =>
          Math.max(
            other.left - box.right,
            box.left - other.right,
            other.top - box.bottom,
            box.top - other.bottom,
          ),
        );
      const svg = button.querySelector('svg')?.getBoundingClientRect().width ?? 0;
      return {
        name: button.textContent.trim(),
        isFace: button.dataset['score'] !== undefined,
        width: box.width / rem,
        height: box.height / rem,
        drawing: svg / rem,
        top: box.top / innerHeight,
        gap: Math.min(...apart) / rem,
      };
    });
  });
}

interface Contrast {
  readonly what: string;
  readonly ratio: number;
}

/**
 * Contrasts from the colours that Chromium computed: of every text with the ground it stands on
 * (the worst colour of a gradient), of every button's edge or ground with what surrounds it, and
 * of every line that is drawn with the ground behind it.
 */
export function contrastsOf(page: Page): Promise<{ texts: Contrast[]; parts: Contrast[] }> {
  return page.evaluate(() => {
    type Colour = readonly [number, number, number];
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const read = (css: string): { colour: Colour; alpha: number } => {
      if (canvas === null) throw new Error('a colour is read by painting it');
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return { colour: [red, green, blue], alpha };
    };
    const luminance = (colour: Colour) => {
      const [red = 0, green = 0, blue = 0] = colour.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (one: Colour, other: Colour) => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const groundsOf = (from: Element | null): Colour[] => {
      for (let element = from; element !== null; element = element.parentElement) {
        const { backgroundColor, backgroundImage } = getComputedStyle(element);
        const stops = backgroundImage.match(/rgba?\([^)]*\)|#[\da-f]+/gi);
        if (stops !== null) return stops.map((stop) => read(stop).colour);
        const ground = read(backgroundColor);
        if (ground.alpha > 250) return [ground.colour];
      }
      return [[255, 255, 255]];
    };
    const worst = (colour: string, grounds: readonly Colour[]) =>
      Math.min(...grounds.map((ground) => ratio(read(colour).colour, ground)));
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest('[inert], :disabled') === null &&
      element.getBoundingClientRect().width > 1;

    const texts = [...document.querySelectorAll('body *')]
      .filter((element) => element.closest('svg') === null && isShown(element))
      .filter((element) => read(getComputedStyle(element).color).alpha > 0)
      .filter((element) =>
        [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
        ),
      )
      .map((element) => ({
        what: element.textContent.trim(),
        ratio: worst(getComputedStyle(element).color, groundsOf(element)),
      }));

    const edges = [...document.querySelectorAll('button')].filter(isShown).map((button) => {
      const around = groundsOf(button.parentElement);
      const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(button);
      const edge = Number.parseFloat(borderTopWidth) > 0 ? worst(borderTopColor, around) : 0;
      const ground = read(backgroundColor).alpha > 250 ? worst(backgroundColor, around) : 0;
      // a choice within a switch that is not in force shows its words alone
      const isPlain = edge === 0 && read(backgroundColor).alpha === 0;
      return {
        what: `the edge of ${button.textContent.trim()}`,
        ratio: isPlain ? 21 : Math.max(edge, ground),
      };
    });
    const lines = [...document.querySelectorAll('svg')]
      .filter((svg) => isShown(svg) && svg.closest('main, [role="dialog"], header') !== null)
      .map((svg) => {
        const grounds = groundsOf(svg.parentElement);
        const strokes = [...svg.querySelectorAll('path, circle, rect'), svg]
          .map((shape) => getComputedStyle(shape).stroke)
          .filter((stroke) => stroke.startsWith('rgb'))
          .map((stroke) => worst(stroke, grounds));
        const fills = [...svg.querySelectorAll('path, circle, rect')]
          .map((shape) => getComputedStyle(shape).fill)
          .filter((fill) => fill.startsWith('rgb'))
          .map((fill) => worst(fill, grounds));
        return {
          what: `a drawing in ${svg.parentElement?.closest('button, p, main')?.textContent.trim()}`,
          ratio: Math.max(0, ...strokes, ...fills),
        };
      });
    return { texts, parts: [...edges, ...lines] };
  });
}

/** The smallest letters on the glass among those that match, in the page's hundredths. */
export function smallestLetters(page: Page, selector: string): Promise<number> {
  return page.evaluate((which) => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const letters = [...document.querySelectorAll(which)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
      .map((element) => Number.parseFloat(getComputedStyle(element).fontSize) / rem);
    return Math.min(...letters);
  }, selector);
}
