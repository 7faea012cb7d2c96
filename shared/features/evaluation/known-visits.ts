import type { Month } from '../activity/month.ts';
import type { CubeBlock } from './cube.ts';
import type { Choice } from './chosen-blocks.ts';
import type { OfficeFacts } from './known.ts';

/** How many people came, as far as offices know. */
export interface KnownVisits {
  /**
   * Visits of the same people as the blocks, which are those of a choice; undefined where one unit of one month
   * did not say. Of a model's ratings they are the visits of its sessions, of all others those of opening hours.
   */
  ofBlocks(
    blocks: readonly CubeBlock[],
    choice: Pick<Choice, 'model' | 'isOutside'>,
  ): number | undefined;
  ofUnit(unit: string, months: readonly Month[]): number | undefined;
}

export function knownVisits(facts: readonly OfficeFacts[]): KnownVisits {
  const usual = new Map<string, number>();
  const inSessions = new Map<string, number>();
  for (const { unit, tables } of facts) {
    for (const { month, known, visits } of tables.coverage ?? [])
      if (known === 1 && typeof visits === 'number') usual.set(`${unit} ${month}`, visits);
    for (const { month, model_code, figure, value } of tables.session_figures ?? [])
      if (figure === 'visits' && typeof value === 'number')
        inSessions.set(`${unit} ${month} ${model_code ?? ''}`, value);
  }
  const units = facts.map(({ unit }) => unit);
  const sumOver = (places: Iterable<string>, known: ReadonlyMap<string, number>) => {
    let sum = 0;
    for (const place of places) {
      const visits = known.get(place);
      if (visits === undefined) return undefined;
      sum += visits;
    }
    return sum;
  };
  return {
    ofBlocks(blocks, { model, isOutside = false }) {
      if (blocks.length === 0) return undefined;
      const isOfModel = model !== undefined && !isOutside;
      const ending = isOfModel ? ` ${model}` : '';
      return sumOver(placesOf(blocks, units, ending), isOfModel ? inSessions : usual);
    },
    ofUnit: (unit, months) =>
      sumOver(
        months.map((month) => `${unit} ${month}`),
        usual,
      ),
  };
}

/** Units not shown alone are all that are known and are not shown alone in that month. */
function placesOf(
  blocks: readonly CubeBlock[],
  units: readonly string[],
  ending: string,
): ReadonlySet<string> {
  const alone = new Set(
    blocks.flatMap(({ unit, months }) =>
      unit === undefined ? [] : months.map((month) => `${unit} ${month}`),
    ),
  );
  const together = new Set(
    blocks.flatMap(({ unit, months }) => (unit === undefined ? months : [])),
  );
  const others = [...together].flatMap((month) =>
    units.map((unit) => `${unit} ${month}`).filter((place) => !alone.has(place)),
  );
  return new Set([...alone, ...others].map((place) => `${place}${ending}`));
}
