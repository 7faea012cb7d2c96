import type { StoreView } from '#shared/features/gather/gather.contract.ts';
import type { NeedKind } from '#shared/features/gather/needs.ts';

export type ShownLine = StoreView['stations'][number];
export type StationFilter = 'all' | 'any' | NeedKind;
export const stationOrders = ['sortNeed', 'sortUnit', 'sortSilent', 'sortAnswers'] as const;
export type StationOrder = (typeof stationOrders)[number];

interface Choice {
  readonly filter: StationFilter;
  readonly order: StationOrder;
  readonly search: string;
}

/** The lines that somebody asked for; they come with the most urgent first, and stay so where all else is equal. */
export function showStations(
  lines: readonly ShownLine[],
  { filter, order, search }: Choice,
): readonly ShownLine[] {
  const wanted = plain(search.trim());
  const found = lines.filter(
    (line) => isOf(line, filter) && (wanted === '' || textOf(line).includes(wanted)),
  );
  switch (order) {
    case 'sortNeed':
      return found;
    case 'sortUnit':
      return found.toSorted((one, other) => compare(placeOf(one), placeOf(other)));
    case 'sortSilent':
      return found.toSorted((one, other) => silenceOf(other) - silenceOf(one));
    case 'sortAnswers':
      return found.toSorted((one, other) => other.answers - one.answers);
    default:
      return order satisfies never;
  }
}

function isOf({ needs }: ShownLine, filter: StationFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'any' ? needs.length > 0 : needs.includes(filter);
}

/** Who never sent anything is silent for longest. */
function silenceOf({ daysSilent }: ShownLine): number {
  return daysSilent ?? Number.MAX_SAFE_INTEGER;
}

function placeOf({ unitCode, stationCode }: ShownLine): string {
  return `${unitCode} ${stationCode}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function textOf({ unitCode, unitName, stationCode, stationName }: ShownLine): string {
  return plain([unitCode, unitName, stationCode, stationName].join(' '));
}

/** Found also by who types without marks, as many do. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/gi, 'd').toLowerCase();
}
