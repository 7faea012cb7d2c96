import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';
import type { OwnCard } from '#shared/features/connection/connection.contract.ts';
import { refused, type ConnectionDeps } from './connection-deps.ts';

/** Writes a card for somebody to take along; the one before makes room, whole or not at all. */
export function saveCard(
  { ownCards }: Pick<ConnectionDeps, 'ownCards'>,
  role: OwnCard['role'],
  folder: string,
) {
  const card = ownCards().find((each) => each.role === role);
  if (card === undefined) throw new Error('a folder has a card for each role');
  const file = join(folder, card.fileName);
  const unfinished = `${file}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, card.file, { flush: true });
    renameSync(unfinished, file);
    syncFolder(folder);
    return { done: true, file } as const;
  } catch (error) {
    rmSync(unfinished, { force: true });
    const reason = String(Reflect.get(Object(error), 'code') ?? 'unknown');
    return { ...refused('NOT_WRITTEN'), reason } as const;
  }
}
