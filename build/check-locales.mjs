import { globSync, readFileSync, readdirSync } from 'node:fs';
import { differencesBetween } from './testing/compare-locales.mjs';
import { unusedKeys } from './testing/unused-keys.mjs';
import { inProject } from './preparing/root.mjs';

const folder = inProject('resources/locales');

/**
 * @param {string} language
 * @returns {Record<string, unknown>} one entry per namespace
 */
function readLanguage(language) {
  return Object.fromEntries(
    readdirSync(`${folder}/${language}`)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        name.replace('.json', ''),
        JSON.parse(readFileSync(`${folder}/${language}/${name}`, 'utf8')),
      ]),
  );
}

const others = readdirSync(folder).filter((language) => language !== 'vi');
const differences = others.flatMap((language) =>
  differencesBetween(readLanguage('vi'), readLanguage(language)).map(
    (difference) => `${language}: ${difference}`,
  ),
);
const source = globSync('{main,renderer,shared,build}/**/*.{ts,tsx,mjs}', {
  cwd: inProject('.'),
  exclude: ['**/*.test.*'],
})
  .map((path) => readFileSync(inProject(path), 'utf8'))
  .join('\n');
const unused = unusedKeys(readLanguage('vi'), source).map((key) => `${key} is used nowhere`);

const complaints = [...differences, ...unused];
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
if (complaints.length > 0 || others.length === 0) process.exitCode = 1;
