import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Card } from '#shared/features/batch/card.ts';
import { SignedDocument } from '#shared/features/batch/signed-document.ts';
import type { StoreKind } from '#shared/features/gather/gathered.ts';
import type { BatchFiles } from './ports.ts';
import { writeWhole, type StoreFolder } from './store-folder.ts';

/** Who may send: a card whose signature was compared with the key it shows. */
export interface KnownCard {
  readonly card: Card;
  readonly fingerprint: string;
  readonly publicKey: Buffer;
}

/** Why a card is not taken; the words are the command line's. */
export type CardFault =
  | 'unreadable'
  | 'notACard'
  | 'signatureInvalid'
  | 'keyUnsound'
  | 'realHere'
  | 'simulatedHere';

export type CardReading =
  | { readonly taken: true; readonly known: KnownCard; readonly isNew: boolean }
  | { readonly taken: false; readonly fault: CardFault };

/** A file with a card may hold more signatures than the card's own. */
const CardFile = z.object(SignedDocument.shape);

/** The cards a store trusts, by the fingerprint of their key. */
export interface KnownCards {
  find(fingerprint: string): KnownCard | undefined;
  take(file: string): CardReading;
  /** Reads a card as `take` does and changes nothing. */
  look(file: string): CardReading;
  list(): readonly KnownCard[];
}

export function openCards(folder: StoreFolder, kind: StoreKind, files: BatchFiles): KnownCards {
  const known = new Map<string, KnownCard>();
  for (const name of readdirSync(folder.cards)) {
    // compared when it was taken in; whoever can write here could put a card of their own
    const card = readCard(join(folder.cards, name), {
      ...files,
      isSigned: () => true,
      isSoundKey: () => true,
    });
    if (typeof card !== 'string') known.set(card.fingerprint, card);
  }
  function look(file: string): CardReading {
    const card = readCard(file, files);
    if (typeof card === 'string') return { taken: false, fault: card };
    const isReal = card.card.folderKind === 'office';
    if (isReal !== (kind === 'real')) {
      return { taken: false, fault: isReal ? 'realHere' : 'simulatedHere' };
    }
    return { taken: true, known: card, isNew: !known.has(card.fingerprint) };
  }
  return {
    find: (fingerprint) => known.get(fingerprint),
    list: () => [...known.values()],
    look,
    take(file) {
      const reading = look(file);
      if (!reading.taken) return reading;
      const card = reading.known;
      if (reading.isNew) writeWhole(join(folder.cards, nameOf(card)), readFileSync(file, 'utf8'));
      known.set(card.fingerprint, card);
      return reading;
    },
  };
}

type Reading = Pick<BatchFiles, 'isSigned' | 'parseKey' | 'fingerprintOf' | 'isSoundKey'>;

function readCard(file: string, files: Reading): KnownCard | CardFault {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return 'unreadable';
  }
  return readCardText(text, files);
}

/** A card from the text of its file. */
export function readCardText(
  text: string,
  { isSigned, parseKey, fingerprintOf, isSoundKey }: Reading,
): KnownCard | CardFault {
  try {
    const signed = CardFile.parse(JSON.parse(text));
    const card = Card.parse(JSON.parse(signed.document));
    const publicKey = parseKey(card.key);
    if (publicKey === undefined) return 'notACard';
    if (!isSoundKey(publicKey)) return 'keyUnsound';
    if (!isSigned(signed, 'hai-long-enrolment', publicKey)) return 'signatureInvalid';
    return { card, publicKey, fingerprint: fingerprintOf(publicKey) };
  } catch {
    return 'notACard';
  }
}

/** A fingerprint holds characters that no file's name may have. */
function nameOf({ fingerprint }: KnownCard): string {
  return `${Buffer.from(fingerprint.slice('SHA256:'.length), 'base64').toString('hex')}.hlc`;
}
