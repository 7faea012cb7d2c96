import document from '#resources/activity/figures.json' with { type: 'json' };
import { ActivityFigures } from '#shared/features/activity/activity-figures.ts';

/** The figures that the program knows of. */
export function shippedFigures(): ActivityFigures {
  return ActivityFigures.parse(document);
}
