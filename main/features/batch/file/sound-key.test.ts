import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { isSoundKey } from './sound-key.ts';
import { rawPublicKey } from './ssh-signature.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

it('takes what Ed25519 makes', () => {
  for (let turn = 0; turn < 20; turn += 1) {
    expect(isSoundKey(rawPublicKey(generateKeyPairSync('ed25519').publicKey))).toBe(true);
  }
});

it.each([
  // the eight points of small order (RFC 7748's and libsodium's list), in every spelling
  ['0100000000000000000000000000000000000000000000000000000000000000'],
  ['0000000000000000000000000000000000000000000000000000000000000000'],
  ['0000000000000000000000000000000000000000000000000000000000000080'],
  ['26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
  ['26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
  ['c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
  ['c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
  ['ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['0100000000000000000000000000000000000000000000000000000000000080'],
  ['edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
])('refuses a key by which anybody can sign: %s', (key) => {
  expect(isSoundKey(hex(key))).toBe(false);
});

it('refuses what is no point of the curve', () => {
  expect(isSoundKey(hex(`02${'00'.repeat(31)}`))).toBe(false);
  expect(isSoundKey(Buffer.alloc(31, 9))).toBe(false);
});
