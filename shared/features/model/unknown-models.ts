import type { PlanEntry } from '../session/plan-entry.ts';
import type { Model } from './model.ts';

interface Planned {
  readonly models: readonly Pick<Model, 'code'>[];
  readonly plan: readonly Pick<PlanEntry, 'code' | 'modelCode'>[];
}

/**
 * The places of lines of a plan that name a model which is not there. A line that was so before stays
 * as it is: plans are older than models.
 */
export function placesOfUnknownModels(
  { models, plan }: Planned,
  before: Planned = { models: [], plan: [] },
): number[] {
  const known = codesOf(models);
  const knownBefore = codesOf(before.models);
  const namedBefore = new Map(before.plan.map(({ code, modelCode }) => [code, modelCode]));
  const wasUnknown = (code: string, modelCode: string) =>
    namedBefore.get(code) === modelCode && !knownBefore.has(modelCode);
  return plan.flatMap(({ code, modelCode }, place) =>
    modelCode === undefined || known.has(modelCode) || wasUnknown(code, modelCode) ? [] : [place],
  );
}

function codesOf(models: Planned['models']): ReadonlySet<string> {
  return new Set(models.map(({ code }) => code));
}
