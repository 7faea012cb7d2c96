/**
 * Why a batch is kept without being counted. `fork`: two batches of one life have its number.
 * `brokenLink`: the batch after it follows another than this one. `rowConflict`: it has a row that
 * another batch has with other content. `setAside`: somebody decided that another one counts. `revoked`:
 * its number is above the last that its key is trusted for.
 */
export const heldReasons = ['fork', 'brokenLink', 'rowConflict', 'setAside', 'revoked'] as const;
export type HeldReason = (typeof heldReasons)[number];

export function isHeldReason(reason: string): reason is HeldReason {
  return heldReasons.some((each) => each === reason);
}

/** What a ledger knows of a batch: where it says that it stands. */
export interface LedgerBatch {
  /** SHA-256 of its manifest. */
  readonly name: string;
  /** Fingerprint of its author's key: nobody else can put a batch into the author's series. */
  readonly author: string;
  readonly incarnation: string;
  /** 1, 2, 3 … within the incarnation. */
  readonly number: number;
  /** The batch before, by name; null before number 1. */
  readonly previous: string | null;
}

export type Standing =
  | { readonly state: 'counted' }
  | { readonly state: 'held'; readonly reason: HeldReason };

/** The first number of a series that is not beyond doubt; it and all after it are held. */
export interface Doubt {
  readonly number: number;
  readonly reason: Extract<HeldReason, 'fork' | 'brokenLink'>;
  /** Names that claim the number, by their own word or by that of a batch after them, sorted. */
  readonly claims: readonly string[];
}

/** What people decided of batches that cannot all be right, and of keys. Their order says nothing. */
export interface Decisions {
  /** Names that are not what stands at their number: they and all that follow them leave their series. */
  readonly offLine: ReadonlySet<string>;
  /** Batches whose rows give way to those of another; their place in the series stays theirs. */
  readonly givingWay: ReadonlySet<string>;
  /** By fingerprint of a key that is trusted no longer: the last number that it is trusted for. */
  readonly lastNumbers: ReadonlyMap<string, number>;
}

export const noDecisions: Decisions = {
  offLine: new Set(),
  givingWay: new Set(),
  lastNumbers: new Map(),
};

type Aside = Extract<HeldReason, 'setAside' | 'revoked'>;

/** The batches of one life of one folder. */
export interface Series<Batch extends LedgerBatch = LedgerBatch> {
  readonly author: string;
  readonly incarnation: string;
  /** In order of number, then name. */
  readonly batches: readonly Batch[];
  readonly doubt: Doubt | undefined;
  /** What was decided out of it, by name; it forks nothing and fills no gap. */
  readonly aside: ReadonlyMap<string, Aside>;
  /** Numbers below the highest that nobody has sent yet, as stretches with both ends. */
  readonly missing: readonly { readonly from: number; readonly to: number }[];
}

/** Puts batches into their series, each batch once; their order and repetitions say nothing. */
export function seriesOf<Batch extends LedgerBatch>(
  batches: Iterable<Batch>,
  decisions: Decisions = noDecisions,
): readonly Series<Batch>[] {
  const byLife = Map.groupBy(onceByName(batches), ({ author, incarnation }) =>
    JSON.stringify([author, incarnation]),
  );
  return [...byLife]
    .toSorted(([one], [other]) => compare(one, other))
    .map(([, ofLife]) => seriesOfLife(ofLife, decisions));
}

/**
 * Names of batches whose rows stand against nobody's: what was decided out of its series, and what gives
 * way. The others are asked which of them disagree about a row.
 */
export function withoutRows(
  series: readonly Series[],
  decisions: Decisions = noDecisions,
): ReadonlySet<string> {
  return new Set([...series.flatMap(({ aside }) => [...aside.keys()]), ...decisions.givingWay]);
}

/**
 * What is counted, and what is held and why: a function of which batches there are, of which of them
 * disagree about a row (`withoutRows` left out), and of what was decided; never of the order in which
 * any of it came. A gap holds nothing: what comes after it is counted, and what is missing can still come.
 */
export function standings(
  series: readonly Series[],
  conflicting: ReadonlySet<string>,
  decisions: Decisions = noDecisions,
): ReadonlyMap<string, Standing> {
  return new Map(
    series.flatMap(({ batches, doubt, aside }) =>
      batches.map(({ name, number }): [string, Standing] => {
        const decided = aside.get(name) ?? (decisions.givingWay.has(name) ? 'setAside' : undefined);
        if (decided !== undefined) return [name, { state: 'held', reason: decided }];
        if (doubt !== undefined && number >= doubt.number) {
          return [name, { state: 'held', reason: doubt.reason }];
        }
        if (conflicting.has(name)) return [name, { state: 'held', reason: 'rowConflict' }];
        return [name, { state: 'counted' }];
      }),
    ),
  );
}

function onceByName<Batch extends LedgerBatch>(batches: Iterable<Batch>): Iterable<Batch> {
  return new Map(Array.from(batches, (batch) => [batch.name, batch])).values();
}

function seriesOfLife<Batch extends LedgerBatch>(
  ofLife: readonly Batch[],
  decisions: Decisions,
): Series<Batch> {
  const batches = ofLife.toSorted(
    (one, other) => one.number - other.number || compare(one.name, other.name),
  );
  const [{ author, incarnation } = { author: '', incarnation: '' }] = batches;
  const aside = findAside(batches, decisions);
  const inLine = batches.filter(({ name }) => !aside.has(name));
  const doubt = findDoubt(inLine);
  return { author, incarnation, batches, doubt, aside, missing: missingIn(inLine) };
}

/** In order of number, so that a batch comes after the one that it follows. */
function findAside(
  batches: readonly LedgerBatch[],
  { offLine, lastNumbers }: Decisions,
): ReadonlyMap<string, Aside> {
  const aside = new Map<string, Aside>();
  for (const { name, author, number, previous } of batches) {
    if (number > (lastNumbers.get(author) ?? Infinity)) aside.set(name, 'revoked');
    else if (offLine.has(name)) aside.set(name, 'setAside');
    else if (previous === null) continue;
    else if (offLine.has(previous) || aside.get(previous) === 'setAside') {
      aside.set(name, 'setAside');
    }
  }
  return aside;
}

/** The lowest number that more than one batch has, by its own word or by that of the batch after it. */
function findDoubt(batches: readonly LedgerBatch[]): Doubt | undefined {
  const seen = Map.groupBy(batches, ({ number }) => number);
  const numbers = new Set(batches.flatMap(({ number }) => [number - 1, number]));
  for (const number of [...numbers].toSorted((one, other) => one - other)) {
    const own = seen.get(number)?.map(({ name }) => name) ?? [];
    const named = seen.get(number + 1)?.map(({ previous }) => previous) ?? [];
    const all = new Set([...own, ...named]);
    if (all.size < 2) continue;
    const claims = [...all].filter((name) => name !== null).toSorted(compare);
    return { number, reason: own.length > 1 ? 'fork' : 'brokenLink', claims };
  }
  return undefined;
}

function missingIn(batches: readonly LedgerBatch[]): Series['missing'] {
  const numbers = [0, ...new Set(batches.map(({ number }) => number))];
  return numbers.slice(1).flatMap((number, at) => {
    const from = (numbers[at] ?? 0) + 1;
    return from < number ? [{ from, to: number - 1 }] : [];
  });
}

/** By code units, so that every machine sorts alike. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
