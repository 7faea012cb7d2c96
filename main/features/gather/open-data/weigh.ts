import type { OpenDataOutlook } from '#shared/features/gather/open-data.ts';
import type { OpenDataStore } from './open-data-store.ts';
import type { Publication } from './publication.ts';
import type { Register } from './register.ts';

/** A register that forgets what is added: what would be published is reckoned by the very same steps. */
export function trialRegister(register: Register): Register {
  const added: Publication[] = [];
  return {
    list: () => [...register.list(), ...added],
    add: (publication) => void added.push(publication),
  };
}

/**
 * What a publication shows and what it joins or keeps back, in counts of answers, units and fields; `store`
 * still holds the answers that it was made of.
 */
export async function outlookOf(
  { satisfaction, fields, surveys }: Publication,
  store: OpenDataStore,
): Promise<OpenDataOutlook> {
  const cells = await store.byUnit();
  const own = satisfaction.filter(({ months }) => months.length > 0);
  const late = satisfaction.filter(({ months }) => months.length === 0);
  const units = new Set(cells.map(({ unit }) => unit));
  const alone = new Set(own.flatMap(({ unit }) => unit ?? []));
  const shownFields = new Set(fields.flatMap(({ field }) => field ?? []));
  const ofAnswers = new Set((await store.byField()).map(({ field }) => field));
  const answers = sumOf(cells);
  return {
    answers,
    shown: sumOf(own),
    keptBack: answers - sumOf(own),
    unitsAlone: alone.size,
    unitsJoined: [...units].filter((unit) => !alone.has(unit)).length,
    quartersOnly: own.filter(({ unit, months }) => unit !== null && months.length > 1).length,
    fieldsAlone: shownFields.size,
    fieldsJoined: [...ofAnswers].filter((field) => !shownFields.has(field)).length,
    surveys: new Set(surveys.map(({ form }) => form)).size,
    late: sumOf(late),
  };
}

function sumOf(rows: readonly { readonly n: number }[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0);
}
