import type { Day } from '#shared/calendar.ts';
import type { Month } from '../activity/month.ts';
import type { Model } from '../model/model.ts';
import type { CountedAnswers, Cube } from './cube.ts';
import type { EvaluationChoices, EvaluationQuestion } from './evaluation.contract.ts';
import type { EvaluationKnown } from './known.ts';

/** What whoever holds the ratings counted of them, with what lies beside them there. Plain data, to be handed over. */
export interface EvaluationSource {
  readonly cube: Cube;
  readonly closedTo: Day;
  /** Of which there are answers, whether closed or not. */
  readonly months: readonly Month[];
  readonly undated: number;
  readonly isRunBlind: boolean;
  readonly isSimulated: boolean;
  readonly models: readonly Model[];
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly figures: EvaluationKnown['figures'];
  readonly facts: EvaluationKnown['facts'];
  readonly incomplete: EvaluationKnown['incomplete'];
}

/** What whoever evaluates knows itself, and what may have changed since the answers were counted. */
export interface OwnSide extends Pick<
  EvaluationKnown,
  'place' | 'office' | 'madeOn' | 'ruleVersion' | 'floor' | 'models' | 'figures' | 'facts'
> {}

/** Of two that name one thing by its code, that of whoever evaluates holds. */
export function knownOf(source: EvaluationSource, own: OwnSide): EvaluationKnown {
  const { isSimulated, undated, incomplete, isRunBlind } = source;
  return {
    ...own,
    ...{ isSimulated, undated, incomplete, isRunBlind },
    models: byCode([...source.models, ...own.models]),
    figures: byCode([...source.figures, ...own.figures]),
    facts: [...source.facts, ...own.facts],
    unitNames: new Map(source.units.map(({ code, name }) => [code, name])),
  };
}

/** What may be asked for, by the names that people know. */
export function choicesOf(source: EvaluationSource, own: OwnSide): EvaluationChoices {
  const { models } = knownOf(source, own);
  return {
    isSimulated: source.isSimulated,
    months: [...source.months],
    closedTo: source.closedTo,
    models: models.map(({ code, name, kind }) => ({ code, name, kind })),
    units: source.units
      .map(({ code, name }) => ({ code, name }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'vi')),
  };
}

/** Why a question has no answer: it names a model or a unit that nobody knows here. */
export function refusalOf(
  { model, units }: EvaluationQuestion,
  choices: EvaluationChoices,
): 'MODEL_UNKNOWN' | 'UNIT_UNKNOWN' | undefined {
  if (model !== null && !choices.models.some(({ code }) => code === model)) return 'MODEL_UNKNOWN';
  const known = new Set(choices.units.map(({ code }) => code));
  return units.every((unit) => known.has(unit)) ? undefined : 'UNIT_UNKNOWN';
}

/** The months of which there are answers, in their order. */
export function monthsOf({ days }: Pick<CountedAnswers, 'days'>): readonly Month[] {
  return [...new Set(days.map(({ month }) => month))].toSorted();
}

function byCode<Item extends { readonly code: string }>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [item.code, item])).values()];
}
