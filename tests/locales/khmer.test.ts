import { expect, it } from 'vitest';
import { shippedQuestionnaires } from '#main/features/questionnaire/shipped-questionnaires.ts';
import { knownLanguages } from '#main/features/languages/known-languages.ts';
import { LanguagePack } from '#shared/features/languages/language-pack.ts';
import khmer from '#resources/languages/km/pack.json' with { type: 'json' };
import { textsOf } from '#shared/features/languages/words.ts';

const known = knownLanguages({
  folder: 'no-such-folder',
  audioFolder: undefined,
  questionnaires: shippedQuestionnaires(),
});
const said = known.words('km');
const texts = [
  ...Object.values(said?.words ?? {}).flatMap((tree) => textsOf(Object(tree))),
  ...Object.values(said?.questionnaires ?? {}).flatMap((each) => Object.entries(each)),
];

it('ships Khmer as a draft that says everything Vietnamese says, as it says it now', () => {
  const settings = { languages: { drafts: [], off: [] } };
  const { languages, sentences, faults } = known.overview(settings);
  expect(faults).toEqual([]);
  expect(languages.find(({ code }) => code === 'km')).toMatchObject({
    status: 'draft',
    translated: sentences,
    outdated: 0,
    on: false,
  });
});

it('says nowhere that somebody has reviewed the draft', () => {
  const { reviewedBy, reviewedOn, status } = LanguagePack.parse(khmer);
  expect({ reviewedBy, reviewedOn, status }).toEqual({
    reviewedBy: undefined,
    reviewedOn: undefined,
    status: 'draft',
  });
});

it('is written in Khmer letters, but for names of keys and ways of typing', () => {
  const inOtherLetters = texts.filter(([, text]) => !/\p{Script=Khmer}/u.test(text));
  expect(inOtherLetters.map(([, text]) => text).sort()).toEqual(['!%#', 'ABC', 'Telex', 'VNI']);
  const withVietnamese = texts.filter(([, text]) =>
    /[ăâđêôơư]|\p{Script=Latin}\p{Mn}/iu.test(text),
  );
  expect(withVietnamese).toEqual([]);
});

it('has no letter that only looks right: every sign follows a letter it belongs to', () => {
  const loose = texts.filter(([, text]) => /(^|[^\p{Script=Khmer}])[\u17B6-\u17D3]/u.test(text));
  expect(loose).toEqual([]);
});
