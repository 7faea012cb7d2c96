import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** After how many bytes a line breaks, in each direction; undefined: never. */
export interface Cut {
  readonly toDesk?: number | undefined;
  readonly fromDesk?: number | undefined;
}

/** A line between a station and its desk that breaks where a test wants; counts what went over it. */
export async function createCuttingProxy(port: number) {
  let cut: Cut = {};
  const passed = { toDesk: 0, fromDesk: 0 };
  const open = new Set<Socket>();
  const server = createServer((station) => {
    const desk = connect({ port, host: '127.0.0.1' });
    const both = [station, desk];
    const breakOff = () => both.forEach((socket) => socket.destroy());
    for (const socket of both) {
      open.add(socket);
      socket.on('error', breakOff);
      socket.on('close', () => {
        open.delete(socket);
        breakOff();
      });
    }
    pass(station, desk, 'toDesk', cut.toDesk);
    pass(desk, station, 'fromDesk', cut.fromDesk);
    function pass(from: Socket, to: Socket, way: keyof typeof passed, most = Infinity): void {
      let left = most;
      from.on('data', (chunk: Buffer) => {
        const piece = chunk.subarray(0, Math.min(left, chunk.length));
        left -= chunk.length;
        passed[way] += piece.length;
        // what was let through arrives, as on a line whose plug is pulled
        to.write(piece, () => left < 0 && breakOff());
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    passed,
    /** From the next connection on. */
    cutAfter: (next: Cut) => (cut = next),
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/** A port that nothing listens at now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
