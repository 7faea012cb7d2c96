import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const documents = ['README.md', 'docs/ARCHITECTURE.md'];
const path = /`((?:main|renderer|shared|resources|build|tests|bench|docs)\/[\w./-]*)`/g;

describe('the documents', () => {
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
