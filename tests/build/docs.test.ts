import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accessDoc, accessDocFile } from '#build/access/access-doc.ts';
import { kioskArguments } from '#main/hosts/kiosk-switches.ts';

const documents = [
  'README.md',
  'docs/ARCHITECTURE.md',
  'docs/access.md',
  'docs/accessibility.md',
  'docs/batch-format.md',
  'docs/campaigns.md',
  'docs/gaming.md',
  'docs/gathering.md',
  'docs/indicator-sets.md',
  'docs/languages.md',
  'docs/letters.md',
  'docs/linkage.md',
  'docs/letter-templates.md',
  'docs/office.md',
  'docs/questionnaires.md',
  'docs/statistics.md',
];
const path = /`((?:main|renderer|shared|resources|build|tests|bench|docs)\/[\w./-]*)`/g;

describe('the documents', () => {
  it('tell the browser what the program tells its own', () => {
    const text = readFileSync('docs/kiosk-browser.md', 'utf8');
    expect(kioskArguments.filter((argument) => !text.includes(argument))).toEqual([]);
  });

  it.each(documents)('%s names only paths that exist', (document) => {
    const named = [...readFileSync(document, 'utf8').matchAll(path)].map(([, name = '']) => name);
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });

  it('tell of every operation and every right who may do what', () => {
    // after a change of the contract or of the rights: npm run access-doc
    expect(readFileSync(accessDocFile, 'utf8')).toBe(accessDoc());
  });

  it('give every decision a number of its own', () => {
    const numbers = readdirSync('docs/decisions').map((name) => name.slice(0, 4));
    expect(numbers.filter((number) => !/^\d{4}$/.test(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
