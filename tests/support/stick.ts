import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, ftruncateSync } from 'node:fs';
import { join } from 'node:path';

/** A stick in a file, mounted. */
export interface Stick {
  readonly folder: string;
  readonly image: string;
  /** What it is formatted as. */
  readonly format: string;
  /** Pulled out, whatever is open on it. */
  pull(): void;
}

interface StickOptions {
  readonly place: string;
  readonly name?: string;
  readonly megabytes?: number;
  readonly isReadOnly?: boolean;
  /** As sticks are, unless a test needs the kernel's own file system. */
  readonly format?: 'fat' | 'ext4';
  /** Where it is plugged in. */
  readonly folder?: string;
}

const fat: readonly (readonly [format: string, make: string, mount: string])[] = [
  ['vfat', 'mkfs.vfat', 'mount'],
  ['exfat', 'mkfs.exfat', 'mount.exfat-fuse'],
];

/** Plugs a new stick in; a sentence says why there can be none here. */
export function plugIn(options: StickOptions): Stick | string {
  const { place, name = 'stick', megabytes = 24, isReadOnly = false } = options;
  const folder = options.folder ?? join(place, name);
  const image = join(place, `${name}.img`);
  mkdirSync(folder, { recursive: true });
  const file = openSync(image, 'w');
  ftruncateSync(file, megabytes * 1024 * 1024);
  closeSync(file);
  const tried: string[] = [];
  const formats = options.format === 'ext4' ? [['ext4', 'mkfs.ext4', 'mount'] as const] : fat;
  for (const [format, make, mount] of formats) {
    let device: string | undefined;
    try {
      run(make, format === 'ext4' ? ['-q', '-F', image] : [image]);
      device = run('losetup', ['-f', '--show', image]).trim();
      run(mount, ['-o', isReadOnly ? 'ro' : 'rw', device, folder]);
      const loop = device;
      let isOut = false;
      return {
        folder,
        image,
        format,
        pull() {
          if (isOut) return;
          isOut = true;
          run('umount', ['-l', folder]);
          run('losetup', ['-d', loop]); // goes when the last handle on it is closed
        },
      };
    } catch (error) {
      if (device !== undefined) run('losetup', ['-d', device]);
      tried.push(`${format}: ${String(Reflect.get(Object(error), 'stderr') || error)}`);
    }
  }
  return tried.join('; ').replaceAll(/\s+/g, ' ');
}

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
