import type * as Electron from 'electron';
import { StandInApp } from './app.ts';
import { launchChromium } from './chromium.ts';
import { StandInSession } from './session.ts';
import { StandInWindow } from './window.ts';

const chromium = launchChromium();
const sessions = new Map<string, StandInSession>();

/** The part of Electron's API that the program uses; each member is held to Electron's own types. */
export const app = new StandInApp(chromium);

export class BrowserWindow extends StandInWindow {
  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options, {
      app,
      chromium,
      sessionOf: (partition) => session.fromPartition(partition),
    });
  }
}

export const session = {
  fromPartition(partition: string): StandInSession {
    const known = sessions.get(partition) ?? new StandInSession();
    sessions.set(partition, known);
    return known;
  },
};

export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    for (const { scheme, privileges } of schemes) {
      const isTrue = privileges?.standard === true && privileges.secure === true;
      if (!isTrue || privileges.bypassCSP === true) {
        throw new Error(`the stand-in can only play a standard, secure scheme, not ${scheme}`);
      }
    }
  },
} satisfies Pick<typeof Electron.protocol, 'registerSchemesAsPrivileged'>;

export const Menu = {
  setApplicationMenu() {},
} satisfies Pick<typeof Electron.Menu, 'setApplicationMenu'>;

export const dialog = {
  showErrorBox() {},
} satisfies Pick<typeof Electron.dialog, 'showErrorBox'>;
