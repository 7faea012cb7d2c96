import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '#main/app.ts';
import { readBoot } from '#main/boot.ts';
import { serve } from '#main/hosts/browser/serve.ts';
import { silentLog } from '#main/platform/log.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import type { FakeClock } from './fake-clock.ts';
import { makeTempFolder, removeFolder } from './folders.ts';
import { workerUrl } from './test-app.ts';

const inBuilt = (folder: string) => fileURLToPath(new URL(`../../out/${folder}`, import.meta.url));

/** The program on a machine whose clock a test holds, found at the same addresses all the time. */
export interface Machine {
  readonly kiosk: string;
  readonly desk: string;
  /** Where it runs now: in the trial first, in the office once somebody has set one up. */
  folder(): string;
  /** Ends when the program runs in the office. */
  readonly moved: Promise<void>;
  /** Ends the program and leaves its folder to be looked at. */
  stop(): Promise<void>;
  remove(): void;
}

/** Starts the program for the first time, as `main/browser.ts` does, and goes on in the office by itself. */
export async function startMachine(system: FakeClock): Promise<Machine> {
  const place = makeTempFolder();
  const trial = join(place, 'trial');
  mkdirSync(trial);
  const first = await run(0);
  let current = first;
  const moved = first.app.moved.then(async () => {
    await first.close();
    current = await run(first.port);
  });
  return {
    kiosk: first.addressOf('kiosk'),
    desk: first.addressOf('desk'),
    folder: () => current.folder,
    moved,
    stop: () => current.close(),
    remove: () => removeFolder(place),
  };

  async function run(port: number) {
    const { folder, pages } = readBoot({ HAILONG_DATA: trial });
    const hold = holdFolder(folder);
    const app = await createApp({
      folder,
      system,
      log: silentLog,
      workerUrl,
      audioFolder: inBuilt('audio'),
      letterTemplates: inBuilt('letters'),
    });
    let isClosed = false;
    const host = await serve({ app, pagesFolder: inBuilt('renderer'), shown: pages, port });
    return {
      app,
      folder: folder.path,
      port: host.port,
      addressOf: (page: 'kiosk' | 'desk') =>
        host.addresses.find((each) => each.page === page)?.url ?? '',
      async close() {
        if (isClosed) return;
        isClosed = true;
        await host.close();
        app.close();
        hold.release();
      },
    };
  }
}
