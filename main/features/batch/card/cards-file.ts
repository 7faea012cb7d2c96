import { hash } from 'node:crypto';
import {
  CardsFile,
  StationCards,
  type CardsReading,
} from '#shared/features/batch/station-cards.ts';
import { cardsPurpose } from '../file/batch-names.ts';
import { isSshSigned, sshSign } from '../file/ssh-signature.ts';
import type { Identity } from '../identity/identity.ts';

/** Longer is no list of an office's stations. */
const longest = 4 * 1024 * 1024;

/** The cards of an office's stations under the signature of its desk. */
export function signCards(
  cards: StationCards,
  { signingKey }: Pick<Identity, 'signingKey'>,
): string {
  const document = JSON.stringify(StationCards.parse(cards));
  const digest = hash('sha512', document, 'buffer');
  const file: CardsFile = { document, signature: sshSign(signingKey, cardsPurpose, digest) };
  return `${JSON.stringify(file)}\n`;
}

/** Reads such a file; `keyOf` is the key of a desk that is trusted here, or why none. */
export function readCards(
  text: string,
  keyOf: (fingerprint: string) => Buffer | 'senderUnknown' | 'senderRevoked',
): CardsReading {
  if (text.length > longest) return { read: false, why: 'notCards' };
  const file = CardsFile.safeParse(parse(text));
  const cards = file.success ? StationCards.safeParse(parse(file.data.document)) : undefined;
  if (!file.success || !cards?.success) return { read: false, why: 'notCards' };
  const key = keyOf(cards.data.desk);
  if (typeof key === 'string') return { read: false, why: key };
  const digest = hash('sha512', file.data.document, 'buffer');
  if (!isSshSigned(key, cardsPurpose, digest, file.data.signature)) {
    return { read: false, why: 'signatureInvalid' };
  }
  return { read: true, cards: cards.data };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it
  }
}
