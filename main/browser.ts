import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { readBoot } from './boot.ts';
import { serve } from './hosts/browser/serve.ts';
import { assertNode } from './platform/assert-node.ts';
import { createSystemClock } from './platform/clock.ts';
import { createFileLog } from './platform/log.ts';
import { untilStopped } from './platform/until-stopped.ts';
import { holdFolder } from './storage/hold-folder.ts';
import { createWords, sentenceFor } from './words.ts';

const words = createWords(process.env['HAILONG_LANGUAGE']);

try {
  assertNode();
  const stopped = untilStopped().then(() => 'stopped' as const);
  let port: number | undefined;
  for (;;) {
    const run = await start(port);
    const end = await Promise.race([stopped, run.app.moved]);
    await run.close();
    if (end === 'stopped') break;
    port = run.port; // the pages that are open find the program where it was
  }
} catch (error) {
  process.stderr.write(`${sentenceFor(error, words)}\n`);
  process.exitCode = 1;
}

/** Starts the program in the folder that is to be started in, and says where it can be found. */
async function start(port: number | undefined) {
  const boot = readBoot(process.env);
  const hold = holdFolder(boot.folder);
  const log = createFileLog(boot.folder.logs);
  const built = import.meta.url.endsWith('.ts') ? '../out/' : '../';
  const inBuilt = (folder: string) => fileURLToPath(new URL(`${built}${folder}`, import.meta.url));
  const app = await createApp({
    folder: boot.folder,
    system: createSystemClock(),
    log,
    workerUrl: new URL(
      import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js',
      import.meta.url,
    ),
    audioFolder: inBuilt('audio'),
    letterTemplates: inBuilt('letters'),
  });
  const pagesFolder = inBuilt('renderer');
  const host = await serve({ app, pagesFolder, shown: boot.pages, port: port ?? boot.port });
  for (const { page, url } of host.addresses) {
    process.stdout.write(`${words(`start:address.${page}`, { url })}\n`);
  }
  process.stdout.write(
    `${words(`start:folder.${app.folderKind}`, { folder: boot.folder.path })}\n`,
  );
  return {
    app,
    port: host.port,
    async close() {
      await host.close();
      app.close();
      hold.release();
    },
  };
}
