import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipName, clipOfQuestionnaire, clipOfWords } from './clip-name.ts';
import { textsOf, treeOf, valuesIn, type WordTree } from './words.ts';

const name = fc.stringMatching(/^[A-Za-z0-9_]{1,8}$/);
const { tree } = fc.letrec<{ tree: WordTree; entry: string | WordTree }>((tie) => ({
  tree: fc.dictionary(name, tie('entry'), { minKeys: 1, maxKeys: 4 }),
  entry: fc.oneof({ maxDepth: 3 }, fc.string(), tie('tree')),
}));

describe('the words of a language', () => {
  it('are the same words after they were taken apart and put together', () => {
    fc.assert(
      fc.property(tree, (words) => {
        expect(treeOf(textsOf(words))).toEqual(words);
      }),
    );
  });

  it('never reach what every object has', () => {
    treeOf([['__proto__.polluted', 'yes']]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('name the values that are filled in', () => {
    expect(valuesIn('còn {{seconds}} giây, {{ count }} câu')).toEqual(['seconds', 'count']);
  });
});

describe('the name of a clip', () => {
  it('is a file name on every system, for every text there can be', () => {
    expect(clipOfWords('rating', 'refused.STORE_FULL.title')).toMatch(clipName);
    expect(clipOfQuestionnaire({ id: 'five-elements', issue: 1 }, 'on_time.not_due')).toMatch(
      clipName,
    );
  });

  it.each(['', 'rating', '../rating.x', 'rating/x.y', 'rating.x\\y', '.rating.x', 'Rating.x y'])(
    'is never %j',
    (text) => {
      expect(text).not.toMatch(clipName);
    },
  );
});
