import type { Database } from '#main/storage/database.ts';
import type { Card } from '#shared/features/batch/card.ts';
import type { ConnectionDeps } from './connection-deps.ts';
import {
  findCorrespondent,
  listCorrespondents,
  type CorrespondentRow,
} from './connection-store.ts';
import { newestOfEach } from './show-connections.ts';

/** Somebody who is trusted here. */
export interface Trusted {
  readonly role: CorrespondentRow['role'];
  readonly fingerprint: string;
  readonly card: Card;
  /** The card's Ed25519 key, 32 bytes. */
  readonly key: Buffer;
}

export interface TrustDeps extends Pick<ConnectionDeps, 'readCard'> {
  readonly db: Database;
  readonly parseKey: (line: string) => Buffer | undefined;
}

/** Whom this folder believes and seals to, as the store says at the moment of asking. */
export function createTrust({ db, readCard, parseKey }: TrustDeps) {
  function trustedBy(row: CorrespondentRow): Trusted | undefined {
    // a card that was altered in the store carries another key, or none that it is signed by
    const reading = readCard(row.card);
    const key = reading.read ? parseKey(reading.card.key) : undefined;
    if (!reading.read || key === undefined || reading.fingerprint !== row.fingerprint) {
      return undefined;
    }
    return { role: row.role, fingerprint: row.fingerprint, card: reading.card, key };
  }

  function find(fingerprint: string): Trusted | 'senderUnknown' | 'senderRevoked' {
    const row = findCorrespondent(db, fingerprint);
    if (row === undefined) return 'senderUnknown';
    if (row.revoked_at_ms !== null) return 'senderRevoked';
    return trustedBy(row) ?? 'senderUnknown';
  }

  /** The newest card of each of a role: whoever has had several lives reads with the last one's key. */
  const listNewest = (role: CorrespondentRow['role']): Trusted[] =>
    [...newestOfEach(listCorrespondents(db))]
      .filter((row) => row.role === role)
      .flatMap((row) => trustedBy(row) ?? []);

  return {
    /** Who somebody is, with role, unit and station to hold an envelope against. */
    find,
    /** Everybody whose card was taken in here, also those who are trusted no longer. */
    list: () =>
      listCorrespondents(db).flatMap((row) => {
        const known = trustedBy(row);
        return known === undefined ? [] : [{ ...known, isRevoked: row.revoked_at_ms !== null }];
      }),
    /** Whom to seal to, as age recipients: the office's desk, and its superiors. */
    recipients: () => ({
      desks: listNewest('desk').map(({ card }) => card.recipient),
      superiors: listNewest('superior').map(({ card }) => card.recipient),
    }),
    listNewest,
  };
}
export type Trust = ReturnType<typeof createTrust>;
