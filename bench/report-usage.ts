import { existsSync, readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const usageFd = 3;
const linuxStatus = '/proc/self/status';

if (isMainThread) {
  process.once('exit', () => {
    const { user, system } = process.cpuUsage(); // of all threads
    const cpuSeconds = (user + system) / 1e6;
    writeSync(usageFd, JSON.stringify({ cpuSeconds, peakBytes: peakBytes() }));
  });
}

/** On Linux `maxRSS` counts what the parent held before this program began; its status does not. */
function peakBytes(): number {
  const status = existsSync(linuxStatus) ? readFileSync(linuxStatus, 'utf8') : '';
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kilobytes) * 1024;
}
