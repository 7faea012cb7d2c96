import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Card } from '#shared/features/batch/card.ts';
import { CardsFile, StationCards } from '#shared/features/batch/station-cards.ts';
import type { StoreKind } from '#shared/features/gather/gathered.ts';
import { readCardText, type KnownCard, type KnownCards } from './known-cards.ts';
import type { BatchFiles } from './ports.ts';
import { writeWhole, type StoreFolder } from './store-folder.ts';

/** Why a list of cards is not taken; the words are the command line's. */
export type CardsFault =
  | 'unreadable'
  | 'notCards'
  | 'signatureInvalid'
  | 'senderUnknown'
  | 'otherUnit';

export type CardsReading =
  | {
      readonly taken: true;
      readonly unitCode: string;
      /** Cards of stations that are trusted now and were not before. */
      readonly fresh: number;
      /** Keys that the desk trusts no longer and that were trusted here until now. */
      readonly revoked: number;
    }
  | { readonly taken: false; readonly fault: CardsFault };

/**
 * Who may send: cards that people compared here, and those of stations for which a desk vouches whose
 * card was compared. What a desk revoked stays revoked, whatever older list comes after.
 */
export interface Senders {
  /** The key behind a fingerprint; what lies in the archive was taken in while its key was trusted. */
  keyOf(fingerprint: string, isArchived: boolean): Buffer | 'senderUnknown' | 'senderRevoked';
  /** The card by which somebody is the author of a batch of a kind. */
  authorOf(fingerprint: string, kind: 'station' | 'office'): KnownCard | undefined;
  takeList(file: string): CardsReading;
}

const Vouched = z.strictObject({
  /** The desk, by fingerprint. */
  by: z.string(),
  file: z.string(),
  revoked: StationCards.shape.cards.element.shape.revoked,
});
type Vouched = z.infer<typeof Vouched>;

interface VouchedCard extends KnownCard {
  readonly isRevoked: boolean;
}

export function openSenders(
  folder: Pick<StoreFolder, 'vouched'>,
  kind: StoreKind,
  { cards, files }: { readonly cards: Pick<KnownCards, 'find'>; readonly files: BatchFiles },
): Senders {
  mkdirSync(folder.vouched, { recursive: true });
  const vouched = new Map<string, VouchedCard>();
  for (const name of readdirSync(folder.vouched)) {
    const kept = readVouched(join(folder.vouched, name));
    const card = kept === undefined ? undefined : readCardText(kept.file, files);
    if (kept === undefined || card === undefined || typeof card === 'string') continue;
    vouched.set(card.fingerprint, { ...card, isRevoked: kept.revoked !== null });
  }

  function takeList(file: string): CardsReading {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      return { taken: false, fault: 'unreadable' };
    }
    const list = readList(text);
    if (list === undefined) return { taken: false, fault: 'notCards' };
    const desk = cards.find(list.cards.desk);
    if (desk === undefined || desk.card.role !== 'desk') {
      return { taken: false, fault: 'senderUnknown' };
    }
    if (!files.isSigned(list.signed, 'hai-long-cards', desk.publicKey)) {
      return { taken: false, fault: 'signatureInvalid' };
    }
    if (list.cards.unitCode !== desk.card.unit.code) return { taken: false, fault: 'otherUnit' };
    let fresh = 0;
    let revoked = 0;
    for (const each of list.cards.cards) {
      const card = readCardText(each.file, files);
      if (typeof card === 'string' || !fits(card.card, desk.card, kind)) continue;
      const before = vouched.get(card.fingerprint);
      if (before?.isRevoked === true) continue;
      const isRevoked = each.revoked !== null;
      if (before !== undefined && !isRevoked) continue;
      const kept: Vouched = { by: list.cards.desk, file: each.file, revoked: each.revoked };
      writeWhole(join(folder.vouched, nameOf(card)), `${JSON.stringify(kept)}\n`);
      vouched.set(card.fingerprint, { ...card, isRevoked });
      if (isRevoked) revoked += 1;
      else fresh += 1;
    }
    return { taken: true, unitCode: list.cards.unitCode, fresh, revoked };
  }

  return {
    keyOf(fingerprint, isArchived) {
      const known = vouched.get(fingerprint);
      if (known?.isRevoked === true && !isArchived) return 'senderRevoked';
      return (cards.find(fingerprint) ?? known)?.publicKey ?? 'senderUnknown';
    },
    authorOf(fingerprint, of) {
      const role = of === 'office' ? 'desk' : 'station';
      return [cards.find(fingerprint), vouched.get(fingerprint)].find(
        (known) => known?.card.role === role,
      );
    },
    takeList,
  };
}

/** A desk vouches for stations of its own unit, of the same kind of folder. */
function fits(card: Card, desk: Card, kind: StoreKind): boolean {
  return (
    card.role === 'station' &&
    card.unit.code === desk.unit.code &&
    (card.folderKind === 'office') === (kind === 'real')
  );
}

function readList(text: string) {
  try {
    const signed = CardsFile.parse(JSON.parse(text));
    return { signed, cards: StationCards.parse(JSON.parse(signed.document)) };
  } catch {
    return undefined;
  }
}

function readVouched(file: string): Vouched | undefined {
  try {
    return existsSync(file) ? Vouched.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  } catch {
    return undefined; // the desk's next list brings it again
  }
}

function nameOf({ fingerprint }: KnownCard): string {
  return `${Buffer.from(fingerprint.slice('SHA256:'.length), 'base64').toString('hex')}.json`;
}
