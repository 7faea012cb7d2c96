import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openReader, type Database } from '#main/storage/database.ts';
import { dayAt, type Day } from '#shared/calendar.ts';
import type { Evidence, FoundFile, Image } from './evidence.ts';
import { offsetMinutes } from './plan-day.ts';

/** A rating as its rows tell it. */
export interface FoundRating {
  readonly id: string;
  readonly day: Day;
  readonly atMs: number;
  readonly endsAtMs: number;
  readonly readyMs: number;
  readonly score: number;
  readonly language: string;
}

/** A letter as its row tells it, with every other value that stands beside its id anywhere. */
export interface FoundLetter {
  readonly id: string;
  readonly day: Day;
  readonly kind: string;
  readonly sealedBytes: number;
  readonly language: string | undefined;
  readonly beside: readonly (string | number)[];
}

/** A day as the attacker sees it. */
export interface FoundDay {
  readonly day: Day;
  readonly ratings: readonly FoundRating[];
  readonly letters: readonly FoundLetter[];
  readonly evening: Image | undefined;
  /** The last image, which holds what was written later: backups, exports, notes. */
  readonly end: Image;
  /** Letters of the day in each order that the stores keep: rows of a table, entries of the audit. */
  readonly orders: ReadonlyMap<string, readonly string[]>;
  /** What the ratings' database says of the desk, by time. */
  readonly auditedAtMs: readonly number[];
  /** Whether any letter was ever taken up on the day it came: else sittings tell nothing. */
  readonly isReadOnTheDay: boolean;
  /** When somebody began to read letters, and which of this day's they took up then. */
  readonly sittings: readonly {
    readonly day: Day;
    readonly atMs: number;
    readonly took: ReadonlySet<string>;
  }[];
}

/** Reads both stores out of the last image, as anybody can who has the files. */
export function readEvidence({ images }: Evidence): FoundDay[] {
  const end = images.at(-1);
  if (end === undefined) throw new Error('there is an image');
  const folder = mkdtempSync(join(tmpdir(), 'linkage-'));
  for (const { name, bytes } of end.files) {
    if (!/^(kiosk|letters)\.db(-wal)?$/.test(name)) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const kiosk = openReader(join(folder, 'kiosk.db'));
  const letters = openReader(join(folder, 'letters.db'));
  const ratings = readRatings(kiosk);
  const found = readLetters(letters);
  const orders = readOrders(letters);
  const sittings = readSittings(kiosk, letters);
  const auditedAtMs = kiosk
    .prepare<[], number>('SELECT recorded_at_ms FROM audit ORDER BY sequence')
    .pluck()
    .all();
  kiosk.close();
  letters.close();
  rmSync(folder, { recursive: true, force: true });

  const dayOf = new Map(found.map((letter) => [letter.id, letter.day]));
  const isReadOnTheDay = sittings.some(({ day, took }) =>
    [...took].some((id) => dayOf.get(id) === day),
  );
  return [...new Set(found.map(({ day }) => day))].map((day) => {
    const ofDay = found.filter((letter) => letter.day === day);
    const ids = new Set(ofDay.map(({ id }) => id));
    return {
      day,
      ratings: ratings.filter((rating) => rating.day === day),
      letters: ofDay,
      evening: images.find((image) => image.day === day),
      end,
      auditedAtMs,
      isReadOnTheDay,
      orders: new Map(
        [...orders].map(([name, all]) => [name, all.filter((id) => ids.has(id))] as const),
      ),
      sittings: sittings.map((sitting) => ({
        ...sitting,
        took: new Set([...sitting.took].filter((id) => ids.has(id))),
      })),
    };
  });
}

function readRatings(db: Database): FoundRating[] {
  const rows = db
    .prepare<
      [],
      {
        id: string;
        recorded_at_ms: number;
        ends_at_ms: number;
        ready_ms: number;
        score: number;
        language: string;
      }
    >(
      `SELECT id, recorded_at_ms, ready_ms, score, language,
        (SELECT max(later.recorded_at_ms) FROM rating AS later
         WHERE later.response_id = rating.id) AS ends_at_ms
       FROM rating WHERE kind = 'answer' ORDER BY arrival`,
    )
    .all();
  return rows.map(({ recorded_at_ms: atMs, ends_at_ms: endsAtMs, ready_ms: readyMs, ...row }) => ({
    ...row,
    atMs,
    endsAtMs,
    readyMs,
    day: dayAt(atMs, offsetMinutes),
  }));
}

type Row = Readonly<Record<string, string | number | Buffer | null>>;

function tablesOf(db: Database): { name: string; sql: string; rows: Row[] }[] {
  return db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'table'`,
    )
    .all()
    .map((table) => ({ ...table, rows: db.prepare<[], Row>(`SELECT * FROM ${table.name}`).all() }));
}

function readLetters(db: Database): FoundLetter[] {
  const tables = tablesOf(db);
  const letters = tables.find(({ name }) => name === 'letter')?.rows ?? [];
  return letters.map((letter) => {
    const id = String(letter['id']);
    const beside = tables
      .flatMap(({ rows }) => rows.filter((row) => Object.values(row).includes(id)))
      .flatMap((row) => Object.values(row))
      .filter((value) => typeof value === 'string' || typeof value === 'number');
    const { sealed } = letter;
    return {
      id,
      day: String(letter['requested_on']),
      kind: String(letter['kind']),
      sealedBytes: Buffer.isBuffer(sealed) ? sealed.length : 0,
      language: beside.find((value) => value === 'vi' || value === 'en') as string | undefined,
      beside,
    };
  });
}

/** Every order in which a store tells of letters. */
function readOrders(db: Database): Map<string, string[]> {
  const orders = new Map<string, string[]>();
  for (const { name, sql, rows } of tablesOf(db)) {
    if (sql.includes('WITHOUT ROWID')) continue;
    const ids = rows.flatMap((row) =>
      Object.values(row).flatMap((value) =>
        typeof value === 'string' ? [...value.matchAll(uuids)].map(([id]) => id) : [],
      ),
    );
    orders.set(`rows of ${name}`, [...new Set(ids)]);
  }
  return orders;
}

export const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The letters' audit says what was done in which order, the ratings' database when somebody signed
 * in: together they say when letters were read.
 */
function readSittings(kiosk: Database, letters: Database) {
  const signedIn = kiosk
    .prepare<[], { at: number; actor: string }>(
      `SELECT recorded_at_ms AS at, actor FROM audit WHERE action = 'person.signed-in'
       ORDER BY sequence`,
    )
    .all();
  const entries = letters
    .prepare<[], { day: Day; actor: string; action: string; detail: string }>(
      `SELECT day, actor, action, detail FROM audit ORDER BY sequence`,
    )
    .all();
  const sittings: { day: Day; atMs: number; took: Set<string> }[] = [];
  const known = new Set<string>();
  for (const { day, actor, action, detail } of entries) {
    if (action === 'letters.opened') {
      const nth = sittings.filter((sitting) => sitting.day === day).length;
      const ofDay = signedIn.filter(
        (each) => each.actor === actor && dayAt(each.at, offsetMinutes) === day,
      );
      const atMs = ofDay[nth]?.at ?? ofDay.at(-1)?.at;
      if (atMs !== undefined) sittings.push({ day, atMs, took: new Set() });
    }
    for (const [id] of detail.matchAll(uuids)) {
      if (!known.has(id)) sittings.at(-1)?.took.add(id);
      known.add(id);
    }
  }
  return sittings;
}

/** Where some bytes begin in a file; undefined where they are not. */
export function placeOf(text: string, { bytes }: FoundFile): number | undefined {
  const at = bytes.indexOf(text);
  return at < 0 ? undefined : at;
}
