import log from 'electron-log/node.js';
import { join } from 'node:path';

/** Notes for IT. Nothing that a citizen gave, and no names, ever goes in. */
export interface Log {
  info(note: string): void;
  error(note: string, error?: unknown): void;
}

const largestFile = 1024 * 1024;

/** A bounded log file: at one megabyte the file becomes `main.old.log`, and the older one goes. */
export function createFileLog(folder: string): Log {
  const logger = log.create({ logId: folder });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => join(folder, 'main.log');
  logger.transports.file.maxSize = largestFile;
  return {
    info: (note) => logger.info(note),
    error: (note, error) => logger.error(note, error instanceof Error ? error.stack : ''),
  };
}

export const silentLog: Log = { info: () => {}, error: () => {} };
