import { previousDay, type Day } from '#shared/calendar.ts';
import { firstDayOf, lastDayOf, type Month } from '#shared/features/activity/month.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import type { OfficeFacts } from '#shared/features/evaluation/known.ts';
import { buildCube } from '#shared/features/evaluation/cube.ts';
import { monthsOf, type EvaluationSource } from '#shared/features/evaluation/source.ts';
import type { GatheringReport } from '#shared/features/gather/gathering-report.ts';
import { incompleteUnits } from '#shared/features/gather/incomplete-months.ts';
import { leastFloor } from '#shared/features/gather/least-floor.ts';
import { Model } from '#shared/features/model/model.ts';
import { readSurveys, type AskedBefore } from './evaluation-surveys-store.ts';
import { officialWordsOf } from '#shared/features/survey/official-words.ts';
import type { SurveyMapping } from '#shared/features/survey/survey-mapping.ts';
import { listCodebooks, listFacts } from './evaluation-facts-store.ts';
import { openEvaluationStore, seriesOfKey } from './evaluation-store.ts';
import { drawOfUnits, drawSecretOf } from './open-data/freeze.ts';
import type { Warehouse } from './warehouse-store.ts';

export interface SourceDeps {
  readonly warehouse: Pick<Warehouse, 'db'>;
  readonly report: GatheringReport;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly askedBefore: readonly AskedBefore[];
  /** What was verified and sent back, by the unit. */
  readonly verified: ReadonlyMap<string, readonly OfficeRow[]>;
  /** The store's own secret. */
  readonly sealingKey: string;
  readonly today: Day;
}

/** All that evaluations of a store are made of: its answers in blocks, and what offices told beside them. */
export async function evaluationSource(deps: SourceDeps): Promise<EvaluationSource> {
  const { report, unitNames, today } = deps;
  const { db } = deps.warehouse;
  const store = await openEvaluationStore(db);
  await store.level();
  const { counted: rated, undated } = await store.read();
  const surveyed = await readSurveys(db, deps.askedBefore);
  const counted = {
    ...rated,
    series: [...rated.series, ...surveyed.series],
    days: [...rated.days, ...surveyed.days],
  };
  const closedTo = previousDay(today);
  const secret = drawSecretOf(deps.sealingKey);
  const months = monthsOf(counted);
  const { figures, models } = await listCodebooks(db);
  const facts = withVerified(await listFacts(db), deps.verified);
  return {
    cube: buildCube(counted, {
      closedTo,
      floor: leastFloor,
      drawOf: (series, quarter) => drawOfUnits(secret, { ...seriesOfKey(series), quarter }),
    }),
    closedTo,
    months,
    undated,
    isRunBlind: true,
    isSimulated: report.kind === 'simulated',
    models: modelsOf(models, rated.days, months[0]),
    units: unitsOf(unitNames, [...counted.days, ...facts]),
    figures: figures.map(({ code, name, unit }) => ({ code, name, unit })),
    facts,
    incomplete: months.flatMap((month) => incompleteIn(report, month)),
  };
}

/** The questions of a survey that were asked in the words of a label set; others have no level to be told by. */
export function askedBefore({ form, questions }: SurveyMapping): readonly AskedBefore[] {
  return questions.flatMap(({ code: question, scale }) => {
    const labelSet = officialWordsOf(scale);
    return labelSet === undefined ? [] : [{ form, question, labelSet }];
  });
}

/**
 * Models as offices name them; one that no code book names stands for itself. Of their rules and days the store
 * knows nothing: whoever evaluates may know the whole model.
 */
function modelsOf(
  named: readonly Pick<Model, 'code' | 'name' | 'groups'>[],
  days: readonly { readonly model: string }[],
  since: Month | undefined,
): readonly Model[] {
  const validFrom = since === undefined ? '2000-01-01' : firstDayOf(since);
  const known = new Set(named.map(({ code }) => code));
  const used = [...new Set(days.map(({ model }) => model))].toSorted();
  const unnamed = used
    .filter((code) => code !== '' && !known.has(code))
    .map((code) => ({ code, name: code, groups: [] }));
  return [...named, ...unnamed].map(({ code, name, groups }) =>
    Model.parse({ code, name, groups, kind: 'allHours', validFrom }),
  );
}

function unitsOf(
  names: ReadonlyMap<string, string>,
  of: readonly { readonly unit: string }[],
): EvaluationSource['units'] {
  const codes = new Set([...names.keys(), ...of.map(({ unit }) => unit)]);
  return [...codes].toSorted().map((code) => ({ code, name: names.get(code) ?? code }));
}

function withVerified(
  facts: readonly OfficeFacts[],
  verified: SourceDeps['verified'],
): readonly OfficeFacts[] {
  const told = new Map(facts.map(({ unit, tables }) => [unit, tables]));
  for (const [unit, scores] of verified) {
    told.set(unit, { ...told.get(unit), verified_scores: scores });
  }
  return [...told].map(([unit, tables]) => ({ unit, tables }));
}

/**
 * Units of which ratings of a month may yet come, with the batches that are known to be missing: those between two
 * that came, and one of each station that has not sent since.
 */
function incompleteIn(report: GatheringReport, month: Month): EvaluationSource['incomplete'] {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  return [...incompleteUnits(report, month)].map((unit) => {
    const stations = report.stations.filter(({ unitCode }) => unitCode === unit);
    const missing = stations.map(({ lives, lastBuiltAt }) => {
      const between = lives
        .flatMap((life) => life.missing)
        .filter(({ days }) => (days.from ?? first) <= last && (days.to ?? last) >= first)
        .reduce((sum, { from, to }) => sum + to - from + 1, 0);
      return between + Number(lastBuiltAt.slice(0, 10) <= last);
    });
    return { unit, month, missing: missing.reduce((sum, each) => sum + each, 0) };
  });
}
