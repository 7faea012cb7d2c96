import type { ListenState } from '#shared/features/network/network.contract.ts';
import { listen, type ListenDeps, type Listening } from './listen.ts';
import type { NetworkKeys } from './network-keys.ts';

export interface DeskListenerDeps extends Omit<ListenDeps, 'keys' | 'onCall'> {
  readonly keys: () => NetworkKeys | undefined;
  readonly onCall: ListenDeps['onCall'];
  readonly log: { error(message: string, error?: unknown): void };
}

/** Opens and closes the desk's ear as somebody decided; while it is off there is no socket at all. */
export function createDeskListener(deps: DeskListenerDeps) {
  let state: ListenState['state'] = 'off';
  let listening: Listening | undefined;
  let wanted: number | undefined;
  let turn: Promise<void> = Promise.resolve();
  let strangers = 0;

  async function change(port: number | undefined): Promise<void> {
    if (port !== undefined && listening?.port === port) return;
    await listening?.close();
    listening = undefined;
    state = 'off';
    if (port === undefined) return;
    const keys = deps.keys();
    if (keys === undefined) {
      state = 'noKeys';
      return;
    }
    try {
      const onCall: ListenDeps['onCall'] = (who) => {
        if (who === 'stationUnknown') strangers += 1;
        deps.onCall(who);
      };
      listening = await listen({ ...deps, keys, onCall }, { port });
      state = 'listening';
    } catch (error) {
      const code = Reflect.get(Object(error), 'code');
      state = code === 'EADDRINUSE' ? 'portTaken' : 'failed';
      deps.log.error(`network: port ${port} cannot be had`, error);
    }
  }

  return {
    /** Listens at a port, or no longer; what could not be had is tried again at the next asking. */
    follow(port: number | undefined): Promise<void> {
      wanted = port;
      turn = turn.then(() => change(wanted));
      return turn;
    },
    state: () => state,
    strangers: () => strangers,
  };
}
export type DeskListener = ReturnType<typeof createDeskListener>;
