import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What tells this machine from another, and a folder from its copy. */
export interface Machine {
  /** The operating system's own name for this installation; undefined where it has none. */
  readonly id: string | undefined;
  placeOf(folder: string): Place;
}

/** Where a folder lies. What a system cannot tell is left out, not made up. */
export interface Place {
  /** Serial numbers of the disks beneath it; a folder on a mirror has several. */
  readonly disks: readonly string[];
  readonly inode: string;
  /** When the folder itself was made, in nanoseconds; a copy is made later. */
  readonly bornAtNs: string | undefined;
}

export function createMachine(): Machine {
  return { id: findMachineId(), placeOf };
}

function findMachineId(): string | undefined {
  if (process.platform === 'win32') return findMachineGuid();
  return firstLine('/etc/machine-id') ?? firstLine('/var/lib/dbus/machine-id');
}

const registryKey = String.raw`HKLM\SOFTWARE\Microsoft\Cryptography`;

function findMachineGuid(): string | undefined {
  try {
    const out = execFileSync('reg', ['query', registryKey, '/v', 'MachineGuid', '/reg:64'], {
      encoding: 'utf8',
      timeout: 5_000,
      windowsHide: true,
    });
    return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(out)?.[1];
  } catch {
    return undefined; // a system that does not say is not held against the folder
  }
}

function placeOf(folder: string): Place {
  const { dev, ino, birthtimeNs } = statSync(folder, { bigint: true });
  return {
    disks: process.platform === 'win32' ? [`volume-${dev}`] : disksBeneath(dev),
    inode: String(ino),
    bornAtNs: birthtimeNs > 0n ? String(birthtimeNs) : undefined,
  };
}

/** A device's number is another one after the next start; the serial of its disk is not. */
function disksBeneath(device: bigint): string[] {
  const major = ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
  const minor = (device & 0xffn) | ((device >> 12n) & ~0xffn);
  try {
    return serialsOf(realpathSync(`/sys/dev/block/${major}:${minor}`));
  } catch {
    return []; // a file system without a device, or a system without /sys
  }
}

const serialFiles = ['serial', 'device/serial', 'wwid', 'device/wwid', 'device/cid'];

function serialsOf(device: string): string[] {
  const disk = existsSync(join(device, 'partition')) ? dirname(device) : device;
  const slaves = join(disk, 'slaves');
  const beneath = existsSync(slaves) ? readdirSync(slaves) : [];
  if (beneath.length > 0) {
    return beneath.flatMap((name) => serialsOf(realpathSync(join(slaves, name)))).sort();
  }
  const serial = serialFiles.map((file) => firstLine(join(disk, file))).find(Boolean);
  return serial === undefined ? [] : [serial];
}

function firstLine(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')[0]?.trim() || undefined;
  } catch {
    return undefined; // not there, or not for this account
  }
}
