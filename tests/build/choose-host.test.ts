import { describe, expect, it } from 'vitest';
import { chooseHost } from '#build/preparing/choose-host.mjs';

const office = { wish: undefined, hasElectron: true, hasDisplay: true, isRoot: false };

describe('the host that npm start chooses', () => {
  it('is Electron where its program file and a display are', () => {
    expect(chooseHost(office)).toEqual({ host: 'electron', because: 'electronFound' });
  });

  it('is the browser, with the reason, where something is missing for Electron', () => {
    expect([
      chooseHost({ ...office, hasDisplay: false }),
      chooseHost({ ...office, hasElectron: false }),
      chooseHost({ ...office, isRoot: true }),
    ]).toEqual([
      { host: 'browser', because: 'browserNoDisplay' },
      { host: 'browser', because: 'browserNoElectron' },
      { host: 'browser', because: 'browserRoot' },
    ]);
  });

  it('is the one that was asked for', () => {
    expect([
      chooseHost({ ...office, wish: 'browser' }),
      chooseHost({ ...office, wish: 'electron' }),
    ]).toEqual([
      { host: 'browser', because: 'browserAsked' },
      { host: 'electron', because: 'electronAsked' },
    ]);
  });

  it('is none when the one asked for cannot run or is not known', () => {
    expect([
      chooseHost({ ...office, wish: 'electron', hasElectron: false }),
      chooseHost({ ...office, wish: 'electron', hasDisplay: false }),
      chooseHost({ ...office, wish: 'firefox' }),
    ]).toEqual([
      { host: 'none', because: 'electronNotHad' },
      { host: 'none', because: 'electronNeedsDisplay' },
      { host: 'none', because: 'hostUnknown' },
    ]);
  });
});
