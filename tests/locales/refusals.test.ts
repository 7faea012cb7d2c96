import { existsSync, readFileSync } from 'node:fs';
import type { AnyContractProcedure } from '@orpc/contract';
import { traverseContractProcedures } from '@orpc/server';
import { expect, describe, it } from 'vitest';
import { contract } from '#shared/contract.ts';
import { misuseReasons } from '#shared/features/rating/misuse-rules.ts';
import { languages } from '#shared/features/station/languages.ts';

/** Operations that no screen offers yet. */
const withoutScreen = new Set(['rating.COMMENT_UNKNOWN', 'station.LANGUAGE_UNKNOWN']);

const refusals = new Set<string>();
traverseContractProcedures({ path: [], router: contract }, ({ contract: procedure, path }) => {
  const { errorMap } = (procedure as AnyContractProcedure)['~orpc'];
  for (const code of Object.keys(errorMap)) refusals.add(`${path[0]}.${code}`);
});

function wordsAt(language: string, feature: string, path: string): unknown {
  const file = `resources/locales/${language}/${feature}.json`;
  const words: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return path.split('.').reduce((node, key) => Reflect.get(Object(node), key), words);
}

describe.each(languages)('in %s', (language) => {
  it.each([...refusals].filter((refusal) => !withoutScreen.has(refusal)))(
    'the refusal %s has its words',
    (refusal) => {
      const [feature = '', code = ''] = refusal.split('.');
      const path = `refused.${code}.title`;
      // what the desk sets about a station is worded where it is set
      const words =
        wordsAt(language, feature, path) ??
        (feature === 'station' ? wordsAt(language, 'configure', path) : undefined);
      expect(words).toEqual(expect.stringMatching(/\S/));
    },
  );

  it.each(misuseReasons)('the reason %s has its words', (reason) => {
    expect(wordsAt(language, 'figures', `reason.${reason}`)).toEqual(expect.stringMatching(/\S/));
    expect(wordsAt(language, 'figures', `rules.${reason}`)).toEqual(expect.stringMatching(/\S/));
  });

  it('every way a start can end has its sentence', () => {
    const source = readFileSync('main/platform/start-error.ts', 'utf8');
    const problems = [...source.matchAll(/\| '(\w+)'/g)].map(([, name = '']) => name);
    expect(problems.length).toBeGreaterThan(15);
    for (const name of problems) {
      expect(wordsAt(language, 'start', `problem.${name}`), name).toEqual(expect.any(String));
    }
  });
});
