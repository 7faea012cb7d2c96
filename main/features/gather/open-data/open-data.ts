import { join } from 'node:path';
import type { GatheringReport } from '#shared/features/gather/gathering-report.ts';
import { incompleteUnits } from '#shared/features/gather/incomplete-months.ts';
import { isRemoved, type SurveyEntry } from '../survey/survey-archive.ts';
import { openSurveyStore } from '../survey/survey-store.ts';
import type { KnownBatch, Warehouse } from '../warehouse-store.ts';
import { extractTables, type ExtractWords } from './extract-tables.ts';
import { monthsOfQuarter } from './freeze.ts';
import { createOpenDataStore } from './open-data-store.ts';
import { publish } from './publish.ts';
import { openRegister } from './register.ts';
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

/** Publishes closed quarters, once and for all, and writes an extract of everything published of them. */
export async function openData(
  deps: OpenDataDeps,
  { quarters, floor, out, on, vi, en }: OpenDataOrder,
): Promise<OpenDataOutcome> {
  const { warehouse, report, scratch } = deps;
  const { db } = warehouse;
  assertEmpty(out); // before anything is published
  await openSurveyStore(db, scratch);
  const counted = deps.surveys.filter((entry) => !isRemoved(entry));
  const register = openRegister(join(deps.folder, 'open-data'));
  const before = register.list();
  const store = await createOpenDataStore(db);
  const publications = await publish(
    {
      register,
      store,
      secret: deps.secret,
      batches: deps.batches
        .filter(({ standing }) => standing.state === 'counted')
        .map(({ name }) => name),
      unitNames: deps.unitNames,
      mappings: counted.map(({ mapping }) => mapping),
      incompleteUnits: (month) => incompleteUnits(report, month),
    },
    { quarters, floor, on },
  ).finally(async () => await store.close());

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
  const months = fresh.flatMap((quarter) => [...monthsOfQuarter(quarter)]);
  return {
    files,
    fresh,
    before: quarters.filter((quarter) => known.has(quarter)),
    incomplete: [
      ...new Set(months.flatMap((month) => [...incompleteUnits(report, month)])),
    ].toSorted(),
    late: publications
      .slice(before.length)
      .flatMap(({ satisfaction }) => satisfaction.filter(({ months: some }) => some.length === 0))
      .reduce((sum, { n }) => sum + n, 0),
  };
}
