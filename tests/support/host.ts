import { rmSync } from 'node:fs';
import type { Page as BrowserPage } from '@playwright/test';
import type { Page } from '#shared/pages.ts';

/** A running program, whichever host shows its pages. */
export interface Host {
  readonly dataFolder: string;
  /** The page as it is now: after a crash another one than before. */
  page(name: Page): Promise<BrowserPage>;
  /** Asks the program to stop, and tells its exit code. */
  stop(): Promise<number | null>;
}

/** Ends what is left of a host and removes its folder. */
export async function discard(host: Host): Promise<void> {
  await host.stop();
  rmSync(host.dataFolder, { recursive: true, force: true, maxRetries: 3 });
}
