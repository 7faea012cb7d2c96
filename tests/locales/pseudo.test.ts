import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LanguagePack } from '#shared/features/languages/language-pack.ts';
import { textsOf, valuesIn } from '#shared/features/languages/words.ts';
import { shippedTexts } from '#tests/support/shipped-texts.ts';
import { pseudo, pseudoPack } from '#tests/support/pseudo-pack.ts';

it('makes any sentence at least 60 per cent longer and keeps its values', () => {
  const text = fc.array(fc.oneof(fc.string(), fc.constant('{{count}}')), { minLength: 1 });
  fc.assert(
    fc.property(text, (parts) => {
      const sentence = parts.join(' ');
      const longer = pseudo(sentence);
      expect([...longer].length).toBeGreaterThanOrEqual([...sentence].length * 1.6);
      expect(valuesIn(longer)).toEqual(valuesIn(sentence));
    }),
  );
});

it('puts marks on the sentences of the program, so that what clips them is seen', () => {
  for (const { text } of shippedTexts('vi')) expect(pseudo(text)).toMatch(/[ẵễỗữĩỹướềệẨờỷợ]/);
});

it('is a draft that says everything', () => {
  const pack = LanguagePack.parse(pseudoPack());
  const keys = Object.values(pack.words).flatMap((tree) => textsOf(Object(tree)));
  expect({ status: pack.status, all: keys.length > 150 }).toEqual({ status: 'draft', all: true });
});
