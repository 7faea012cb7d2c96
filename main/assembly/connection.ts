import { connectionThere, sealingKeysOf } from '#main/connection-there.ts';
import type { Door, Routers, Seat } from '#main/door.ts';
import { readCard } from '#main/features/batch/card/card-file.ts';
import { parseSshPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import { createConnectionRouter } from '#main/features/connection/index.ts';
import { createTrust } from '#main/features/connection/trust.ts';
import type { Ground } from './ground.ts';

export interface ConnectionDeps extends Pick<
  Ground,
  'db' | 'folder' | 'folderKind' | 'stationCode' | 'identity' | 'now' | 'settings'
> {
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** Who this folder is to others, and whom it trusts. */
export function assembleConnection(door: Pick<Door, 'connection'>, deps: ConnectionDeps) {
  const folder = { ...deps, keysFolder: deps.folder.keys };
  const there = connectionThere(folder);
  const routers: Routers<'connection'> = {
    connection: createConnectionRouter(door.connection, {
      ...there,
      exportsFolder: deps.folder.exports,
      actorOf: ({ seat }) => deps.actorOf(seat),
    }),
  };
  return {
    routers,
    trust: createTrust({ db: deps.db, readCard, parseKey: parseSshPublicKey }),
    /** For `openSealed`: what was sealed to a life before may still come. */
    sealingKeys: () => sealingKeysOf(folder),
  };
}
