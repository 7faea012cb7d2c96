import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { pinOfCertificate, settleNetworkKeys } from './network-keys.ts';

let folder: string;
beforeEach(() => (folder = makeTempFolder()));
afterEach(() => removeFolder(folder));

it('makes one key for a life, whoever asks first, and shows it in a certificate of its own', async () => {
  const asked = await Promise.all([1, 2, 3].map(() => settleNetworkKeys(folder, 'first')));
  expect(new Set(asked.map(({ pin }) => pin)).size).toBe(1);
  const [keys] = asked;
  const certificate = new X509Certificate(keys?.certificate ?? '');
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  expect(certificate.validToDate.getUTCFullYear()).toBe(9999);
  expect(pinOfCertificate(certificate)).toBe(keys?.pin);
  expect(await settleNetworkKeys(folder, 'first')).toEqual(keys);
});

it('makes another key for another life, and where the file is damaged', async () => {
  const first = await settleNetworkKeys(folder, 'first');
  const second = await settleNetworkKeys(folder, 'second');
  expect(second.pin).not.toBe(first.pin);
  writeFileSync(join(folder, 'network.json'), '{"format":');
  expect((await settleNetworkKeys(folder, 'second')).pin).not.toBe(second.pin);
});
