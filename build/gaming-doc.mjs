import { findNode24 } from './preparing/node-24.mjs';
import { inProject } from './preparing/root.mjs';
import { runInstead } from './preparing/run-instead.mjs';
import { orOneSentence } from './preparing/sentences.mjs';

await orOneSentence(async () => {
  const script = inProject('build/gaming/write-gaming-doc.ts');
  runInstead(findNode24(), [script], { withChannel: false });
});
