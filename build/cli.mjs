import { prepare } from './prepare.mjs';
import { inProject } from './preparing/root.mjs';
import { runInstead } from './preparing/run-instead.mjs';
import { orOneSentence } from './preparing/sentences.mjs';

await orOneSentence(async () => {
  const { node } = await prepare(['main']);
  runInstead(node, [inProject('out/main/cli.js'), ...process.argv.slice(2)], { withChannel: true });
});
