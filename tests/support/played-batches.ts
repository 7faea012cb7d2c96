import { randomUUID } from 'node:crypto';
import type { PlayedBatch } from './histories.ts';
import { aLife, aRatingRow, type BatchMaker, type Life } from './station-batches.ts';

/** Played batches as real files, with the lives that made them; in the order of the play. */
export interface SealedPlay {
  readonly lives: readonly Life[];
  readonly files: ReadonlyMap<string, string>;
  /** The names that the batches really have, by those of the play. */
  readonly names: ReadonlyMap<string, string>;
}

export async function sealPlay(
  made: readonly PlayedBatch[],
  maker: BatchMaker,
): Promise<SealedPlay> {
  const lives = new Map<string, Life>();
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  const files = new Map<string, string>();
  const fixed = <Value>(known: Map<string, Value>, key: string, make: () => Value): Value => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const lifeOf = (name: string, station: string, grownFrom: Life['grownFrom']) =>
    fixed(lives, name, () => aLife({ stationCode: station, grownFrom }));

  for (const { name, life, station, number, previous, grownFrom, rows } of made) {
    const batch = grownFrom?.batch ?? null;
    const own = lifeOf(
      life,
      station,
      grownFrom === null
        ? null
        : {
            // a life that never sent anything has no keys in the play, and is named all the same
            incarnation: fixed(ids, grownFrom.life, randomUUID),
            manifest: batch === null ? null : (names.get(batch) ?? null),
          },
    );
    const sealed = await maker.make(own, {
      number,
      previous: previous === null ? null : (names.get(previous) ?? null),
      rows: rows.map((row) =>
        aRatingRow(own, {
          id: fixed(ids, row.id, randomUUID),
          incarnation_id: fixed(ids, row.by, randomUUID),
          score: row.score,
        }),
      ),
      // two that differ in nothing else are two all the same
      content: { program: { name: 'hai-long', version: name.slice(-40) } },
    });
    names.set(name, sealed.name);
    files.set(name, sealed.file);
  }
  return { lives: [...lives.values()], files, names };
}
