import { test as base, type Page, type TestInfo } from '@playwright/test';
import { startBrowserHost } from './browser-host.ts';
import { startElectronHost, whyNoElectron, type ElectronHost } from './electron-host.ts';
import { discard, type Host } from './host.ts';

/** What shows the pages; each is a Playwright project. The stand-in never counts as Electron. */
const vehicles = {
  'browser-host': 'the browser host in Chromium',
  'every-look': 'the browser host in Chromium',
  'electron-stand-in': 'a stand-in over Chromium, which is not Electron',
  electron: 'Electron',
} as const;
type Vehicle = keyof typeof vehicles;

interface HostFixtures {
  readonly vehicle: Vehicle;
  readonly host: Host;
  readonly kiosk: Page;
  readonly desk: Page;
}

/** A test that needs a running program and its pages, whichever host shows them. */
export const test = base.extend<HostFixtures>({
  vehicle: [async ({}, use, testInfo) => use(vehicleOf(testInfo)), { auto: true }],
  host: async ({ vehicle }, use) => {
    const host =
      vehicle === 'browser-host' || vehicle === 'every-look'
        ? await startBrowserHost()
        : await startElectronHost(vehicle);
    await use(host);
    await discard(host);
  },
  kiosk: async ({ host }, use) => use(await host.page('kiosk')),
  desk: async ({ host }, use) => use(await host.page('desk')),
});

interface ElectronFixtures {
  readonly vehicle: 'electron' | 'electron-stand-in';
  readonly host: ElectronHost;
  readonly kiosk: Page;
}

/** A test of what only Electron's host does. */
export const electronTest = base.extend<ElectronFixtures>({
  vehicle: [
    async ({}, use, testInfo) => {
      const vehicle = vehicleOf(testInfo);
      if (vehicle === 'browser-host' || vehicle === 'every-look') {
        throw new Error('this test is about Electron’s host');
      }
      await use(vehicle);
    },
    { auto: true },
  ],
  host: async ({ vehicle }, use) => {
    const host = await startElectronHost(vehicle);
    await use(host);
    await discard(host);
  },
  kiosk: async ({ host }, use) => use(await host.page('kiosk')),
});

/** The project's name, noted in the report; skips what this machine cannot run. */
function vehicleOf(testInfo: TestInfo): Vehicle {
  const { name } = testInfo.project;
  if (!isVehicle(name)) throw new Error(`no host is called ${name}`);
  const missing = name === 'electron' ? whyNoElectron() : undefined;
  testInfo.annotations.push({
    type: 'ran on',
    description: missing === undefined ? vehicles[name] : `nothing: ${missing}`,
  });
  testInfo.skip(missing !== undefined, missing);
  return name;
}

function isVehicle(name: string): name is Vehicle {
  return Object.hasOwn(vehicles, name);
}
