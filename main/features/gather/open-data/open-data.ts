import { join } from 'node:path';
import type { GatheringReport } from '#shared/features/gather/gathering-report.ts';
import { isClosedQuarter, type OpenDataOutlook } from '#shared/features/gather/open-data.ts';
import { incompleteUnits } from '#shared/features/gather/incomplete-months.ts';
import { isRemoved, type SurveyEntry } from '../survey/survey-archive.ts';
import { openSurveyStore } from '../survey/survey-store.ts';
import type { KnownBatch, Warehouse } from '../warehouse-store.ts';
import { extractTables, type ExtractWords } from './extract-tables.ts';
import { monthsOfQuarter } from './freeze.ts';
import { createOpenDataStore, type OpenDataStore } from './open-data-store.ts';
import { publish, type PublishDeps } from './publish.ts';
import { openRegister, type Register } from './register.ts';
import { outlookOf, trialRegister } from './weigh.ts';
import { assertEmpty, writeExtract } from './write-extract.ts';

export interface OpenDataOrder {
  readonly quarters: readonly string[];
  /** The least number of people in anything that is published. */
  readonly floor: number;
  readonly out: string;
  readonly on: string;
  readonly vi: ExtractWords;
  readonly en: ExtractWords;
}

export interface OpenDataOutcome {
  readonly files: readonly string[];
  /** Quarters that are published for the first time, and those that were before. */
  readonly fresh: readonly string[];
  readonly before: readonly string[];
  /** Units of which batches are missing in a quarter that is published for the first time. */
  readonly incomplete: readonly string[];
  /** Answers that came late and are published with this. */
  readonly late: number;
}

export interface OpenDataDeps {
  readonly warehouse: Warehouse;
  readonly batches: readonly KnownBatch[];
  readonly report: GatheringReport;
  readonly surveys: readonly SurveyEntry[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly publisher: string;
  readonly folder: string;
  readonly scratch: string;
  readonly secret: string;
}

/** A quarter that is over, and when it was published if it was. */
export interface ClosedQuarter {
  readonly quarter: string;
  readonly published: string | null;
}

/** Quarters that are over and of which answers are here, the newest first. */
export async function closedQuarters(
  { warehouse, folder }: Pick<OpenDataDeps, 'warehouse' | 'folder'>,
  today: string,
): Promise<readonly ClosedQuarter[]> {
  const before = openRegister(join(folder, 'open-data')).list();
  const publishedOn = new Map(
    before.flatMap(({ quarters, on }) => quarters.map((quarter) => [quarter, on] as const)),
  );
  const store = await createOpenDataStore(warehouse.db);
  const found = await store.quarters().finally(async () => await store.close());
  return found
    .filter((quarter) => isClosedQuarter(quarter, today))
    .map((quarter) => ({ quarter, published: publishedOn.get(quarter) ?? null }));
}

/** What publishing quarters would show and keep back; undefined where all of them were published before. */
export async function weighOpenData(
  deps: OpenDataDeps,
  order: Pick<OpenDataOrder, 'quarters' | 'floor' | 'on'>,
): Promise<(OpenDataOutlook & { readonly incomplete: readonly string[] }) | undefined> {
  const register = trialRegister(openRegister(join(deps.folder, 'open-data')));
  const before = register.list().length;
  const store = await openedStore(deps);
  try {
    const publications = await publish(publishDeps(deps, register, store), order);
    const fresh = publications[before];
    if (fresh === undefined) return undefined;
    const incomplete = incompleteOf(deps, fresh.quarters);
    return { ...(await outlookOf(fresh, store)), incomplete };
  } finally {
    await store.close();
  }
}

async function openedStore({ warehouse, scratch }: OpenDataDeps): Promise<OpenDataStore> {
  await openSurveyStore(warehouse.db, scratch);
  return await createOpenDataStore(warehouse.db);
}

function countedSurveys({ surveys }: OpenDataDeps): readonly SurveyEntry[] {
  return surveys.filter((entry) => !isRemoved(entry));
}

function publishDeps(deps: OpenDataDeps, register: Register, store: OpenDataStore): PublishDeps {
  return {
    register,
    store,
    secret: deps.secret,
    batches: deps.batches
      .filter(({ standing }) => standing.state === 'counted')
      .map(({ name }) => name),
    unitNames: deps.unitNames,
    mappings: countedSurveys(deps).map(({ mapping }) => mapping),
    incompleteUnits: (month) => incompleteUnits(deps.report, month),
  };
}

/** Units of which batches are missing in any month of some quarters. */
function incompleteOf({ report }: OpenDataDeps, quarters: readonly string[]): readonly string[] {
  const months = quarters.flatMap((quarter) => [...monthsOfQuarter(quarter)]);
  return [...new Set(months.flatMap((month) => [...incompleteUnits(report, month)]))].toSorted();
}

/** Publishes closed quarters, once and for all, and writes an extract of everything published of them. */
export async function openData(
  deps: OpenDataDeps,
  { quarters, floor, out, on, vi, en }: OpenDataOrder,
): Promise<OpenDataOutcome> {
  const { warehouse, report, scratch } = deps;
  const { db } = warehouse;
  assertEmpty(out); // before anything is published
  const counted = countedSurveys(deps);
  const register = openRegister(join(deps.folder, 'open-data'));
  const before = register.list();
  const store = await openedStore(deps);
  const publications = await publish(publishDeps(deps, register, store), {
    quarters,
    floor,
    on,
  }).finally(async () => await store.close());
  const forms = new Set(counted.map(({ mapping }) => mapping.form));
  const tables = extractTables({ publications, quarters, kind: report.kind, forms, vi, en });
  const asked = publications.filter((each) => each.quarters.some((q) => quarters.includes(q)));
  const sources = publications.flatMap(({ surveys }) =>
    surveys.filter((row) => forms.has(row.form) && quarters.includes(row.quarter)),
  );
  const files = await writeExtract(
    { db, scratch },
    {
      ...{ tables, out, kind: report.kind, publisher: deps.publisher, quarters, vi, en },
      on:
        asked
          .map((each) => each.on)
          .toSorted()
          .at(-1) ?? on,
      earlierSources: [...new Set(sources.map(({ source }) => source))].toSorted(),
    },
  );
  const known = new Set(before.flatMap((each) => each.quarters));
  const fresh = quarters.filter((quarter) => !known.has(quarter));
  return {
    files,
    fresh,
    before: quarters.filter((quarter) => known.has(quarter)),
    incomplete: incompleteOf(deps, fresh),
    late: publications
      .slice(before.length)
      .flatMap(({ satisfaction }) => satisfaction.filter(({ months: some }) => some.length === 0))
      .reduce((sum, { n }) => sum + n, 0),
  };
}
