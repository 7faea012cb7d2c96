import { openReader } from '#main/storage/database.ts';
import { createCuttingProxy, freePort } from './cutting-proxy.ts';
import { connectTwoMachines, signedIn } from './letters-by-stick.ts';
import type { TestApp } from './test-app.ts';

/** The same two machines on a network, over a line that a test can cut and that counts what it carries. */
export async function networkTwoMachines() {
  const machines = await connectTwoMachines();
  const { desk, station } = machines;
  const port = await freePort();
  await (await signedIn(desk, 'cntt')).network.listen({ on: true, port });
  const line = await createCuttingProxy(port);
  const address = `127.0.0.1:${line.port}`;
  await (await signedIn(station, 'cntt')).network.push({ on: true, address });
  return {
    ...machines,
    line,
    /** Calls the desk; what came of it, and how many bytes went there. */
    async push() {
      const before = line.passed.toDesk;
      const { trouble, detail } = await (await signedIn(station, 'can-bo')).network.pushNow();
      return { trouble, detail, bytes: line.passed.toDesk - before };
    },
    close(): void {
      line.close();
      machines.close();
    },
  };
}
export type NetworkedMachines = Awaited<ReturnType<typeof networkTwoMachines>>;

/** What the letters' own audit says was done, by day. */
export function lettersAuditOf(app: TestApp): string[] {
  const db = openReader(app.folder.letters);
  try {
    return db
      .prepare<[], string>(`SELECT day || ' ' || action FROM audit ORDER BY sequence`)
      .pluck()
      .all();
  } finally {
    db.close();
  }
}
