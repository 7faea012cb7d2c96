import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WebContentsPrintOptions } from 'electron';
import { printPage } from './print-page.ts';

type Answer = (success: boolean, reason: string) => void;

/** A printer that answers when the test does. */
function aPrinter() {
  const jobs: { options: WebContentsPrintOptions | undefined; answer: Answer }[] = [];
  const print = (options?: WebContentsPrintOptions, answer: Answer = () => {}) =>
    void jobs.push({ options, answer });
  return { jobs, print };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('prints without asking anybody, on the paper that is there', async () => {
  const printer = aPrinter();
  const printed = printPage(printer, '80mm');
  printer.jobs[0]?.answer(true, '');
  expect(await printed).toBe(true);
  expect(printer.jobs[0]?.options).toEqual({
    silent: true,
    printBackground: false,
    margins: { marginType: 'none' },
    pageSize: { width: 80_000, height: 170_000 },
  });
});

it.each([
  ['says no', (answer: Answer) => answer(false, 'Print job failed')],
  ['never answers', () => vi.advanceTimersByTime(15_000)],
])('has failed where the printer %s', async (_what, happens) => {
  const printer = aPrinter();
  const printed = printPage(printer, '58mm');
  happens(printer.jobs[0]?.answer ?? (() => {}));
  expect(await printed).toBe(false);
});
