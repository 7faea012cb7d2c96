import { EventEmitter } from 'node:events';
import type { OnBeforeRequestListenerDetails, CallbackResponse, Session } from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;
type RequestListener = (
  details: OnBeforeRequestListenerDetails,
  answer: (response: CallbackResponse) => void,
) => void;

type PlayedSession = Pick<
  Session,
  | 'setBluetoothPairingHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'setUSBProtectedClassesHandler'
>;

/** A session: what is asked of it is answered by the program. Permissions are never asked for. */
export class StandInSession extends EventEmitter implements PlayedSession {
  readonly #handlers = new Map<string, Handler>();
  #listener: RequestListener | undefined;

  readonly protocol = {
    handle: (scheme: string, handler: Handler) => void this.#handlers.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener) => void (this.#listener = listener),
  };

  setBluetoothPairingHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setPermissionRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}
  setUSBProtectedClassesHandler(): void {}

  /** The program's answer to a request of a page; none when it cancels it or has no handler. */
  async answer(url: string, method: string): Promise<Response | undefined> {
    if (await this.#isCancelled(url, method)) return undefined;
    const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1));
    return handler?.(new Request(url, { method }));
  }

  #isCancelled(url: string, method: string): Promise<boolean> {
    return new Promise((resolve) => {
      const details = {
        id: 0,
        url,
        method,
        referrer: '',
        resourceType: 'other' as const,
        timestamp: Date.now(),
        uploadData: [],
      };
      if (this.#listener === undefined) resolve(false);
      else this.#listener(details, ({ cancel = false }) => resolve(cancel));
    });
  }
}
