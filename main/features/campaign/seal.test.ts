import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longestComment } from '#shared/features/rating/longest-comment.ts';
import { createOpener, isRecipient, pieceBytes, seal } from './seal.ts';
import type { SealedAnswer } from './sealed-answer.ts';

const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const id = '00000000-0000-4000-8000-000000000001';
const longest = 'x'.repeat(40);

/** Every code as long as it can be. */
const common = {
  format: 1,
  id,
  campaign: id,
  responseId: id,
  step: 9_999_999,
  questionnaire: 'c-00000000@1',
  unit: longest,
  station: longest,
  channel: 'portable',
  hour: '2026-11-27T09:00:00+07:00',
  clock: 'trusted',
  inTime: false,
  trial: false,
} as const;
const comment = (text: string): SealedAnswer => ({ ...common, kind: 'comment', text });
const overhead = 200;

it('is opened as it was sealed, and every comment has one size', async () => {
  const open = await createOpener(identity);
  const words = fc
    .string({ unit: 'grapheme', maxLength: 400 })
    .map((text) => [...text.repeat(3)].slice(0, longestComment).join(''));
  await fc.assert(
    fc.asyncProperty(words, async (text) => {
      const sealed = await seal(recipient, comment(text));
      expect(sealed).toHaveLength(pieceBytes + overhead);
      expect(await open(sealed)).toEqual(comment(text));
    }),
    { numRuns: 60 },
  );
});

it('has that size for the longest comment, too, in whatever it is written', async () => {
  for (const one of ['a', 'ក', '"', '\n', '👍', '\u0001', '\uD800']) {
    const sealed = await seal(recipient, comment(one.repeat(longestComment)));
    expect(sealed).toHaveLength(pieceBytes + overhead);
  }
});

it('is never sealed twice to the same bytes', async () => {
  const [one, other] = [await seal(recipient, comment('a')), await seal(recipient, comment('a'))];
  expect(one.equals(other)).toBe(false);
});

it('is not opened if a byte of it is another one, nor by another identity', async () => {
  const sealed = await seal(recipient, comment('a'));
  const open = await createOpener(identity);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(sealed.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (place, mask) => {
        const altered = Buffer.from(sealed);
        altered[place] = (sealed[place] ?? 0) ^ mask;
        expect(await open(altered)).toBeUndefined();
      },
    ),
    { numRuns: 200 },
  );
  const stranger = await createOpener(await generateX25519Identity());
  expect(await stranger(sealed)).toBeUndefined();
});

it('asks for a recipient that exists', async () => {
  expect(await Promise.all([recipient, 'age1xyz', '', identity].map(isRecipient))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
