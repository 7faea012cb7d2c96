/**
 * Why a batch is kept without being counted. `fork`: two batches of one life have its number.
 * `brokenLink`: the batch after it follows another than this one. `rowConflict`: it has a row that
 * another batch has with other content.
 */
export const heldReasons = ['fork', 'brokenLink', 'rowConflict'] as const;
export type HeldReason = (typeof heldReasons)[number];

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
}

/** The batches of one life of one folder. */
export interface Series<Batch extends LedgerBatch = LedgerBatch> {
  readonly author: string;
  readonly incarnation: string;
  /** In order of number, then name. */
  readonly batches: readonly Batch[];
  readonly doubt: Doubt | undefined;
  /** Numbers below the highest that nobody has sent yet, as stretches with both ends. */
  readonly missing: readonly { readonly from: number; readonly to: number }[];
}

/** Puts batches into their series, each batch once; their order and repetitions say nothing. */
export function seriesOf<Batch extends LedgerBatch>(
  batches: Iterable<Batch>,
): readonly Series<Batch>[] {
  const byLife = Map.groupBy(onceByName(batches), ({ author, incarnation }) =>
    JSON.stringify([author, incarnation]),
  );
  return [...byLife]
    .toSorted(([one], [other]) => compare(one, other))
    .map(([, ofLife]) => seriesOfLife(ofLife));
}

/**
 * What is counted, and what is held and why: a function of which batches there are and of which of them
 * disagree about a row, never of the order in which they came. A gap holds nothing: what comes after it
 * is counted, and what is missing can still come.
 */
export function standings(
  series: readonly Series[],
  conflicting: ReadonlySet<string>,
): ReadonlyMap<string, Standing> {
  return new Map(
    series.flatMap(({ batches, doubt }) =>
      batches.map(({ name, number }): [string, Standing] => {
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

function seriesOfLife<Batch extends LedgerBatch>(ofLife: readonly Batch[]): Series<Batch> {
  const batches = ofLife.toSorted(
    (one, other) => one.number - other.number || compare(one.name, other.name),
  );
  const [{ author, incarnation } = { author: '', incarnation: '' }] = batches;
  return { author, incarnation, batches, doubt: findDoubt(batches), missing: missingIn(batches) };
}

/** The lowest number that more than one batch has, by its own word or by that of the batch after it. */
function findDoubt(batches: readonly LedgerBatch[]): Doubt | undefined {
  const seen = Map.groupBy(batches, ({ number }) => number);
  const numbers = new Set(batches.flatMap(({ number }) => [number - 1, number]));
  for (const number of [...numbers].toSorted((one, other) => one - other)) {
    const own = seen.get(number)?.map(({ name }) => name) ?? [];
    if (own.length > 1) return { number, reason: 'fork' };
    const named = seen.get(number + 1)?.map(({ previous }) => previous) ?? [];
    if (new Set([...own, ...named]).size > 1) return { number, reason: 'brokenLink' };
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
