import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { createApp, type App } from '#main/app.ts';
import { recordPerson } from '#main/features/access/person-store.ts';
import { sealSecret } from '#main/features/access/secret.ts';
import { createFolder } from '#main/features/folder/create-folder.ts';
import { createClock } from '#main/platform/clock.ts';
import { silentLog } from '#main/platform/log.ts';
import { openStore } from '#main/open-store.ts';
import { prepareDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import type { PersonRole } from '#shared/features/access/rights.ts';
import type { Contract } from '#shared/contract.ts';
import type { NetworkLimits } from '#main/features/network/limits.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { OfficeSettings, type Station } from '#shared/features/folder/office-settings.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

/**
 * As it was built: a worker that reads the sources takes longer than its job, and V8 has crashed
 * where many of them translated TypeScript side by side (WebAssembly, nodejs/node#64500). Made by
 * Node: where a page is tested, `URL` and `import.meta.url` are the page's.
 */
export const workerUrl = pathToFileURL(join(import.meta.dirname, '../../out/main/worker.js'));

/** What the build made of the letters' templates; the tests begin with a build. */
const letterTemplates = join(import.meta.dirname, '../../out/letters');

/** A new folder under the system's temporary folder, and its removal. */
export function temporaryFolder(): { folder: DataFolder; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hai-long-'));
  return {
    folder: prepareDataFolder(path),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export interface TestOffice {
  readonly kind?: FolderKind;
  readonly settings?: Partial<OfficeSettings>;
  readonly people?: readonly { code: string; role: PersonRole; secret: string }[];
  readonly clock?: FakeClock;
  readonly networkLimits?: Partial<NetworkLimits>;
}

/** Makes a folder of any kind with its people, as set-up would. */
export async function makeFolder(folder: DataFolder, office: TestOffice = {}): Promise<void> {
  const db = openStore(folder);
  const settings = OfficeSettings.parse({ ...trialSettings, ...office.settings });
  const system = office.clock ?? createFakeClock();
  const clock = createClock({ system, offsetMinutes: 420, lastTrustedMs: undefined });
  createFolder(db, {
    kind: office.kind ?? 'office',
    settings,
    author: 'set-up',
    moment: clock.now(),
  });
  for (const { code, role, secret } of office.people ?? []) {
    const secretKind = secret.length > 6 ? 'passphrase' : 'pin';
    const sealed = await sealSecret(secret, lightCost);
    recordPerson(db, { code, name: code, roles: [role], secretKind, ...sealed });
  }
  db.close();
}

/** Checking a secret is slow on purpose; tests do it often and keep no secrets. */
const lightCost = { N: 2 ** 10, r: 8, p: 1 };

export const staffPin = '246810';
export const officerPhrase = 'mưa thuận gió hoà quanh năm';
export const usualPeople = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
] as const;

export interface TestApp {
  readonly folder: DataFolder;
  readonly clock: FakeClock;
  readonly app: App;
  kiosk(): ContractRouterClient<Contract>;
  desk(): ContractRouterClient<Contract>;
  /** The program stops and starts again on the same folder. */
  restart(): Promise<void>;
  close(): void;
}

/** The real core on a folder of its own, with a clock in the test's hands. */
export async function createTestApp(office: TestOffice = {}): Promise<TestApp> {
  const { folder, remove } = temporaryFolder();
  const clock = office.clock ?? createFakeClock();
  await makeFolder(folder, { people: usualPeople, ...office, clock });
  const open = () =>
    createApp({
      folder,
      system: clock,
      log: silentLog,
      workerUrl,
      letterTemplates,
      networkLimits: office.networkLimits ?? {},
    });
  let app = await open();
  const clientOf = (page: 'kiosk' | 'desk'): ContractRouterClient<Contract> =>
    createRouterClient(app.router, { context: { caller: app.connect(page).caller } });
  return {
    folder,
    clock,
    get app() {
      return app;
    },
    kiosk: () => clientOf('kiosk'),
    desk: () => clientOf('desk'),
    async restart() {
      app.close();
      app = await open();
    },
    close() {
      app.close();
      remove();
    },
  };
}

/** The station of the test office, with what a test wants otherwise. */
export function aStation(overrides: Partial<Station> = {}): Station {
  return {
    code: 'may-1',
    name: 'Màn hình tại Quầy 1',
    counterCodes: ['quay-1'],
    citizenSays: false,
    deskOnThisScreen: true,
    changeWindowSeconds: 6,
    ...overrides,
  };
}

let nextTap = 0;

/** A tap on a face that a citizen took a moment to think about. */
export function aRating(
  overrides: Partial<{ id: string; score: 1 | 2 | 3 | 4 | 5; readyMs: number }> = {},
) {
  return {
    id: anId(),
    score: 5,
    questionnaire: 'kiosk@2',
    scaleOrder: 'descending',
    language: 'vi',
    readyMs: 4_000,
    ...overrides,
  } as const;
}

/** A well-formed id that says its number. */
export function anId(): string {
  nextTap += 1;
  return `00000000-0000-4000-8000-${String(nextTap).padStart(12, '0')}`;
}
