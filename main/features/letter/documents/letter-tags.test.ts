import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { letterTemplates } from '#shared/features/letter/letter-templates.ts';
import { partsOf } from '#tests/support/docx.ts';
import { aLetter, contentsFor, shippedTemplate } from '#tests/support/letters.ts';
import { letterTags, tagsOf } from './letter-tags.ts';
import { letterValues } from './letter-values.ts';

async function tagsIn(name: (typeof letterTemplates)[number]): Promise<Set<string>> {
  const parts = partsOf(await shippedTemplate(name));
  const text = [...parts.values()].map((part) => part.toString('utf8')).join('');
  return new Set([...text.matchAll(/\{[#/]?(\w+)\}/g)].map(([, tag = '']) => tag));
}

describe('the tags', () => {
  it.each(letterTemplates)('of %s all have a value in a letter that says everything', (name) => {
    const values = letterValues(aLetter(contentsFor(name, 'full')));
    const silent = tagsOf(name).filter(({ value }) => values[value] === undefined);
    expect(silent).toEqual([]);
  });

  it.each(letterTemplates)('of %s are optional exactly if a letter can be without them', (name) => {
    const { place, agency, signer } = { agency: 'A', place: 'B', signer: { title: 'C' } };
    const values = letterValues(aLetter(contentsFor(name, 'bare'), { place, agency, signer }));
    for (const { tag, value, optional } of tagsOf(name)) {
      expect({ tag, optional }).toEqual({ tag, optional: values[value] === undefined });
    }
  });

  it('are each used by a shipped template, but for the address of who sent thanks', async () => {
    const used = new Set<string>();
    for (const name of letterTemplates) for (const tag of await tagsIn(name)) used.add(tag);
    expect(letterTags.map(({ tag }) => tag).filter((tag) => !used.has(tag))).toEqual([
      'dia_chi_nguoi_gui', // a sheet for the notice board says where nobody lives
    ]);
  });

  it('and their values are one and the same list', () => {
    const values = new Set(
      letterTemplates.flatMap((name) =>
        Object.keys(letterValues(aLetter(contentsFor(name, 'full')))),
      ),
    );
    expect(new Set<string>(letterTags.map(({ value }) => value))).toEqual(values);
    expect(new Set(letterTags.map(({ tag }) => tag)).size).toBe(letterTags.length);
  });

  it('stand in the handbook of whoever edits templates, each with its example', () => {
    const handbook = readFileSync('docs/letter-templates.md', 'utf8');
    const absent = letterTags.filter(
      ({ tag, meaning, example }) =>
        ![`\`{${tag}}\``, meaning, example].every((words) => handbook.includes(words)),
    );
    expect(absent.map(({ tag }) => tag)).toEqual([]);
  });
});
