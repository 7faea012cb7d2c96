import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Seat } from '#main/door.ts';
import { foldDossierCode } from '#shared/features/letter/dossier-code.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import type { KeyedLetterRow } from './letter-store.ts';
import { createLetterOpener, type LetterOpener } from './seal-letter.ts';

/** Letters close by themselves after ten minutes in which nobody used them. */
export const openForMs = 10 * 60 * 1000;

/** Letters open at one seat: the identity is in memory, for that seat alone. */
export interface OpenedLetters {
  readonly identity: string;
  readonly opener: LetterOpener;
  /** What a letter says; undefined where its key is lost. Read once, and kept while open. */
  contentsOf(row: KeyedLetterRow): Promise<LetterContents | undefined>;
  /** A dossier's code under a key that only the opened identity makes. */
  hashDossier(code: string): Buffer;
  /** A dossier's code for the list of overdue ones, and back; undefined under another key. */
  sealCode(code: string): Buffer;
  openCode(sealed: Buffer): string | undefined;
}

interface Entry {
  readonly opened: OpenedLetters;
  readonly person: string;
  timer: NodeJS.Timeout;
  until: number;
}

export type ClosingReason = 'asked' | 'idle' | 'signed-out' | 'replaced' | 'stopped';

export interface OpenedSeatsOptions {
  readonly monotonicMs: () => number;
  readonly onClose: (person: string, why: ClosingReason) => void;
}

/** Where letters are open. Kept in memory only: a restart closes them everywhere. */
export function createOpenedSeats({ monotonicMs, onClose }: OpenedSeatsOptions) {
  const entries = new Map<string, Entry>();

  function startTimer(seatId: string): Pick<Entry, 'timer' | 'until'> {
    const timer = setTimeout(() => close(seatId, 'idle'), openForMs).unref();
    return { timer, until: monotonicMs() + openForMs };
  }

  function close(seatId: string, why: ClosingReason): void {
    const entry = entries.get(seatId);
    if (entry === undefined) return;
    clearTimeout(entry.timer);
    entries.delete(seatId);
    onClose(entry.person, why);
  }

  return {
    async open(seat: Seat, person: string, identities: readonly [string, ...string[]]) {
      const opened = await openWith(identities);
      clearTimeout(entries.get(seat.id)?.timer);
      entries.set(seat.id, { opened, person, ...startTimer(seat.id) });
      return opened;
    },

    /** Somebody works with letters there: the time until they close starts again. */
    use(seat: Seat | undefined): OpenedLetters | undefined {
      const entry = seat && entries.get(seat.id);
      if (seat === undefined || entry === undefined) return undefined;
      clearTimeout(entry.timer);
      Object.assign(entry, startTimer(seat.id));
      return entry.opened;
    },

    /** Looks without being a use: a screen asks by itself. */
    peek: (seat: Seat | undefined): OpenedLetters | undefined =>
      seat && entries.get(seat.id)?.opened,

    secondsLeft(seat: Seat | undefined): number {
      const entry = seat && entries.get(seat.id);
      return entry === undefined ? 0 : Math.max(0, Math.ceil((entry.until - monotonicMs()) / 1000));
    },

    close: (seat: Seat, why: ClosingReason) => close(seat.id, why),

    /** Every other seat has to open anew: its identity opens what is sealed no longer. */
    closeAll(why: ClosingReason, besides?: Seat): void {
      for (const seatId of entries.keys()) if (seatId !== besides?.id) close(seatId, why);
    },
  };
}
export type OpenedSeats = ReturnType<typeof createOpenedSeats>;

async function openWith(identities: readonly [string, ...string[]]): Promise<OpenedLetters> {
  const [identity] = identities;
  const opener = await createLetterOpener(identities);
  const keyFor = (purpose: string, of = identity) =>
    Buffer.from(hkdfSync('sha256', of, Buffer.alloc(0), `hai-long:letters:${purpose}`, 32));
  const dossierKey = keyFor('dossier');
  const codeKey = keyFor('dossier-code');
  const codeKeys = identities.map((each) => keyFor('dossier-code', each));
  const read = new Map<string, { readonly version: number; readonly contents: LetterContents }>();
  return {
    identity,
    opener,
    async contentsOf({ id, version, header, sealed }) {
      if (header === null || sealed === null) return undefined;
      const known = read.get(id);
      if (known?.version === version) return known.contents;
      const contents = await opener.open(id, { header, payload: sealed });
      if (contents !== undefined) read.set(id, { version, contents });
      return contents;
    },
    hashDossier: (code) => createHmac('sha256', dossierKey).update(foldDossierCode(code)).digest(),
    sealCode: (code) => sealShort(codeKey, code),
    openCode(sealed) {
      for (const key of codeKeys) {
        const code = openShort(key, sealed);
        if (code !== undefined) return code;
      }
      return undefined;
    },
  };
}

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM: nonce, what is sealed, tag. */
function sealShort(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function openShort(key: Buffer, sealed: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    const body = sealed.subarray(nonceBytes, -tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined; // sealed under a key that is not open here
  }
}
