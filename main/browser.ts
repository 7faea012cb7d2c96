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
  const host = await serve({ app, pagesFolder, shown: boot.pages, port: boot.port });
  for (const { page, url } of host.addresses) {
    process.stdout.write(`${words(`start:address.${page}`, { url })}\n`);
  }
  process.stdout.write(
    `${words(`start:folder.${app.folderKind}`, { folder: boot.folder.path })}\n`,
  );
  await untilStopped();
  await host.close();
  app.close();
  hold.release();
} catch (error) {
  process.stderr.write(`${sentenceFor(error, words)}\n`);
  process.exitCode = 1;
}
