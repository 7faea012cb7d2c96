import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { pages, type Page } from '#shared/pages.ts';
import { StartError } from './platform/start-error.ts';
import { findFolderKind } from './features/folder/folder-store.ts';
import { dataFolderAt, prepareDataFolder, type DataFolder } from './storage/data-folder.ts';
import { openReader } from './storage/database.ts';
import { findOfficeBeside } from './storage/office-beside.ts';

const As = z.enum(['station', 'desk', 'both']);
const Port = z.int().min(0).max(65_535);
/** The environment holds text. */
const PortText = z.union([Port, z.string().regex(/^\d+$/).transform(Number).pipe(Port)]);

/** `settings.json` in the data folder: how the program starts on this machine. */
const BootSettings = z.strictObject({
  as: As.optional(),
  host: z.enum(['electron', 'browser']).optional(),
  port: Port.optional(),
});

/** How this start was asked for, from outside or by the data folder's settings. */
export interface Boot {
  readonly folder: DataFolder;
  /** The pages this start shows. */
  readonly pages: readonly Page[];
  /** Preferred port of the browser host; 0 takes any free one. */
  readonly port: number;
}

export const usualPort = 4180;

/** The environment wins over the folder's settings, and those over what is usual. */
export function readBoot(env: Readonly<Record<string, string | undefined>>): Boot {
  const folder = prepareDataFolder(folderToStartIn(env['HAILONG_DATA'] || defaultDataFolder(env)));
  const settings = readBootSettings(folder);
  const as = parse(As, env['HAILONG_AS'] || settings.as || 'both', 'asInvalid');
  const wishedPort = env['HAILONG_PORT'] || settings.port;
  return {
    folder,
    pages: as === 'both' ? pages : [as === 'station' ? 'kiosk' : 'desk'],
    port: parse(PortText, wishedPort ?? usualPort, 'portInvalid'),
  };
}

/** A trial from which an office was set up is left behind: the program starts in the office. */
function folderToStartIn(path: string): string {
  const office = findOfficeBeside(path);
  return office === undefined || kindAt(path) !== 'trial' ? path : office;
}

/** A folder without a database, or with one that cannot be read, would at best be a trial. */
function kindAt(path: string): FolderKind {
  try {
    const db = openReader(dataFolderAt(path).database);
    try {
      return findFolderKind(db) ?? 'trial';
    } finally {
      db.close();
    }
  } catch {
    return 'trial'; // whether it can be used is found out where it is opened
  }
}

/** Where the operating system wants a program's data; a trial until an office is set up. */
export function defaultDataFolder(env: Readonly<Record<string, string | undefined>>): string {
  switch (process.platform) {
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'HaiLong', 'trial');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'HaiLong', 'trial');
    default:
      return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'hai-long', 'trial');
  }
}

function readBootSettings(folder: DataFolder): z.infer<typeof BootSettings> {
  if (!existsSync(folder.settings)) return {};
  const text = readFileSync(folder.settings, 'utf8').replace(/^\uFEFF/, '');
  const parsed = BootSettings.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') || (issue && 'keys' in issue ? String(issue.keys) : '');
  throw new StartError('settingsInvalid', { file: folder.settings, place: place || '{ }' });
}

/** Undefined for what is no JSON: the schema then refuses it with the file's name. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, problem: 'asInvalid' | 'portInvalid'): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new StartError(problem, { value: String(value) });
  return parsed.data;
}
