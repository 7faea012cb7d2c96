import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import commonPhrases from '#resources/access/common-phrases.json' with { type: 'json' };
import { faultOfPassphrase, longestPassphrase, shortestPassphrase } from './passphrase.ts';

const guesses = {
  code: 'nd-07',
  name: 'Nguyễn Thị Ngọc Lan',
  unitName: 'Trung tâm Phục vụ hành chính công xã Hoà Bình',
  common: commonPhrases.phrases,
};
const fault = (passphrase: string) => faultOfPassphrase(passphrase, guesses);

describe('a passphrase', () => {
  it.each([
    ['ngắn quá thôi', 'tooShort'],
    ['mười bốn chữ a', 'tooShort'],
    ['a'.repeat(200), 'tooLong'],
    ['lan lan lan lan lan', 'repeated'],
    ['mật khẩu mật khẩu mật khẩu', 'repeated'],
    ['aaaaaaaaaaaaaaaa', 'repeated'],
    ['aabbaabbabababbaab', 'repeated'],
    ['123456789012345', 'straight'],
    ['qwertyuiop asdfghjkl', 'straight'],
    ['abcdefghijklmnop', 'straight'],
    ['Nguyễn Thị Ngọc Lan 1985', 'ownName'],
    ['NGUYEN THI NGOC LAN!!', 'ownName'],
    ['nguyenngoclan nd07', 'ownName'],
    ['Trung tâm phục vụ hành chính công xã Hòa Bình 1', 'unitName'],
    ['Độc lập – Tự do – Hạnh phúc', 'common'],
    ['matkhaucuatoi2026', 'common'],
    ['xin chào việt nam!', 'common'],
    ['Correct Horse Battery Staple', 'common'],
  ])('like “%s” is refused: %s', (passphrase, why) => {
    expect(fault(passphrase)).toBe(why);
  });

  it.each([
    'mưa thuận gió hoà quanh năm',
    'bảy con vịt qua cầu khỉ',
    'chị Lan bán rau muống chợ chiều',
    'seven ducks crossed the monkey bridge',
    'tR0ub4dor&3-xà-beng',
  ])('like “%s” is taken', (passphrase) => {
    expect(fault(passphrase)).toBeUndefined();
  });

  it('is as long composed as decomposed, and fits into what the sign-in takes', () => {
    const syllable = fc.constantFrom('mưa', 'ngọc', 'hoà', 'ướt', 'bể', 'sỏi', 'xưởng', 'quýt');
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 16 }), (syllables) => {
        const phrase = syllables.join(' ');
        expect(fault(phrase.normalize('NFD'))).toBe(fault(phrase));
        const length = [...phrase].length;
        if (length < shortestPassphrase) expect(fault(phrase)).toBe('tooShort');
        if (length <= longestPassphrase) {
          expect(phrase.normalize('NFD').length).toBeLessThanOrEqual(200);
        }
      }),
    );
  });
});

describe('the listed phrases', () => {
  it('refuse every one of their own that is long enough, in any spelling', () => {
    const taken = commonPhrases.phrases
      .flatMap((phrase) => [phrase, phrase.toUpperCase(), `${phrase} 2026!!`])
      .filter((spelt) => [...spelt].length >= shortestPassphrase && fault(spelt) === undefined);
    expect(taken).toEqual([]);
  });
});
