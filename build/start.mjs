import { prepare } from './prepare.mjs';
import { chooseHost } from './preparing/choose-host.mjs';
import { fetchElectron, findElectron } from './preparing/electron-binary.mjs';
import { hostOfSettings } from './preparing/host-of-settings.mjs';
import { inProject } from './preparing/root.mjs';
import { runInstead } from './preparing/run-instead.mjs';
import { orOneSentence, refusal, sentence } from './preparing/sentences.mjs';

await orOneSentence(async () => {
  const { node } = await prepare();
  const wish = process.env['HAILONG_HOST'] || hostOfSettings(process.env);
  const hasDisplay =
    process.platform !== 'linux' ||
    Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  const isFetched = wish === 'electron' && hasDisplay;
  const electron = findElectron() ?? (isFetched ? await fetchElectron() : undefined);
  const { host, because } = chooseHost({
    wish,
    hasElectron: electron !== undefined,
    hasDisplay,
    isRoot: process.platform === 'linux' && process.getuid?.() === 0,
  });
  if (host === 'none') throw refusal(because, { wish: wish ?? '' });
  process.stdout.write(`${sentence(because)}\n`);
  if (host === 'electron' && electron !== undefined)
    runInstead(electron, [inProject('.')], { withChannel: false });
  else runInstead(node, [inProject('out/main/browser.js')], { withChannel: true });
});
