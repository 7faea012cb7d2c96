/** A message through a port as text: what a page and the program send each other is text or bytes. */
export type PackedData = { readonly text: string } | { readonly base64: string };

/** What the isolated world tells the program. */
export type WorldMessage =
  | { readonly kind: 'ipc'; readonly channel: string; readonly ports: readonly number[] }
  | { readonly kind: 'data'; readonly port: number; readonly data: PackedData }
  | { readonly kind: 'close'; readonly port: number };

/**
 * Runs in the page's isolated world, as text: it may use nothing from this file. It gives the
 * preload a `require('electron')` and carries the ports it hands over.
 */
export function openPreloadWorld(
  tell: (message: string) => void,
  runPreload: (require: (name: string) => unknown) => void,
): { deliver(port: number, data: PackedData): void; close(port: number): void } | undefined {
  if (window.top !== window) return undefined; // Electron runs no preload in frames
  const ports: MessagePort[] = [];
  const send = (message: WorldMessage) => tell(JSON.stringify(message));

  const pack = (data: string | Uint8Array): PackedData =>
    typeof data === 'string'
      ? { text: data }
      : { base64: btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join('')) };
  const unpack = (data: PackedData) =>
    'text' in data
      ? data.text
      : Uint8Array.from(atob(data.base64), (character) => character.charCodeAt(0));

  function take(port: MessagePort): number {
    const id = ports.push(port) - 1;
    port.addEventListener('message', ({ data }) =>
      send({ kind: 'data', port: id, data: pack(data) }),
    );
    port.addEventListener('close', () => send({ kind: 'close', port: id }));
    port.start();
    return id;
  }

  const ipcRenderer = {
    postMessage(channel: string, _message: unknown, transfer: readonly MessagePort[] = []) {
      send({ kind: 'ipc', channel, ports: transfer.map(take) });
    },
  };
  runPreload((name) => {
    if (name === 'electron') return { ipcRenderer };
    throw new Error(`a sandboxed preload cannot require ${name}`);
  });
  return {
    deliver: (port, data) => ports[port]?.postMessage(unpack(data)),
    close: (port) => ports[port]?.close(),
  };
}
