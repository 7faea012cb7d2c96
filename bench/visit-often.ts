export interface Visits {
  readonly count: number;
  /** The name of the button that ends a visit. */
  readonly done: string;
}

/**
 * Runs in the page: a face, what the visit was for, a reason, the end, and the farewell; each as
 * soon as it stands there. Gives back each visit's milliseconds.
 */
export async function visitOften({ count, done }: Visits): Promise<number[]> {
  const standsThere = (find: () => HTMLElement | undefined | null) =>
    new Promise<HTMLElement>((resolve) => {
      const look = () => {
        const found = find();
        if (!found) return false;
        resolve(found);
        return true;
      };
      if (look()) return;
      const observer = new MutationObserver(() => {
        if (look()) observer.disconnect();
      });
      observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    });
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const buttonNamed = (name: string) =>
    all('button').find((button) => button.textContent === name && !button.closest('header'));
  const touch = async (find: () => HTMLElement | undefined | null) => {
    const element = await standsThere(find);
    element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    element.click();
  };

  const durations: number[] = [];
  for (let visit = 0; visit < count; visit += 1) {
    const began = performance.now();
    await touch(() => all('[data-score]')[visit % 5]);
    await touch(() => all('[data-option]:not([aria-pressed])')[visit % 5]);
    await touch(() => all('[data-option][aria-pressed="false"]')[visit % 8]);
    await standsThere(() =>
      document.querySelector<HTMLElement>('[data-option][aria-pressed="true"]'),
    );
    await touch(() => buttonNamed(done));
    await standsThere(() => (all('[data-option]').length === 0 ? document.body : undefined));
    await touch(() => buttonNamed(done));
    await standsThere(() => document.querySelector<HTMLElement>('[data-score]'));
    durations.push(performance.now() - began);
  }
  return durations;
}
