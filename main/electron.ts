import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, Menu, protocol } from 'electron';
import { createApp } from './app.ts';
import { readBoot } from './boot.ts';
import { kioskSwitches } from './hosts/kiosk-switches.ts';
import { readPage } from './hosts/read-page.ts';
import { hardenContents } from './hosts/electron/harden-contents.ts';
import { ownScheme } from './hosts/electron/own-scheme.ts';
import { createDeskVisit } from './hosts/electron/desk-visit.ts';
import { createPageWindow } from './hosts/electron/page-window.ts';
import { createSystemClock } from './platform/clock.ts';
import { createFileLog } from './platform/log.ts';
import { StartError } from './platform/start-error.ts';
import { untilStopped } from './platform/until-stopped.ts';
import { holdFolder } from './storage/hold-folder.ts';
import { createWords, sentenceFor } from './words.ts';
import type { Page } from '#shared/pages.ts';

const words = createWords(process.env['HAILONG_LANGUAGE']);
const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

protocol.registerSchemesAsPrivileged([ownScheme]);
app.enableSandbox();
for (const [name, value] of kioskSwitches) app.commandLine.appendSwitch(name, value);
app.on('web-contents-created', (_event, contents) => hardenContents(contents));
void start().catch(refuse); // not awaited: Electron is ready only after this module has run

async function start(): Promise<void> {
  const boot = readBoot(process.env);
  const userData = join(boot.folder.path, 'electron');
  mkdirSync(userData, { recursive: true });
  app.setPath('userData', userData); // one instance for each data folder
  if (!app.requestSingleInstanceLock()) {
    throw new StartError('anotherInstance', { folder: boot.folder.path });
  }

  const hold = holdFolder(boot.folder);
  const log = createFileLog(boot.folder.logs);
  const core = await createApp({
    folder: boot.folder,
    system: createSystemClock(),
    log,
    workerUrl: new URL('./worker.js', import.meta.url),
    audioFolder: beside('../audio'),
    letterTemplates: beside('../letters'),
  });
  const stop = () => {
    core.close();
    hold.release();
  };
  const relaunch = (code = 1) => {
    stop();
    app.relaunch();
    app.exit(code);
  };

  await app.whenReady();
  Menu.setApplicationMenu(null);
  let isQuitting = false;
  const windowOf = (page: Page) =>
    createPageWindow({
      page,
      files: readPage(beside('../renderer'), page),
      readClip: core.readClip,
      preload: beside('./preload.cjs'),
      locked: isLocked(process.env['HAILONG_WINDOWED'], core.folderKind === 'office'),
      core,
      log,
      isQuitting: () => isQuitting,
      relaunch,
    });
  const windows = boot.pages.map(windowOf);
  const citizens = windows[boot.pages.indexOf('kiosk')];
  if (citizens !== undefined) core.offerPrinter((paper) => citizens.print(paper));
  const [kiosk, desk] = windows;
  if (kiosk !== undefined && desk !== undefined) {
    core.offerDesk(
      createDeskVisit({
        begin() {
          desk.show();
          desk.hold(true);
        },
        end() {
          desk.hold(false);
          kiosk.show();
        },
      }),
    );
  }
  const show = () => windows.toReversed().forEach((window) => window.show()); // the first on top

  app.on('second-instance', show);
  app.on('before-quit', () => (isQuitting = true));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', stop);
  process.on('uncaughtException', (error) => {
    log.error('unforeseen in the main process', error);
    relaunch();
  });
  void untilStopped().then(() => app.quit());
  void core.moved.then(() => relaunch(0)); // into the office: its folder, its lock, its windows
  show();
  process.stdout.write(
    `${words(`start:folder.${core.folderKind}`, { folder: boot.folder.path })}\n`,
  );
}

/** An office's kiosk cannot be left; whoever tries the program out must not be locked in. */
function isLocked(windowed: string | undefined, isOffice: boolean): boolean {
  return windowed === undefined ? isOffice : windowed !== '1';
}

/** A start that failed ends with one sentence; the window of another instance speaks for itself. */
async function refuse(error: unknown): Promise<void> {
  const sentence = sentenceFor(error, words);
  process.stderr.write(`${sentence}\n`);
  if (!(error instanceof StartError && error.problem === 'anotherInstance')) {
    await app.whenReady();
    dialog.showErrorBox(app.name, sentence);
  }
  app.exit(1);
}
