import { hash } from 'node:crypto';
import { z } from 'zod';
import { Card } from '#shared/features/batch/card.ts';
import { SignedDocument } from '#shared/features/batch/signed-document.ts';
import { enrolmentPurpose } from './batch-names.ts';
import { isSshSigned, parseSshPublicKey } from './ssh-signature.ts';

/** A public key that somebody was given, and the card it came on. */
export interface GivenKey {
  /** 32 bytes, Ed25519. */
  readonly key: Buffer;
  readonly card: Card | undefined;
}

/**
 * Reads a sender's public key from whatever it is handed on as: OpenSSH's one line, with or without a
 * comment, or a connection card, which must be signed by the key it carries. Undefined if it is neither.
 */
export function readGivenKey(text: string): GivenKey | undefined {
  const [type, blob] = text.trim().split(/\s+/);
  if (type === 'ssh-ed25519') {
    const key = parseSshPublicKey(`${type} ${blob}`);
    return key && { key, card: undefined };
  }
  return readCard(text);
}

/** A card's file may hold signatures of earlier keys too; they say nothing about a batch. */
const CardFile = z.object(SignedDocument.shape);

function readCard(text: string): GivenKey | undefined {
  try {
    const { document, signature } = CardFile.parse(JSON.parse(text));
    const card = Card.parse(JSON.parse(document));
    const key = parseSshPublicKey(card.key);
    const digest = hash('sha512', document, 'buffer');
    const isSigned = key && isSshSigned(key, enrolmentPurpose, digest, signature);
    return isSigned ? { key, card } : undefined;
  } catch {
    return undefined;
  }
}
