import { describe, expect, it } from 'vitest';
import { LanguagePack } from './language-pack.ts';

const draft = {
  code: 'hre',
  name: 'Tiếng Hrê',
  script: 'Latn',
  status: 'draft',
  words: {},
  questionnaires: {},
};
const review = { reviewedBy: 'Phòng Văn hoá – Xã hội', reviewedOn: '2026-11-20' };

describe('a language pack', () => {
  it('is a draft without a reviewer, or reviewed by somebody on a day', () => {
    expect(LanguagePack.safeParse(draft).success).toBe(true);
    expect(LanguagePack.safeParse({ ...draft, ...review, status: 'reviewed' }).success).toBe(true);
  });

  it.each([
    ['reviewed by nobody', { status: 'reviewed', reviewedOn: '2026-11-20' }],
    ['reviewed on no day', { status: 'reviewed', reviewedBy: 'Phòng Văn hoá' }],
    ['a draft with a reviewer', review],
    ['of no script', { script: 'latin' }],
    ['of a code that is a way to another folder', { code: '../km' }],
    ['of a code that is not spelled as the standard does', { code: 'cjm-cham' }],
    ['with a field nobody knows', { author: 'ai đó' }],
    ['with a number for a sentence', { words: { rating: { change: 5 } } }],
  ])('is not %s', (_what, change) => {
    expect(LanguagePack.safeParse({ ...draft, ...change }).success).toBe(false);
  });

  it('holds every letter composed, however it was typed', () => {
    const typed = 'bơ\u0306 kro\u031b\u0306ng ĕ ı\u0306'.normalize('NFD');
    const { words } = LanguagePack.parse({ ...draft, words: { rating: { change: typed } } });
    expect(words).toEqual({ rating: { change: typed.normalize('NFC') } });
    expect(typed.normalize('NFC')).not.toBe(typed);
  });
});
