import { randomBytes, sign, type KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

const ecdsaWithSha256 = '1.2.840.10045.4.3.2'; // RFC 5758, section 3.2
const commonName = '2.5.4.3';

/**
 * A certificate that a P-256 key signs for itself (RFC 5280), as PEM. It names nobody and never ends: the
 * pin of its key decides, never a name, an authority or a clock, which may be wrong at either side.
 */
export function signOwnCertificate(privateKey: KeyObject, spki: Buffer): string {
  const signature = new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 });
  const value = new AttributeValue({ utf8String: 'hai-long' });
  const name = new Name([
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type: commonName, value })]),
  ]);
  const serial = randomBytes(16);
  serial[0] = 0x40; // positive, and as long as it looks
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: bytesOf(serial),
    signature,
    issuer: name,
    subject: name,
    validity: new Validity({
      notBefore: new Date('2020-01-01T00:00:00Z'),
      notAfter: new Date('9999-12-31T23:59:59Z'), // RFC 5280, 4.1.2.5: no well-defined end
    }),
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
  });
  const signed = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), privateKey);
  const certificate = AsnConvert.serialize(
    new Certificate({
      tbsCertificate,
      signatureAlgorithm: signature,
      signatureValue: bytesOf(signed),
    }),
  );
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** A buffer of its own: what Node hands out may be a piece of a larger one. */
function bytesOf(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}
