import friendlyGovernment from '#resources/indicator-sets/friendly-government-1.json' with { type: 'json' };
import friendlyGovernment2 from '#resources/indicator-sets/friendly-government-2.json' with { type: 'json' };
import nineIndicators from '#resources/indicator-sets/nine-indicators-1.json' with { type: 'json' };
import reform from '#resources/indicator-sets/reform-1.json' with { type: 'json' };
import { IndicatorSet } from '#shared/features/assessment/indicator-set.ts';

/** The sets that the program brings; none of them is the law. */
export function shippedSets(): readonly IndicatorSet[] {
  return [nineIndicators, friendlyGovernment2, friendlyGovernment, reform].map((each) =>
    IndicatorSet.parse(each),
  );
}
