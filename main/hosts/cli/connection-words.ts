import type { Words } from '#main/words.ts';
import type { SeenCard } from '#shared/features/connection/connection.contract.ts';

interface Whose {
  readonly role: SeenCard['role'];
  readonly unit: SeenCard['unit'];
  readonly station: SeenCard['station'];
}

/** Whose card it is, in one line. */
export function whoseCard(words: Words, { role, unit, station }: Whose): string {
  const counters = station?.counterCodes.join(', ') || '–';
  return words(`cli:connection.whose.${role}`, {
    unit: unit.name,
    unitCode: unit.code,
    station: station?.name ?? '',
    stationCode: station?.code ?? '',
    counters,
  });
}
