import { daysBetween, type Day } from '#shared/calendar.ts';
import type { OfficeSettings } from '../folder/office-settings.ts';
import type { ScaleOrder } from '../rating/rating.contract.ts';

/**
 * The order of the levels on a day: from very satisfied to very dissatisfied, except on every other
 * day of a declared experiment, beginning with its second. Whole days, so that nobody meets two
 * orders in one queue.
 */
export function scaleOrderOn(experiment: OfficeSettings['scaleExperiment'], day: Day): ScaleOrder {
  if (experiment === undefined || day < experiment.from || day > experiment.to) return 'descending';
  return daysBetween(experiment.from, day) % 2 === 1 ? 'ascending' : 'descending';
}
