import { createHmac, hkdfSync } from 'node:crypto';
import type { Day } from '#shared/calendar.ts';
import { locateSurvey, type SurveyTable } from '#shared/features/survey/locate-survey.ts';
import { proposeMapping, type ProposedMapping } from '#shared/features/survey/propose-mapping.ts';
import {
  reduceSurvey,
  type FaultyCell,
  type ReducedRow,
} from '#shared/features/survey/reduce-survey.ts';
import { continues, type SurveyMapping } from '#shared/features/survey/survey-mapping.ts';
import { readSurveyFile, type SurveyFileFault } from './read-survey-file.ts';
import {
  createSurveyArchive,
  isRemoved,
  type SurveyArchive,
  type SurveyEntry,
} from './survey-archive.ts';
import { createSurveyMappings, type KeptMapping } from './survey-mappings.ts';
import { reducedColumns, type SurveyStore } from './survey-store.ts';

/** Why nothing of a file was taken; each has its sentence in the locales. */
export type SurveyRefusal =
  | { readonly why: SurveyFileFault | 'noDays' | 'noHeader' | 'formUnknown' }
  | { readonly why: 'mappingExists' | 'mappedOtherwise'; readonly form: string }
  | { readonly why: 'mapping'; readonly name: string; readonly kept: KeptMapping }
  | { readonly why: 'cells'; readonly faults: readonly FaultyCell[] }
  | { readonly why: 'removedBefore'; readonly entry: SurveyEntry };

type Refused = { readonly done: false } & SurveyRefusal;

export type MapOutcome =
  | Refused
  | {
      readonly done: true;
      readonly name: string;
      readonly file: string;
      /** Undefined where the form is known already. */
      readonly proposal: ProposedMapping | undefined;
    };

export type ImportOutcome =
  | Refused
  | {
      readonly done: true;
      readonly entry: SurveyEntry;
      /** Whether the file was here already, taken the same way. */
      readonly isKnown: boolean;
      /** Forms that another file has too: they count once. */
      readonly shared: number;
      readonly unanswered: number;
      readonly encoding: 'unicode' | 'windows-1258';
    };

/** What does not agree in a store; all but a table that is missing or altered is mended by `rebuild`. */
export interface SurveyFinding {
  readonly kind: 'surveyMissing' | 'surveyAltered' | 'surveyNotTakenIn' | 'surveyDiffers';
  /** Of the file. */
  readonly name: string;
}

export interface ImportOrder {
  readonly file: string;
  /** By what its header is known where none is named. */
  readonly mapping: string | undefined;
  /** Takes in what was removed before. */
  readonly again: boolean;
  readonly on: Day;
}

/** Earlier surveys of one store. */
export interface Surveys {
  map(
    file: string,
    name: string | undefined,
    units: ReadonlyMap<string, string>,
  ): Promise<MapOutcome>;
  importFile(order: ImportOrder): Promise<ImportOutcome>;
  list(): readonly SurveyEntry[];
  /** Undefined where no file's id begins so, or several do. */
  remove(id: string, on: Day, reason: string): Promise<SurveyEntry | undefined>;
  verify(): Promise<readonly SurveyFinding[]>;
  sum: SurveyStore['sum'];
}

export interface SurveyDeps {
  readonly archive: string;
  readonly mappings: string;
  /** The store's own secret, from which the key of the rows' hashes is made. */
  readonly secret: string;
  store(): Promise<SurveyStore>;
}

export function createSurveys(deps: SurveyDeps): Surveys {
  const archive = createSurveyArchive(deps.archive);
  const mappings = createSurveyMappings(deps.mappings);
  const key = Buffer.from(hkdfSync('sha256', deps.secret, '', 'hai-long survey rows', 32));

  return {
    async map(file, asked, units) {
      const read = await readTable(file);
      if ('why' in read) return { done: false, ...read };
      const known = mappings.nameFor(read.table.header);
      if (known !== undefined && (asked === undefined || asked === known)) {
        return { done: true, name: known, file: mappings.fileOf(known), proposal: undefined };
      }
      const name = asked ?? 'khao-sat-1';
      const proposal = proposeMapping({ form: name, table: read.table, units });
      if (!mappings.keep(name, proposal.mapping)) {
        return { done: false, why: 'mappingExists', form: name };
      }
      return { done: true, name, file: mappings.fileOf(name), proposal };
    },
    async importFile({ file, mapping: asked, again, on }) {
      const read = await readTable(file);
      if ('why' in read) return { done: false, ...read };
      const { table, encoding } = read;
      const name = asked ?? mappings.nameFor(table.header);
      if (name === undefined) return { done: false, why: 'formUnknown' };
      const kept = mappings.find(name);
      if (kept.is !== 'ready') return { done: false, why: 'mapping', name, kept };
      const { mapping } = kept;
      const { rows, unanswered, faults } = reduceSurvey(table, mapping, on);
      if (faults.length > 0) return { done: false, why: 'cells', faults };
      const entries = archive.list();
      const text = reducedTable(rows, mapping, key);
      const found = entries.find(({ id }) => id === archive.idOf(text, mapping));
      if (found !== undefined && isRemoved(found) && !again) {
        return { done: false, why: 'removedBefore', entry: found };
      }
      const others = entries.filter(
        (entry) => entry.mapping.form === mapping.form && !isRemoved(entry),
      );
      if (!others.every((entry) => continues(mapping, entry.mapping))) {
        return { done: false, why: 'mappedOtherwise', form: mapping.form };
      }
      const isKnown = found !== undefined && !isRemoved(found);
      const entry =
        found === undefined
          ? archive.put({ table: text, rows: rows.length, period: periodOf(rows), mapping, on })
          : isKnown
            ? found
            : archive.restore(found, on);
      if ((await archive.sumOf(entry.id)) !== entry.table) archive.mend(entry, text);
      const store = await deps.store();
      await level(store, archive);
      const shared = await store.countShared(entry.id);
      return { done: true, entry, isKnown, shared, unanswered, encoding };
    },
    list: () => archive.list(),
    async remove(start, on, reason) {
      const found = archive.list().filter((entry) => entry.id.startsWith(start));
      const [entry, second] = found.filter((each) => !isRemoved(each));
      if (entry === undefined || second !== undefined) return undefined;
      const removed = archive.remove(entry, on, reason);
      await level(await deps.store(), archive);
      return removed;
    },
    verify: async () => await verify(await deps.store(), archive),
    sum: async () => await (await deps.store()).sum(),
  };
}

/** Enters what the archive has and the warehouse has not, after a crash or for a warehouse that is new. */
export async function level(store: SurveyStore, archive: SurveyArchive): Promise<void> {
  const files = await store.listFiles();
  for (const entry of archive.list()) {
    const known = files.get(entry.id);
    if (known === undefined) {
      if ((await archive.sumOf(entry.id)) === entry.table) {
        await store.enter(entry, archive.tableOf(entry.id));
      }
    } else if (known.isRemoved !== isRemoved(entry)) {
      await store.markRemoved(entry.id, isRemoved(entry));
    }
  }
}

async function verify(
  store: SurveyStore,
  archive: SurveyArchive,
): Promise<readonly SurveyFinding[]> {
  const findings: SurveyFinding[] = [];
  const files = await store.listFiles();
  for (const entry of archive.list()) {
    const { id: name, table } = entry;
    const sum = await archive.sumOf(name);
    const known = files.get(name);
    if (sum === undefined) findings.push({ kind: 'surveyMissing', name });
    else if (sum !== table) findings.push({ kind: 'surveyAltered', name });
    if (known === undefined) findings.push({ kind: 'surveyNotTakenIn', name });
    else if (known.rows !== entry.rows || known.isRemoved !== isRemoved(entry)) {
      findings.push({ kind: 'surveyDiffers', name });
    }
  }
  return findings;
}

type ReadTable =
  | { readonly table: SurveyTable; readonly encoding: 'unicode' | 'windows-1258' }
  | { readonly why: SurveyFileFault | 'noDays' | 'noHeader' };

async function readTable(file: string): Promise<ReadTable> {
  const read = await readSurveyFile(file);
  if ('fault' in read) return { why: read.fault };
  const located = locateSurvey(read.rows);
  if ('fault' in located) return { why: located.fault };
  return { table: located.found, encoding: read.encoding };
}

/**
 * What is kept of a file: days or hours, places and scores, in the order of day, hour and a keyed hash,
 * which tells nobody who came when. The hash is over the moment to the second besides; equal ones are
 * counted, so that two files which both have a row agree on it.
 */
function reducedTable(
  rows: readonly ReducedRow[],
  { questions }: SurveyMapping,
  key: Buffer,
): string {
  const seen = new Map<string, number>();
  const lines = rows.map(({ day, hour, unit, counter, values, identity }) => {
    const hashed = createHmac('sha256', key).update(identity).digest('hex').slice(0, 32);
    const nth = (seen.get(hashed) ?? 0) + 1;
    seen.set(hashed, nth);
    const cells = [
      hashed,
      nth,
      day,
      hour ?? '',
      unit,
      counter ?? '',
      ...values.map((v) => v ?? ''),
    ];
    const sortBy = `${day} ${String(hour ?? 0).padStart(2, '0')} ${hashed} ${String(nth).padStart(9, '0')}`;
    return { sortBy, line: cells.join(',') };
  });
  const header = [...reducedColumns, ...questions.map(({ code }) => code)].join(',');
  const sorted = lines.toSorted((one, other) => (one.sortBy < other.sortBy ? -1 : 1));
  return [header, ...sorted.map(({ line }) => line), ''].join('\r\n');
}

function periodOf(rows: readonly ReducedRow[]): SurveyEntry['period'] {
  const days = rows.map(({ day }) => day).toSorted();
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}
