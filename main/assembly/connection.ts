import { connectionThere } from '#main/connection-there.ts';
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
  const there = connectionThere({ ...deps, keysFolder: deps.folder.keys });
  const routers: Routers<'connection'> = {
    connection: createConnectionRouter(door.connection, {
      ...there,
      exportsFolder: deps.folder.exports,
      actorOf: ({ seat }) => deps.actorOf(seat),
    }),
  };
  return { routers, trust: createTrust({ db: deps.db, readCard, parseKey: parseSshPublicKey }) };
}
