import { execFile } from 'node:child_process';
import { readFile, readdir, realpath, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Medium } from '#shared/features/batch/batch.contract.ts';

/** Sticks and other media that the machine has mounted; none where the system does not say. */
export async function listMedia(): Promise<Medium[]> {
  try {
    return process.platform === 'win32' ? await listOnWindows() : await listOnLinux();
  } catch {
    return []; // a folder can still be typed
  }
}

interface Mount {
  readonly device: string;
  readonly folder: string;
  readonly isReadOnly: boolean;
}

/** Lines of `/proc/mounts` that are about devices; spaces stand there as octal numbers. */
export function parseMounts(text: string): Mount[] {
  const plain = (word: string) =>
    word.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 8)),
    );
  return text.split('\n').flatMap((line) => {
    const [device = '', folder = '', , options = ''] = line.split(' ');
    if (!device.startsWith('/dev/')) return [];
    return [
      {
        device: plain(device),
        folder: Buffer.from(plain(folder), 'latin1').toString('utf8'),
        isReadOnly: options.split(',').includes('ro'),
      },
    ];
  });
}

async function listOnLinux(): Promise<Medium[]> {
  const mounts = parseMounts(await readFile('/proc/mounts', 'latin1'));
  const media = await Promise.all(
    mounts.map(async ({ device, folder, isReadOnly }) => {
      if (!(await isRemovable(device))) return [];
      const { bavail, blocks, bsize } = await statfs(folder);
      const name = basename(folder);
      return [{ folder, name, freeBytes: bavail * bsize, bytes: blocks * bsize, isReadOnly }];
    }),
  );
  return media.flat();
}

/** Whether the disk of a partition says that it can be taken out, or hangs on USB as some large ones do. */
async function isRemovable(device: string): Promise<boolean> {
  try {
    const partition = basename(await realpath(device));
    const at = await realpath(join('/sys/class/block', partition));
    if (at.includes('/usb')) return true;
    const files = await readdir(at);
    const disk = files.includes('partition') ? join(at, '..') : at;
    return (await readFile(join(disk, 'removable'), 'utf8')).trim() === '1';
  } catch {
    return false; // not a block device that the system knows
  }
}

const WindowsDisk = z.object({
  DeviceID: z.string(),
  VolumeName: z.string().nullish(),
  FreeSpace: z.coerce.number().nullish(),
  Size: z.coerce.number().nullish(),
});
const WindowsDisks = z.union([z.array(WindowsDisk), WindowsDisk.transform((disk) => [disk])]);

/** What PowerShell says of the drives of type 2, removable; one of them comes without a list. */
export function parseWindowsDisks(text: string): Medium[] {
  if (text.trim() === '') return [];
  return WindowsDisks.parse(JSON.parse(text)).flatMap(({ DeviceID, VolumeName, FreeSpace, Size }) =>
    Size === null || Size === undefined // a card reader without a card
      ? []
      : [
          {
            folder: `${DeviceID}\\`,
            name: VolumeName ?? '',
            freeBytes: FreeSpace ?? 0,
            bytes: Size,
            isReadOnly: false,
          },
        ],
  );
}

const askWindows = [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8; ' +
    'Get-CimInstance Win32_LogicalDisk -Filter "DriveType=2" | ' +
    'Select-Object DeviceID,VolumeName,FreeSpace,Size | ConvertTo-Json -Compress',
];

async function listOnWindows(): Promise<Medium[]> {
  const { stdout } = await promisify(execFile)('powershell.exe', askWindows, {
    timeout: 10_000,
    windowsHide: true,
  });
  return parseWindowsDisks(stdout);
}
