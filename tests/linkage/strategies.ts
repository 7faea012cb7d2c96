import { busynessOfHour } from '#main/features/simulation/simulated-office.ts';
import { hourAt, nextDay } from '#shared/calendar.ts';
import type { Score } from '#shared/features/rating/scale.ts';
import { fileTimes, type FoundFile } from './evidence.ts';
import {
  asksForLetter,
  offsetMinutes,
  perWordMs,
  readingMs,
  wantsApology,
  wordsOf,
} from './plan-day.ts';
import {
  placeOf,
  uuids,
  type FoundDay,
  type FoundLetter,
  type FoundRating,
} from './read-evidence.ts';

/** Weights of a day's ratings, in their order, for one of its letters; all alike says nothing. */
export type Weights = readonly number[];
/** What an attacker makes of a day: weights by the letter's id; a letter left out is unknown. */
export type Guesses = ReadonlyMap<string, Weights>;
/** Ways to read a day, each under a name; a way that finds nothing to read leaves itself out. */
export type Strategy = (day: FoundDay) => ReadonlyMap<string, Guesses>;

/** What an attacker does not believe and cannot rule out. */
const unlikely = 1e-3;

/** In which order the letters came, wherever an order may have been kept; also the other way round. */
export const byOrder: Strategy = (day) => {
  const orders = new Map<string, readonly string[]>(day.orders);
  orders.set('ids by value', day.letters.map(({ id }) => id).sort());
  for (const [name, file] of filesOf(day)) {
    const placed = day.letters.flatMap(({ id }) => {
      const at = placeOf(id, file);
      return at === undefined ? [] : [{ id, at }];
    });
    orders.set(
      `places in ${name}`,
      placed.sort((a, b) => a.at - b.at).map(({ id }) => id),
    );
  }
  const guesses = new Map<string, Guesses>();
  for (const [name, ids] of orders) {
    if (ids.length !== day.letters.length || ids.length < 2) continue;
    guesses.set(name, ranked(ids, day));
    guesses.set(`${name}, backwards`, ranked(ids.toReversed(), day));
  }
  return guesses;
};

/** Of n ratings k wrote a letter: how likely the j-th letter belongs to the r-th rating. */
function ranked(ids: readonly string[], { ratings }: FoundDay): Guesses {
  const n = ratings.length;
  const k = ids.length;
  return new Map(
    ids.map((id, j) => [
      id,
      ratings.map((_, r) => choose(r, j) * choose(n - 1 - r, k - 1 - j) + unlikely / n),
    ]),
  );
}

function choose(n: number, k: number): number {
  let ways = k < 0 || k > n ? 0 : 1;
  for (let i = 1; i <= Math.min(k, n); i += 1) ways *= (n - k + i) / i;
  return ways;
}

/** Any number or text beside a letter's id that can be read as a time of the day, or its id's own. */
export const byStamps: Strategy = (day) => {
  const guesses = new Map<string, Map<string, Weights>>();
  const add = (name: string, id: string, atMs: number) => {
    if (!isWithin(day, atMs)) return;
    const named = guesses.get(name) ?? new Map<string, Weights>();
    guesses.set(name, named.set(id, nearest(day, atMs)));
  };
  for (const { id, beside } of day.letters) {
    add('time in the id', id, Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
    for (const value of beside) {
      // a day alone is known of every letter
      const isTime = typeof value === 'number' || /\d:\d\d/.test(value);
      const atMs = isTime ? new Date(value).getTime() : Number.NaN;
      add('times beside the id', id, atMs);
      add('times beside the id', id, atMs * 1000);
    }
  }
  for (const [name, file] of filesOf(day)) {
    if (!name.startsWith('logs/')) continue;
    for (const line of file.bytes.toString().split('\n')) {
      const [stamp = ''] = /\d{4}-\d\d-\d\d[T ][\d:.]+Z?/.exec(line) ?? [];
      for (const [id] of line.matchAll(uuids)) add('times in notes', id, Date.parse(stamp));
    }
  }
  return guesses;
};

/** When files were touched that evening, to the nanosecond: the last letter came before that. */
export const byFileTimes: Strategy = (day) => {
  const guesses = new Map<string, Guesses>();
  for (const file of day.evening?.files ?? []) {
    for (const time of fileTimes) {
      const atMs = file.times[time];
      // files that are looked after by the minute have a time just before the image: it says nothing
      if (!isWithin(day, atMs) || atMs > (day.evening?.atMs ?? 0) - 10 * 60_000) continue;
      const weights = nearest(day, atMs);
      const name = `${time} of ${withoutDays(file.name)}`;
      guesses.set(name, new Map(day.letters.map(({ id }) => [id, weights])));
    }
  }
  return guesses;
};

/** Which bytes stand beside a letter's id, or a rating's id in the letters' own files. */
export const bySharedBytes: Strategy = (day) => {
  const guesses = new Map<string, Guesses>();
  for (const [name, file] of filesOf(day)) {
    const isLetters = name.includes('letters');
    const places = day.ratings.map(({ id }) => placeOf(id, file));
    if (places.every((place) => place === undefined)) continue;
    const found = day.letters.flatMap(({ id }): [string, Weights][] => {
      const at = placeOf(id, file);
      if (at === undefined && !isLetters) return [];
      return [
        [
          id,
          places.map((place) =>
            place === undefined ? unlikely : 1 / (1 + Math.abs(place - (at ?? place))),
          ),
        ],
      ];
    });
    if (found.length > 0) guesses.set(`ids together in ${name}`, new Map(found));
  }
  return guesses;
};

/** Commits to the ratings' log in which no rating came: something else happened after that one. */
export const byOtherCommits: Strategy = (day) => {
  const log = day.evening?.files.find(({ name }) => name === 'kiosk.db-wal');
  if (log === undefined || log.bytes.length < 32) return new Map();
  const known = new Set<string>();
  let last: string | undefined;
  const after = new Map<string, number>();
  for (const commit of commitsIn(log.bytes)) {
    const ids = [...commit.toString('latin1').matchAll(uuids)].map(([id]) => id);
    const fresh = ids.filter((id) => !known.has(id));
    for (const id of fresh) known.add(id);
    const rating = fresh.findLast((id) => day.ratings.some((each) => each.id === id));
    if (rating !== undefined) last = rating;
    else if (fresh.length === 0 && last !== undefined) after.set(last, (after.get(last) ?? 0) + 1);
  }
  if (after.size === 0) return new Map();
  const weights = day.ratings.map(({ id, atMs }, at) => {
    const nextMs = day.ratings[at + 1]?.atMs ?? Infinity;
    const isExplained = day.auditedAtMs.some((each) => atMs <= each && each <= nextMs);
    return (isExplained ? 0 : (after.get(id) ?? 0)) + unlikely;
  });
  return new Map([
    ['commits without a rating', new Map(day.letters.map(({ id }) => [id, weights]))],
  ]);
};

/** Frames of a WAL by commit; see https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
function commitsIn(log: Buffer): Buffer[] {
  const pageBytes = log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  const commits: Buffer[] = [];
  let frames: Buffer[] = [];
  for (let at = 32; at + 24 + pageBytes <= log.length; at += 24 + pageBytes) {
    if (!log.subarray(at + 8, at + 16).equals(salts)) break;
    frames.push(log.subarray(at + 24, at + 24 + pageBytes));
    if (log.readUInt32BE(at + 4) === 0) continue;
    commits.push(Buffer.concat(frames));
    frames = [];
  }
  return commits;
}

/** Who reads everything that waits tells of each letter whether it came before or after that. */
export const bySittings: Strategy = (day) => {
  if (!day.isReadOnTheDay) return new Map();
  const guesses = new Map<string, Weights>();
  const today = day.sittings.filter((sitting) => sitting.day === day.day);
  for (const { id } of day.letters) {
    const at = today.findIndex(({ took }) => took.has(id));
    const from = at < 0 ? (today.at(-1)?.atMs ?? 0) : (today[at - 1]?.atMs ?? 0);
    const to = at < 0 ? Infinity : (today[at]?.atMs ?? Infinity);
    if (today.length === 0) continue;
    guesses.set(
      id,
      day.ratings.map(({ atMs }) => (from <= atMs && atMs <= to ? 1 : unlikely)),
    );
  }
  return guesses.size === 0 ? new Map() : new Map([['when letters were read', guesses]]);
};

/** A backup made while people came holds the letters from before it and not those after it. */
export const byBackups: Strategy = (day) => {
  const guesses = new Map<string, Guesses>();
  for (const { name, bytes, times } of day.end.files) {
    if (!/backups\/.*letters-\d/.test(name) || bytes.length === 0) continue;
    if (!isWithin(day, times.changed)) continue;
    const weightsOf = (isIn: boolean) =>
      day.ratings.map(({ atMs }) => (atMs <= times.changed === isIn ? 1 : unlikely));
    const named = day.letters.map(({ id }) => [id, weightsOf(bytes.includes(id))] as const);
    guesses.set('which backup holds it', new Map(named));
  }
  return guesses;
};

/** The language in which somebody asked, against the language in which somebody rated. */
export const byLanguage: Strategy = (day) => {
  const known = day.letters.filter(({ language }) => language !== undefined);
  const guesses = known.map(
    (letter) =>
      [
        letter.id,
        day.ratings.map(({ language }) => (language === letter.language ? 1 : unlikely)),
      ] as const,
  );
  return known.length === 0 ? new Map() : new Map([['language', new Map(guesses)]]);
};

/**
 * Whoever writes keeps the kiosk busy: no letter fits between two ratings that lie too close, a pause
 * just as long as a letter takes is likelier where many come, and those who waited follow each other
 * at once. Knows how long people write, and that longer words take longer.
 */
export const byPauses: Strategy = (day) => {
  return new Map([['pauses', pausesAround(day)]]);
};

/** Needs no file but the ratings' own. */
export function pausesAround(day: Pick<FoundDay, 'ratings' | 'letters'>): Guesses {
  const guesses = day.letters.map((letter) => {
    const lengths = writingTimes(letter, day.letters);
    return [letter.id, day.ratings.map((_, at) => fits(day.ratings, lengths, at))] as const;
  });
  return new Map(guesses);
}

const thanksMs = 6_000;
const openMs = 7.5 * 3_600_000;
/** Walking up and beginning, twice. */
const betweenMs = 8_000;
const atOnceMs = 8_000;
/** How long somebody who only rates is there. */
const visitMs = 14_000;
const blurMs = 12_000;

/** How much likelier what lies around a rating is if its citizen wrote a letter than if not. */
function fits(ratings: readonly FoundRating[], lengths: readonly number[], at: number): number {
  const rating = ratings[at];
  if (rating === undefined) return 0;
  const freeMs = (from: number) =>
    (ratings[from + 1]?.atMs ?? Infinity) - (ratings[from]?.endsAtMs ?? -Infinity) - thanksMs;
  const perMs =
    (ratings.length / openMs) * busynessOfHour(hourAt(rating.atMs, offsetMinutes)) + 1e-9;
  const ofPart = (part: (ms: number) => number) =>
    lengths.reduce((sum, ms) => sum + part(ms), 0) / lengths.length;
  const gapMs = freeMs(at) - betweenMs;
  const waits = (ms: number) => 1 - Math.exp(-ms * perMs);
  const queued = isFinite(gapMs)
    ? ofPart((ms) => waits(ms) * bell(gapMs - ms)) / (perMs * Math.exp(-perMs * gapMs))
    : 0;
  const alone = ofPart((ms) => (ms <= gapMs ? 1 : 0));
  const writesAfter = queued * burst(freeMs(at + 1), perMs, ofPart(waits)) + alone;
  const beforeMs = freeMs(at - 1);
  const writesBefore =
    ofPart((ms) => (ms <= beforeMs ? Math.exp(Math.min(ms * perMs, 6)) : 0)) *
    burst(freeMs(at), perMs, ofPart(waits));
  return 0.75 * writesAfter + 0.25 * writesBefore + unlikely;
}

/** Whether the next one follows at once: as those who waited do, and others seldom. */
function burst(gapMs: number, perMs: number, waited: number): number {
  const byChance = 1 - Math.exp(-perMs * visitMs);
  return gapMs < atOnceMs ? waited / byChance : (1 - waited) / (1 - byChance);
}

function bell(ms: number): number {
  return Math.exp(-((ms / blurMs) ** 2) / 2) / (blurMs * Math.sqrt(2 * Math.PI));
}

/** How long a letter of this size may have taken. */
function writingTimes(letter: FoundLetter, letters: readonly FoundLetter[]): number[] {
  const isLong = letters.some(({ sealedBytes }) => sealedBytes < letter.sealedBytes);
  const least = isLong ? wordsOf.most / 2 : wordsOf.least;
  const steps = Array.from({ length: 8 }, (_, step) => (step + 0.5) / 8);
  return steps.flatMap((part) => {
    const words = least + part * (wordsOf.most - least);
    return steps.map(
      (share) => readingMs.least + share * (readingMs.most - readingMs.least) + words * perWordMs,
    );
  });
}

/** Not a leak: who is not satisfied asks for an apology, and who is gives thanks. */
export const byContent: Strategy = (day) => {
  const guesses = day.letters.map(
    ({ id, kind }) => [id, day.ratings.map((rating) => asks(rating, kind))] as const,
  );
  return new Map([['content', new Map(guesses)]]);
};

function asks({ score }: FoundRating, kind: string): number {
  const at = score as Score;
  return asksForLetter[at] * (kind === 'apology' ? wantsApology[at] : 1 - wantsApology[at]);
}

/** Files of the evening and of the end, each kind of name once; those of backups for the day after. */
function filesOf(day: FoundDay): [string, FoundFile][] {
  const evening = day.evening?.files ?? [];
  const later = day.end.files.filter(
    ({ name }) =>
      !/\d{4}-\d\d-\d\d/.test(name) || name.includes(nextDay(day.day)) || !name.includes('backups'),
  );
  return [
    ...evening.map((file) => [`${withoutDays(file.name)} that evening`, file] as const),
    ...later.map((file) => [withoutDays(file.name), file] as const),
  ].filter(([, { bytes }]) => bytes.length > 0) as [string, FoundFile][];
}

function withoutDays(name: string): string {
  return name.replaceAll(/\d[\d-]{3,}\d/g, '…');
}

function isWithin({ ratings }: FoundDay, atMs: number): boolean {
  const first = ratings[0]?.atMs ?? Infinity;
  return first - 3_600_000 <= atMs && atMs <= first + 86_400_000;
}

/** The rating that was given last before a moment, by up to the time that writing takes. */
function nearest({ ratings }: FoundDay, atMs: number): Weights {
  const halfLifeMs = 5 * 60_000;
  return ratings.map((rating) =>
    rating.atMs <= atMs
      ? Math.exp(-(atMs - rating.atMs) / halfLifeMs) + unlikely * unlikely
      : 0.3 * Math.exp(-(rating.atMs - atMs) / 60_000) + unlikely * unlikely,
  );
}
