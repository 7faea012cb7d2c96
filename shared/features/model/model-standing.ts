import type { Day } from '#shared/calendar.ts';
import type { Model, ModelUnit } from './model.ts';

/** How far a model has got at a unit; `elsewhere`: other units take part, this one does not (yet). */
export const standings = ['ahead', 'pilot', 'rolledOut', 'running', 'elsewhere', 'ended'] as const;
export type Standing = (typeof standings)[number];

/**
 * How a model stands at a unit on a day. A unit that is named without dates takes part for as long
 * as the model holds, and so does every unit of a model that names none.
 */
export function standingOf(
  { units, validFrom, validTo }: Pick<Model, 'units' | 'validFrom' | 'validTo'>,
  unitCode: string,
  day: Day,
): Standing {
  if (validTo !== undefined && day > validTo) return 'ended';
  if (day < validFrom) return 'ahead';
  if (units.length === 0) return 'running';
  const unit = units.find(({ code }) => code === unitCode);
  return unit === undefined ? 'elsewhere' : standingOfUnit(unit, day);
}

function standingOfUnit({ pilotFrom, rollOutFrom }: ModelUnit, day: Day): Standing {
  if (rollOutFrom !== undefined && day >= rollOutFrom) return 'rolledOut';
  if (pilotFrom !== undefined && day >= pilotFrom) return 'pilot';
  return pilotFrom === undefined && rollOutFrom === undefined ? 'running' : 'ahead';
}

/** Whether a unit works by a model on a day. */
export function isUnderWay(
  model: Pick<Model, 'units' | 'validFrom' | 'validTo'>,
  unitCode: string,
  day: Day,
): boolean {
  const standing = standingOf(model, unitCode, day);
  return standing === 'pilot' || standing === 'rolledOut' || standing === 'running';
}
