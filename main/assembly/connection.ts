import { connectionThere } from '#main/connection-there.ts';
import type { NetworkKeys } from '#main/features/network/network-keys.ts';
import { cardNetworkOf } from '#main/network-there.ts';
import type { Door, Routers, Seat } from '#main/door.ts';
import { createConnectionRouter } from '#main/features/connection/index.ts';
import type { Ground } from './ground.ts';

export interface ConnectionDeps extends Pick<
  Ground,
  'db' | 'folder' | 'folderKind' | 'stationCode' | 'identity' | 'now' | 'settings'
> {
  readonly networkKeys: NetworkKeys | undefined;
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** Who this folder is to others, and whom it knows. */
export function assembleConnection(door: Pick<Door, 'connection'>, deps: ConnectionDeps) {
  const there = connectionThere({
    ...deps,
    keysFolder: deps.folder.keys,
    network: () => cardNetworkOf(deps.db, deps.networkKeys),
  });
  const routers: Routers<'connection'> = {
    connection: createConnectionRouter(door.connection, {
      ...there,
      exportsFolder: deps.folder.exports,
      actorOf: ({ seat }) => deps.actorOf(seat),
    }),
  };
  return { routers };
}
