import {
  coverageCells,
  coverageOfCell,
  rememberedCriticalValues,
  rivalsOfCell,
  type CoverageCell,
} from './simulate-coverage.ts';
import type { Rival } from './rival-intervals.ts';
import {
  armScenarios,
  effectScenarios,
  falseTrends,
  saidOfArms,
  saidOfEffects,
  type ArmScenario,
  type EffectScenario,
} from './simulate-effects.ts';
import { coverageOfMean, meanCases, type MeanCase } from './simulate-means.ts';

export interface CoveredCell extends CoverageCell {
  readonly covered: number;
}

/** Everything that `docs/statistics.md` publishes of simulated worlds. */
export interface StatisticsRun {
  readonly coverage: readonly CoveredCell[];
  readonly rivals: readonly (CoverageCell & {
    readonly covered: Readonly<Record<Rival, number>>;
  })[];
  readonly means: readonly (MeanCase & { readonly covered: number })[];
  readonly effects: readonly {
    readonly scenario: EffectScenario;
    readonly said: Readonly<Record<string, number>>;
  }[];
  readonly arms: readonly {
    readonly scenario: ArmScenario;
    readonly said: Readonly<Record<string, number>>;
  }[];
  readonly trends: readonly {
    readonly days: number;
    readonly perDay: number;
    readonly falselySeen: number;
  }[];
}

const trendCases = [
  { days: 8, perDay: 5 },
  { days: 21, perDay: 5 },
  { days: 63, perDay: 5 },
  { days: 63, perDay: 40 },
];

/** Every seed is made of what is simulated: two runs say the same. */
export function runStatistics(): StatisticsRun {
  const criticalValueOf = rememberedCriticalValues();
  return {
    coverage: coverageCells.map((cell) => ({
      ...cell,
      covered: coverageOfCell(cell, criticalValueOf),
    })),
    rivals: coverageCells.map((cell) => ({
      ...cell,
      covered: rivalsOfCell(cell, criticalValueOf),
    })),
    means: meanCases.map((each) => ({ ...each, covered: coverageOfMean(each, criticalValueOf) })),
    effects: effectScenarios.map((scenario) => ({ scenario, said: saidOfEffects(scenario) })),
    arms: armScenarios.map((scenario) => ({ scenario, said: saidOfArms(scenario) })),
    trends: trendCases.map(({ days, perDay }) => ({
      days,
      perDay,
      falselySeen: falseTrends(days, perDay),
    })),
  };
}
