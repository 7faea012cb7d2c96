import { hash } from 'node:crypto';
import { signCards } from '#main/features/batch/card/cards-file.ts';
import { signCard } from '#main/features/batch/card/card-file.ts';
import { cardsPurpose } from '#main/features/batch/file/batch-names.ts';
import { sshPublicKey, sshSign } from '#main/features/batch/file/ssh-signature.ts';
import { Card, cardFormat } from '#shared/features/batch/card.ts';
import { stationCardsFormat, type StationCards } from '#shared/features/batch/station-cards.ts';
import type { Author } from '#tests/support/forge-batch.ts';
import { flipped, noise, whole } from './altered-bytes.ts';
import type { Cast, Mutation } from './batch-mutations.ts';
import type { Random } from './random.ts';

/** The list of an office's stations as its desk signed it, and the desk's own card. */
export interface CardList {
  readonly desk: Card;
  readonly content: StationCards;
  readonly bytes: Buffer;
}

export function makeCardList(
  office: Author,
  stations: readonly Author[],
  recipient: string,
): CardList {
  const content: StationCards = {
    format: stationCardsFormat,
    unitCode: office.unitCode,
    desk: office.fingerprint,
    issuedOn: '2026-11-27',
    cards: stations.map((station) => ({
      file: signCard(cardOf(station, 'station', recipient), { signingKey: station.key }, []),
      revoked: null,
    })),
  };
  const bytes = Buffer.from(signCards(content, { signingKey: office.key }));
  return { desk: cardOf(office, 'desk', recipient), content, bytes };
}

function cardOf(
  { unitCode, stationCode, incarnation, raw }: Author,
  role: Card['role'],
  recipient: string,
): Card {
  return Card.parse({
    format: cardFormat,
    role,
    unit: { code: unitCode, codeSystem: 'QD19-2025', name: 'Xã Na Rì' },
    station: role === 'station' ? { code: stationCode, name: 'Máy 1', counterCodes: [] } : null,
    folderKind: 'office',
    incarnation,
    before: null,
    key: sshPublicKey(raw),
    recipient,
    issuedOn: '2026-11-01',
  });
}

interface CardsFile {
  readonly document: string;
  readonly signature: string;
}

/** The same words in other bytes say nothing else, so they are no mutation. */
function saysTheSame(one: Buffer, other: Buffer): boolean {
  try {
    const [a, b]: CardsFile[] = [one, other].map((bytes) => JSON.parse(bytes.toString('utf8')));
    return (
      a?.document === b?.document &&
      a?.signature.replaceAll(/\s/g, '') === b?.signature.replaceAll(/\s/g, '')
    );
  } catch {
    return false; // no list any more
  }
}

const alterations: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => flipped(bytes, random, 1 + whole(random, 40)),
  (bytes, random) => bytes.subarray(0, whole(random, bytes.length)),
  (bytes, random) => {
    const at = whole(random, bytes.length);
    const more = noise(random, 1 + whole(random, 300));
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = whole(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + whole(random, 300))]);
  },
  () => Buffer.from('['.repeat(2_000_000)),
];

const shared = { isList: true } as const;
const signedBy = (key: Author['key'], content: unknown): Buffer => {
  const document = JSON.stringify(content);
  const signature = sshSign(key, cardsPurpose, hash('sha512', document, 'buffer'));
  return Buffer.from(JSON.stringify({ document, signature }));
};

export const listMutations: Readonly<Record<string, Mutation>> = {
  'bytes of a list of cards': {
    ...shared,
    codes: ['notCards', 'signatureInvalid', 'senderUnknown'],
    make({ cards: { bytes } }, random) {
      for (;;) {
        const [first, ...more] = alterations;
        if (first === undefined) throw new Error('there are alterations');
        const altered = random.oneOf([first, ...more])(Buffer.from(bytes), random);
        if (!saysTheSame(altered, bytes)) return altered;
      }
    },
  },
  'a list that says something else': {
    ...shared,
    codes: ['signatureInvalid'],
    make({ cards: { content, bytes } }, random) {
      const { signature }: CardsFile = JSON.parse(bytes.toString('utf8'));
      const revoked = { on: '2026-11-27', reason: 'lost' };
      const other = random.oneOf<StationCards>([
        { ...content, cards: content.cards.slice(1) },
        { ...content, cards: content.cards.map((card) => ({ ...card, revoked })) },
        { ...content, issuedOn: `2026-11-${String(10 + whole(random, 17))}` },
        { ...content, unitCode: '01820' },
      ]);
      return Buffer.from(JSON.stringify({ document: JSON.stringify(other), signature }));
    },
  },
  'a list that no desk signed': {
    ...shared,
    codes: ['senderUnknown', 'signatureInvalid'],
    make({ cards: { content }, stations, stranger, superior }: Cast, random) {
      const { key, fingerprint } = random.oneOf([stations[0], stations[1], stranger, superior]);
      return signedBy(key, random.chance(0.5) ? content : { ...content, desk: fingerprint });
    },
  },
  'a list for another unit': {
    ...shared,
    codes: ['otherUnit'],
    make: ({ cards: { content }, office }, random) =>
      signedBy(office.key, { ...content, unitCode: `018${20 + whole(random, 70)}` }),
  },
  'a list that is misspelt': {
    ...shared,
    codes: ['notCards'],
    make: ({ cards: { content }, office }, random) =>
      signedBy(
        office.key,
        random.oneOf<unknown>([
          { ...content, format: 'hai-long-cards/2' },
          { ...content, more: 1 },
          { ...content, cards: Array.from({ length: 501 }, () => content.cards[0]) },
          { ...content, cards: [{ file: 'x'.repeat(40_000), revoked: null }] },
          { ...content, issuedOn: '2026-02-30' },
          { ...content, cards: null },
          [],
          null,
        ]),
      ),
  },
};
