/** What an office undertakes for its models, besides serving. */
export const undertakingKinds = [
  'propaganda',
  'training',
  'inspection',
  'receiving',
  'dialogue',
  'reward',
  'other',
] as const;
export type UndertakingKind = (typeof undertakingKinds)[number];

/** What is counted: people who took part, times, or items such as broadcasts and leaflets. */
export const countedThings = ['participants', 'times', 'items'] as const;
export type CountedThing = (typeof countedThings)[number];

/** What is usually counted of each kind; people choose. */
export const usuallyCounted: Readonly<Record<UndertakingKind, CountedThing>> = {
  propaganda: 'items',
  training: 'participants',
  inspection: 'times',
  receiving: 'participants',
  dialogue: 'participants',
  reward: 'participants',
  other: 'times',
};

interface Counted {
  readonly kind: UndertakingKind;
  readonly heldOn: string;
  readonly count?: number | undefined;
  readonly countOf: CountedThing;
}

export interface UndertakingTotal {
  readonly kind: UndertakingKind;
  /** How many there were in each month, January first. */
  readonly months: readonly number[];
  readonly held: number;
  /** Sums of what was counted, each thing by itself: people and leaflets are never added up. */
  readonly counted: Readonly<Partial<Record<CountedThing, number>>>;
}

/** Totals of a year by kind; a kind of which there was nothing is left out. */
export function totalUndertakings(all: readonly Counted[]): UndertakingTotal[] {
  return undertakingKinds.flatMap((kind) => {
    const held = all.filter((each) => each.kind === kind);
    if (held.length === 0) return [];
    const months = Array.from(
      { length: 12 },
      (_, month) => held.filter(({ heldOn }) => Number(heldOn.slice(5, 7)) === month + 1).length,
    );
    const counted: Partial<Record<CountedThing, number>> = {};
    for (const { count, countOf } of held) {
      if (count !== undefined) counted[countOf] = (counted[countOf] ?? 0) + count;
    }
    return [{ kind, months, held: held.length, counted }];
  });
}
