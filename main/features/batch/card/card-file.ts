import { hash } from 'node:crypto';
import { Card, cardFormat } from '#shared/features/batch/card.ts';
import { CardFile, type CardReading } from '#shared/features/batch/card-file.ts';
import { enrolmentPurpose } from '../file/batch-names.ts';
import { isSshSigned, keyFingerprint, parseSshPublicKey, sshSign } from '../file/ssh-signature.ts';
import type { Identity } from '../identity/identity.ts';
import { comparisonCode } from './comparison-code.ts';
import { isDigits, textOfDigits } from './digits.ts';

/** Longer is no card, whatever it holds. */
const longest = 32_768;

/** A card's file: signed by the key it carries and by those of earlier lives, the newest first. */
export function signCard(
  card: Card,
  identity: Pick<Identity, 'signingKey'>,
  earlier: readonly Pick<Identity, 'signingKey' | 'publicKey'>[],
): string {
  const document = JSON.stringify(Card.parse(card));
  const digest = digestOf(document);
  const file: CardFile = {
    document,
    signature: sshSign(identity.signingKey, enrolmentPurpose, digest),
    signedBefore: earlier.slice(0, 8).map(({ publicKey, signingKey }) => ({
      key: publicKey,
      signature: sshSign(signingKey, enrolmentPurpose, digest),
    })),
  };
  return JSON.stringify(file);
}

/** Reads a card from its file, or from the digits of its QR picture, and verifies all of it. */
export function readCard(given: string): CardReading {
  const refused = (why: Extract<CardReading, { read: false }>['why']) =>
    ({ read: false, why }) as const;
  if (given.length > longest) return refused('CARD_UNREADABLE');
  const text = isDigits(given) ? textOfDigits(given) : given.replace(/^\uFEFF/, '').trim();
  const file = CardFile.safeParse(parse(text ?? ''));
  if (text === undefined || !file.success) return refused('CARD_UNREADABLE');
  if (JSON.stringify(file.data) !== text) return refused('CARD_ALTERED');
  const { document, signature, signedBefore } = file.data;
  const content = parse(document);
  const format: unknown = Reflect.get(Object(content), 'format');
  if (typeof format === 'string' && format !== cardFormat && format.startsWith('hai-long-card/')) {
    return refused('CARD_NEWER');
  }
  const card = Card.safeParse(content);
  const key = card.success ? parseSshPublicKey(card.data.key) : undefined;
  if (!card.success || key === undefined) return refused('CARD_ALTERED');
  const digest = digestOf(document);
  const before = signedBefore.map((each) => ({ ...each, raw: parseSshPublicKey(each.key) }));
  const isSigned =
    isSshSigned(key, enrolmentPurpose, digest, signature) &&
    before.every(
      (each) =>
        each.raw !== undefined && isSshSigned(each.raw, enrolmentPurpose, digest, each.signature),
    );
  if (!isSigned) return refused('CARD_ALTERED');
  return {
    read: true,
    card: card.data,
    text,
    fingerprint: keyFingerprint(key),
    code: comparisonCode(key),
    vouchedBy: before.flatMap(({ raw }) => (raw === undefined ? [] : [keyFingerprint(raw)])),
  };
}

function digestOf(document: string): Buffer {
  return hash('sha512', document, 'buffer');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it
  }
}
