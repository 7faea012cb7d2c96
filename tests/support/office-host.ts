import { chromium, type Page } from '@playwright/test';
import { prepareDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import { browserArguments, findChromium } from './browser.ts';
import { startCore } from './core-process.ts';
import { makeTempFolder } from './folders.ts';
import { discard } from './host.ts';
import { makeFolder, type TestOffice } from './test-app.ts';

/** Does something at the kiosk of an office that has decided otherwise than the trial one. */
export async function atKioskOf(
  office: TestOffice & { readonly prepare?: (folder: DataFolder) => void },
  act: (kiosk: Page) => Promise<void>,
): Promise<void> {
  const folder = prepareDataFolder(makeTempFolder());
  await makeFolder(folder, office);
  office.prepare?.(folder);
  const core = startCore({ dataFolder: folder.path });
  const addresses = await core.ready;
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...browserArguments],
  });
  try {
    const kiosk = await browser.newPage();
    await kiosk.goto(addresses.kiosk);
    await act(kiosk);
  } finally {
    await browser.close();
    await discard({
      dataFolder: folder.path,
      page: () => Promise.reject(new Error('the office is closed')),
      stop: async () => (await core.stop()).code,
    });
  }
}
