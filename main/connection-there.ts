import { readCard, signCard } from './features/batch/card/card-file.ts';
import { digitsOf } from './features/batch/card/digits.ts';
import { isSoundKey } from './features/batch/file/sound-key.ts';
import { keyFingerprint, parseSshPublicKey } from './features/batch/file/ssh-signature.ts';
import { identityOf, type Identity } from './features/batch/identity/identity.ts';
import { createLifeFiles } from './features/batch/identity/key-files.ts';
import { listLives } from './features/batch/identity/life-store.ts';
import type { ConnectionDeps } from './features/connection/connection-deps.ts';
import { getFolder } from './features/folder/folder-store.ts';
import type { Moment } from './platform/clock.ts';
import type { Database } from './storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import { cardFormat, type Card, type CardNetwork } from '#shared/features/batch/card.ts';
import type { OwnCard } from '#shared/features/connection/connection.contract.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { stationOf, type OfficeSettings } from '#shared/features/folder/office-settings.ts';

export interface FolderThere {
  readonly db: Database;
  readonly keysFolder: string;
  readonly folderKind: FolderKind;
  readonly stationCode: string;
  readonly identity: Identity;
  readonly now: () => Moment;
  readonly settings: () => OfficeSettings;
  /** How this folder is met on the office's network; undefined where it could not keep a key for that. */
  readonly network: () => CardNetwork | undefined;
}

/** The most digits that a QR picture holds (ISO/IEC 18004, version 40-L). */
const mostDigits = 7089;

/** The connections of a folder, as the desk and the command line need them. */
export function connectionThere(there: FolderThere): ConnectionDeps {
  const { db, folderKind, identity, now, settings } = there;
  const earlierKeys = () => listEarlier(there).map(identityOf);

  function ownCard(role: Card['role'], earlier: readonly Identity[]): OwnCard {
    const { unit, offsetMinutes } = settings();
    const { code, name, counterCodes } = stationOf(settings(), there.stationCode);
    const { utcMs } = now();
    const network = there.network();
    const card: Card = {
      format: cardFormat,
      role,
      unit: { code: unit.code, codeSystem: unit.codeSystem, name: unit.name },
      station: role === 'station' ? { code, name, counterCodes } : null,
      folderKind,
      incarnation: identity.incarnation,
      before: earlier[0]?.publicKey ?? null,
      key: identity.publicKey,
      recipient: identity.recipient,
      issuedOn: dayAt(utcMs, offsetMinutes),
      // a station is never called, it calls
      ...(network && {
        network: { ...network, addresses: role === 'desk' ? network.addresses : [] },
      }),
    };
    const file = signCard(card, identity, earlier);
    const reading = readCard(file);
    if (!reading.read) throw new Error('a folder can read its own card');
    // one earlier key is enough for a desk that has the card before; a picture has little room
    const digits = digitsOf(signCard(card, identity, earlier.slice(0, 1)));
    return {
      role,
      fingerprint: reading.fingerprint,
      code: reading.code,
      unit: card.unit,
      station: card.station,
      folderKind,
      issuedOn: card.issuedOn,
      file,
      fileName: `the-ket-noi-${[unit.code, ...(role === 'station' ? [code] : [])].join('-')}.hlc`,
      digits: digits.length > mostDigits ? null : digits,
    };
  }

  return {
    db,
    now,
    settings,
    folderKind,
    readCard,
    isSoundKey(line) {
      const key = parseSshPublicKey(line);
      return key !== undefined && isSoundKey(key);
    },
    ownCards() {
      const earlier = earlierKeys();
      return [ownCard('desk', earlier), ownCard('station', earlier)];
    },
    life() {
      const lives = listLives(db, identity.incarnation);
      const [life] = lives;
      if (life === undefined) throw new Error('the life of these keys stands in the database');
      const startedOn = dayAt(life.started_at_ms, settings().offsetMinutes);
      return { number: lives.length, reason: life.reason, startedOn };
    },
    // keys of before a copy are the original's, whose card may be taken in here
    isOwn: (fingerprint) => fingerprintOf(identity.publicKey) === fingerprint,
  };
}

/** Everything that opens what was sealed to this folder, in this life or before, as age's secret keys. */
export function sealingKeysOf(
  there: Pick<FolderThere, 'db' | 'keysFolder' | 'identity'>,
): string[] {
  return [there.identity, ...listEarlier(there)].map(({ sealingKey }) => sealingKey);
}

function listEarlier({
  db,
  keysFolder,
  identity,
}: Pick<FolderThere, 'db' | 'keysFolder' | 'identity'>) {
  return createLifeFiles(keysFolder)
    .listRetired(getFolder(db).folder_id)
    .filter(({ incarnation }) => incarnation !== identity.incarnation);
}

function fingerprintOf(line: string): string | undefined {
  const key = parseSshPublicKey(line);
  return key && keyFingerprint(key);
}
