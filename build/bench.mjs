import { prepare } from './prepare.mjs';
import { provideBrowser } from './preparing/browser.mjs';
import { inProject } from './preparing/root.mjs';
import { runInstead } from './preparing/run-instead.mjs';
import { orOneSentence } from './preparing/sentences.mjs';

await orOneSentence(async () => {
  const { node } = await prepare();
  process.env['HAILONG_CHROMIUM'] = await provideBrowser();
  runInstead(node, [inProject('bench/bench.ts'), ...process.argv.slice(2)], { withChannel: true });
});
