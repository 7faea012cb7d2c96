import type { Month } from '#shared/features/activity/month.ts';
import { labelsOf, type SurveyMapping } from '#shared/features/survey/survey-mapping.ts';
import {
  drawSecretOf,
  freezeFields,
  freezeHours,
  freezeLate,
  freezeReasons,
  freezeSatisfaction,
  freezeSurveys,
  monthsOfQuarter,
  type Freezing,
} from './freeze.ts';
import type { OpenDataStore } from './open-data-store.ts';
import type { FieldRow, Publication } from './publication.ts';
import type { Register } from './register.ts';

export interface PublishDeps {
  readonly register: Register;
  readonly store: OpenDataStore;
  /** The store's own secret. */
  readonly secret: string;
  /** Names of the batches that are counted now. */
  readonly batches: readonly string[];
  readonly unitNames: ReadonlyMap<string, string>;
  /** The mappings of the surveys that are counted now. */
  readonly mappings: readonly SurveyMapping[];
  /** Units of which ratings of a month may yet come. */
  incompleteUnits(month: Month): ReadonlySet<string>;
}

/**
 * Publishes what of some closed quarters never was, and gives back everything that was published of them, this
 * time or before. What was published once is never reckoned again: what came late of it stands with
 * the newest quarter, as soon as there is enough of it.
 */
export async function publish(
  deps: PublishDeps,
  order: { readonly quarters: readonly string[]; readonly floor: number; readonly on: string },
): Promise<readonly Publication[]> {
  const { register, store, batches, mappings } = deps;
  const { quarters, floor, on } = order;
  const before = register.list();
  const published = new Set(before.flatMap((each) => each.quarters));
  const fresh = quarters.filter((quarter) => !published.has(quarter));
  const by = freezingOf(deps, quarters, floor);

  const frozenSurveys = new Set(
    before.flatMap((each) => each.surveyQuarters.map(({ form, quarter }) => `${form} ${quarter}`)),
  );
  const answers = (await store.surveys(quarters)).filter(
    ({ form, quarter }) => !frozenSurveys.has(`${form} ${quarter}`),
  );
  const surveyQuarters = [
    ...new Map(
      answers.map(({ form, quarter }) => [`${form} ${quarter}`, { form, quarter }]),
    ).values(),
  ];
  if (fresh.length > 0 || surveyQuarters.length > 0) {
    await store.takeQuarters(fresh);
    const satisfaction = freezeSatisfaction(await store.byUnit(), by);
    const fields = freezeFields(await store.byField(), by);
    const last = fresh.toSorted().at(-1);
    const late = last === undefined ? [] : await lateRows(deps, before, last, by);
    register.add({
      format: 'hai-long-open-data/1',
      number: (before.at(-1)?.number ?? 0) + 1,
      on,
      floor,
      quarters: fresh.toSorted(),
      batches: [...batches],
      hasLate: late.length > 0,
      unitNames: Object.fromEntries(deps.unitNames),
      fieldNames: namesOf(fields, await store.fieldNames()),
      surveyQuarters,
      satisfaction: [...satisfaction, ...late],
      reasons: [...freezeReasons(await store.byReason(), satisfaction, by)],
      hours: [...freezeHours(await store.byHour(), by)],
      fields: [...fields],
      surveys: [...freezeSurveys(answers, labelFinder(mappings), by)],
    });
  }
  return register.list();
}

/** What is not shown is not named either: its code alone would say that it is there. */
function namesOf(
  fields: readonly FieldRow[],
  names: ReadonlyMap<string, string>,
): Publication['fieldNames'] {
  return Object.fromEntries(
    fields.flatMap(({ field }) => {
      const name = names.get(field ?? '');
      return field === null || name === undefined ? [] : [[field, name]];
    }),
  );
}

/** Late answers of each published quarter, by the batches that its figures were made of. */
async function lateRows(
  { store }: PublishDeps,
  before: readonly Publication[],
  last: string,
  by: Freezing,
) {
  const groups = new Map<string, { quarters: string[]; batches: Set<string> }>();
  for (const { quarters, number } of before) {
    for (const quarter of quarters) {
      const counted = before.filter(
        (each) => each.number === number || (each.number > number && each.hasLate),
      );
      const key = counted.map((each) => each.number).join(' ');
      const group = groups.get(key) ?? {
        quarters: [],
        batches: new Set(counted.flatMap((each) => each.batches)),
      };
      group.quarters.push(quarter);
      groups.set(key, group);
    }
  }
  const cells = [];
  for (const { quarters, batches } of groups.values()) {
    cells.push(...(await store.late(quarters, [...batches])));
  }
  return freezeLate(cells, last, by);
}

function freezingOf(deps: PublishDeps, quarters: readonly string[], floor: number): Freezing {
  const months = quarters.flatMap((quarter) => [...monthsOfQuarter(quarter)]);
  const incomplete = new Map(months.map((month) => [month, deps.incompleteUnits(month)]));
  return {
    floor,
    secret: drawSecretOf(deps.secret),
    isComplete: (unit, some) =>
      some.every((month) => {
        const units = incomplete.get(month);
        return unit === null ? (units?.size ?? 0) === 0 : units?.has(unit) !== true;
      }),
  };
}

function labelFinder(mappings: readonly SurveyMapping[]) {
  const labels = new Map(
    mappings.flatMap(({ form, questions }) =>
      questions.flatMap(({ code, scale }) =>
        labelsOf(scale).map(([value, label]): [string, string] => [
          JSON.stringify([form, code, value]),
          label,
        ]),
      ),
    ),
  );
  return (form: string, question: string, value: number) =>
    labels.get(JSON.stringify([form, question, value])) ?? null;
}
