import fc from 'fast-check';

/**
 * What can befall stations, as steps that a test plays: a life goes on recording, exports, is restored
 * from a copy that was made before, is copied to a second machine, or makes two batches of one number.
 */
export type Step =
  | { readonly kind: 'record'; readonly life: number; readonly rows: number }
  | { readonly kind: 'export'; readonly life: number }
  | { readonly kind: 'keepCopy'; readonly life: number }
  /** The kept copy of a life begins a new one; the old one goes on or not. */
  | { readonly kind: 'restore'; readonly copy: number; readonly lies: boolean }
  /** Somebody makes another batch with the number of one that was exported. */
  | { readonly kind: 'fork'; readonly life: number; readonly back: number };

const life = fc.nat({ max: 3 });

export const someSteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('record' as const),
        life,
        rows: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('export' as const), life }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('keepCopy' as const), life }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('restore' as const),
        copy: fc.nat({ max: 3 }),
        lies: fc.nat({ max: 3 }).map((n) => n === 0),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('fork' as const), life, back: fc.nat({ max: 2 }) }),
    },
  ),
  { minLength: 8, maxLength: 40, size: 'max' },
);

/** A row as far as the law goes: what it is called, and what it says. */
export interface PlayedRow {
  readonly id: string;
  readonly score: number;
  /** The life that recorded it. */
  readonly by: string;
}

export interface PlayedBatch {
  readonly name: string;
  readonly life: string;
  readonly station: string;
  readonly number: number;
  readonly previous: string | null;
  readonly grownFrom: { readonly life: string; readonly batch: string | null } | null;
  readonly rows: readonly PlayedRow[];
}

interface Folder {
  readonly life: string;
  readonly station: string;
  readonly grownFrom: PlayedBatch['grownFrom'];
  readonly unsent: readonly PlayedRow[];
  readonly sent: readonly PlayedBatch[];
}

/** Plays steps from two stations' beginnings; gives back every batch that was ever made. */
export function play(steps: readonly Step[]): readonly PlayedBatch[] {
  const folders: Folder[] = ['may-1', 'may-2'].map((station) => ({
    life: `${station}/1`,
    station,
    grownFrom: null,
    unsent: [],
    sent: [],
  }));
  const copies: Folder[] = [];
  const made: PlayedBatch[] = [];
  let rows = 0;

  for (const [turn, step] of steps.entries()) {
    if (step.kind === 'restore') {
      const copy = copies[step.copy % Math.max(copies.length, 1)];
      if (copy === undefined) continue;
      const [first, ...others] = copy.unsent;
      const altered = first === undefined ? [] : [{ ...first, score: (first.score % 5) + 1 }];
      folders.push({
        ...copy,
        life: `${copy.station}/${turn + 2}`,
        grownFrom: { life: copy.life, batch: copy.sent.at(-1)?.name ?? null },
        unsent: step.lies ? [...altered, ...others] : copy.unsent,
        sent: [],
      });
      continue;
    }
    const at = step.life % folders.length;
    const folder = folders[at];
    if (folder === undefined) continue;
    if (step.kind === 'keepCopy') copies.push(folder);
    if (step.kind === 'record') {
      const more = Array.from({ length: step.rows }, (): PlayedRow => {
        rows += 1;
        return { id: `row-${rows}`, score: 1 + (rows % 5), by: folder.life };
      });
      folders[at] = { ...folder, unsent: [...folder.unsent, ...more] };
    }
    if (step.kind === 'export' && folder.unsent.length > 0) {
      const number = folder.sent.length + 1;
      const { life, station, grownFrom, unsent: rows } = folder;
      const previous = folder.sent.at(-1)?.name ?? null;
      const batch = { name: `${life} ${number}`, life, station, number, previous, grownFrom, rows };
      made.push(batch);
      folders[at] = { ...folder, unsent: [], sent: [...folder.sent, batch] };
    }
    const again = folder.sent.at(-1 - (step.kind === 'fork' ? step.back : 0));
    if (step.kind === 'fork' && again !== undefined) {
      const rows = folder.unsent.length > 0 ? folder.unsent : again.rows;
      made.push({ ...again, name: `${again.name} forked at ${turn}`, rows });
    }
  }
  return made;
}
