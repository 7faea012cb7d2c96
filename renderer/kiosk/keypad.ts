/** What digits choose: the answers of a screen, in the order in which they stand on the glass. */
const answers = '[data-score], [data-option]';

/** A scanner types faster than a hand: a digit with another character so close is not a choice. */
const aloneMs = 120;

/**
 * A keyboard or an external keypad does all that a finger does: arrows lead from button to button
 * where they stand on the glass, Enter and the space bar press, a digit chooses the n-th answer.
 * A key that is held presses once. Returns how to stop listening.
 */
export function listenToKeypad(page: Document): () => void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  let lastKeyMs = Number.NEGATIVE_INFINITY;

  const onKeyDown = (event: KeyboardEvent) => {
    const isAlone = event.timeStamp - lastKeyMs > aloneMs;
    if (event.key.length === 1) lastKeyMs = event.timeStamp;
    clearTimeout(pending);
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.repeat && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
    } else if (isDirection(event.key)) {
      event.preventDefault();
      buttonTowards(page, event.key)?.focus();
    } else if (/^[1-9]$/.test(event.key) && !event.repeat && isAlone) {
      const nth = Number(event.key) - 1;
      pending = setTimeout(() => buttonsOf(page, answers)[nth]?.click(), aloneMs);
    }
  };

  page.addEventListener('keydown', onKeyDown);
  return () => {
    clearTimeout(pending);
    page.removeEventListener('keydown', onKeyDown);
  };
}

const directions = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
type Direction = (typeof directions)[number];

function isDirection(key: string): key is Direction {
  return (directions as readonly string[]).includes(key);
}

/** In a text the keys mean letters. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('textarea, input');
}

/** Those that can be pressed now; while the panel lies open, those in it. */
function buttonsOf(page: Document, which: string): HTMLButtonElement[] {
  return [...page.querySelectorAll<HTMLButtonElement>(`button:is(${which})`)].filter(
    (button) =>
      !button.disabled &&
      button.closest('[inert]') === null &&
      getComputedStyle(button).visibility === 'visible',
  );
}

/** The nearest button in a direction; where no button has the focus, the first answer. */
function buttonTowards(page: Document, direction: Direction): HTMLButtonElement | undefined {
  const buttons = buttonsOf(page, '*');
  const from = page.activeElement;
  if (!(from instanceof HTMLButtonElement) || !buttons.includes(from)) {
    return buttonsOf(page, answers)[0] ?? buttons[0];
  }
  const start = from.getBoundingClientRect();
  return buttons
    .filter((button) => button !== from)
    .map((button) => ({ button, way: wayTo(start, button.getBoundingClientRect(), direction) }))
    .filter(({ way }) => way !== undefined)
    .toSorted((one, other) => (one.way ?? 0) - (other.way ?? 0))[0]?.button;
}

/** How far a box lies in a direction, what is aside counting double; undefined where it does not. */
function wayTo(from: DOMRect, to: DOMRect, direction: Direction): number | undefined {
  const right = (to.left + to.right - from.left - from.right) / 2;
  const down = (to.top + to.bottom - from.top - from.bottom) / 2;
  const isAcross = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  const ahead = sign * (isAcross ? right : down);
  const gap = isAcross
    ? Math.max(to.top - from.bottom, from.top - to.bottom)
    : Math.max(to.left - from.right, from.left - to.right);
  const isAhead = isAcross
    ? sign * (sign === 1 ? to.left - from.left : to.right - from.right) > 1 && gap < 0
    : sign * (sign === 1 ? to.top - from.top : to.bottom - from.bottom) > 1;
  if (!isAhead || ahead <= 0) return undefined;
  return ahead + 2 * Math.max(0, gap) + Math.abs(isAcross ? down : right) / 4;
}
