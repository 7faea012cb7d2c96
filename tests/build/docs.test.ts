import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kioskArguments } from '#main/hosts/kiosk-switches.ts';

const documents = [
  'README.md',
  'docs/ARCHITECTURE.md',
  'docs/accessibility.md',
  'docs/campaigns.md',
  'docs/languages.md',
  'docs/office.md',
  'docs/questionnaires.md',
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

  it('give every decision a number of its own', () => {
    const numbers = readdirSync('docs/decisions').map((name) => name.slice(0, 4));
    expect(numbers.filter((number) => !/^\d{4}$/.test(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
