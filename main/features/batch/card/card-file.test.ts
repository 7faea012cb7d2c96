import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { cardFormat, type Card } from '#shared/features/batch/card.ts';
import { sshSign } from '../file/ssh-signature.ts';
import { createIdentity, type Identity } from '../identity/identity.ts';
import { readCard, signCard } from './card-file.ts';
import { digitsOf, textOfDigits } from './digits.ts';

let identity: Identity;
let earlier: Identity;
let file: string;
beforeAll(async () => {
  identity = await createIdentity(randomUUID());
  earlier = await createIdentity(randomUUID());
  file = signCard(aCard(), identity, [earlier]);
});

function aCard(): Card {
  return {
    format: cardFormat,
    role: 'station',
    unit: { code: '01819', codeSystem: 'QD19-2025', name: 'Xã Na Rì' },
    station: { code: 'may-1', name: 'Máy ở Quầy 1', counterCodes: ['quay-1'] },
    folderKind: 'office',
    incarnation: identity.incarnation,
    before: earlier.publicKey,
    key: identity.publicKey,
    recipient: identity.recipient,
    issuedOn: '2026-11-27',
  };
}

it('is read as it was signed, with the keys that vouch for it', () => {
  const reading = readCard(file);
  expect(reading).toMatchObject({ read: true, card: aCard(), text: file });
  expect(reading.read && reading.code).toMatch(/^(\d{5} ){7}\d{5}$/);
  expect(reading.read && reading.vouchedBy).toHaveLength(1);
  expect(readCard(`\uFEFF${file}\r\n`)).toEqual(reading);
});

it('is refused with any byte of it changed', () => {
  const bytes = Buffer.from(file);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const altered = Buffer.from(bytes);
      altered.writeUInt8(bytes.readUInt8(at) ^ flip, at);
      // white space around a card is not of it: a scanner or a person put it there
      fc.pre(altered.toString().trim() !== file);
      expect(readCard(altered.toString()).read).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

it('is refused cut short anywhere, or with something after it', () => {
  for (let length = 0; length < file.length; length += 7) {
    expect(readCard(file.slice(0, length)).read).toBe(false);
  }
  expect(readCard(`${file}{}`)).toEqual({ read: false, why: 'CARD_UNREADABLE' });
});

it('is refused when a stranger signed it, or one key’s signature stands for another’s', () => {
  const { document } = JSON.parse(file);
  const stranger = signCard(aCard(), earlier, []);
  expect(readCard(stranger)).toEqual({ read: false, why: 'CARD_ALTERED' });
  const { signature } = JSON.parse(file);
  const vouched = [{ key: earlier.publicKey, signature }];
  const swapped = JSON.stringify({ document, signature, signedBefore: vouched });
  expect(readCard(swapped)).toEqual({ read: false, why: 'CARD_ALTERED' });
});

it('is refused when it was signed for another purpose', async () => {
  const { hash } = await import('node:crypto');
  const { document, signedBefore } = JSON.parse(file);
  const digest = hash('sha512', document, 'buffer');
  const signature = sshSign(identity.signingKey, 'hai-long-receipt', digest);
  expect(readCard(JSON.stringify({ document, signature, signedBefore })).read).toBe(false);
});

it('says of a later form that it is newer, not that it is damaged', () => {
  const document = JSON.stringify({ ...aCard(), format: 'hai-long-card/2' });
  const newer = JSON.stringify({ document, signature: 'x', signedBefore: [] });
  expect(readCard(newer)).toEqual({ read: false, why: 'CARD_NEWER' });
});

it('fits into one QR picture as digits, which no keyboard and no input method changes', () => {
  const digits = digitsOf(file);
  expect(digits).toMatch(/^\d+$/);
  expect(digits.length).toBeLessThan(4_000);
  expect(readCard(`${digits.slice(0, 900)}\r\n${digits.slice(900)}\n`)).toEqual(readCard(file));
});

it('is no card in digits that nobody made from a text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,4000}$/), (digits) => {
      expect(readCard(digits).read).toBe(false);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(textOfDigits(digitsOf(text))).toBe(text);
    }),
  );
});
