import { createHmac, hkdfSync } from 'node:crypto';
import type { Day } from '#shared/calendar.ts';
import { guessOrder, readMoment } from '#shared/features/survey/read-moment.ts';
import { lookAtColumns } from '#shared/features/survey/look-at-columns.ts';
import type { SurveyFileFault } from '#shared/features/survey/survey-file.ts';
import type { SurveyLook } from '#shared/features/survey/survey.contract.ts';
import { locateSurvey, type SurveyTable } from '#shared/features/survey/locate-survey.ts';
import { proposeMapping, type ProposedMapping } from '#shared/features/survey/propose-mapping.ts';
import {
  reduceSurvey,
  type FaultyCell,
  type ReducedRow,
} from '#shared/features/survey/reduce-survey.ts';
import { continues, type SurveyMapping } from '#shared/features/survey/survey-mapping.ts';
import { readSurveyFile, type SurveyReading } from './read-survey-file.ts';
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
  | { readonly why: SurveyFileFault | 'formUnknown' }
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

export interface MappedOrder {
  readonly file: string;
  readonly mapping: SurveyMapping;
  readonly on: Day;
}

/** Why nothing of a mapped file was taken. */
export type NotTaken = { readonly done: false } & (
  | { readonly why: SurveyFileFault }
  | { readonly why: 'mappedOtherwise'; readonly form: string }
  | { readonly why: 'cells'; readonly faults: readonly FaultyCell[] }
);

/** What a file gives by a mapping. */
export interface Weighed {
  readonly done: true;
  readonly rows: readonly ReducedRow[];
  readonly unanswered: number;
  /** The reduced table. */
  readonly text: string;
  readonly period: SurveyEntry['period'];
  readonly mapping: SurveyMapping;
  /** The same file taken the same way, if it is here. */
  readonly found: SurveyEntry | undefined;
  readonly encoding: SurveyReading['encoding'];
}

/** Earlier surveys of one store. */
export interface Surveys {
  map(
    file: string,
    name: string | undefined,
    units: ReadonlyMap<string, string>,
  ): Promise<MapOutcome>;
  importFile(order: ImportOrder): Promise<ImportOutcome>;
  /** What a file holds and how it may be taken, for a person to look at; nothing is written. */
  look(file: string, units: ReadonlyMap<string, string>): Promise<SurveyLook>;
  weigh(order: MappedOrder): Promise<Weighed | NotTaken>;
  /** Takes in, also again, by a mapping that a person has just checked, and remembers it. */
  takeMapped(order: MappedOrder): Promise<Extract<ImportOutcome, { done: true }> | NotTaken>;
  list(): readonly SurveyEntry[];
  /** Counts a removed file again, where others of its form were not taken otherwise meanwhile. */
  restore(id: string, on: Day): Promise<'done' | 'notThere' | 'mappedOtherwise'>;
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

  async function weigh({ file, mapping, on }: MappedOrder): Promise<Weighed | NotTaken> {
    const read = await readTable(file);
    if ('why' in read) return { done: false, ...read };
    return weighTable(read, { ...mapping, header: [...read.table.header] }, on);
  }

  /** What a table would give, read by a mapping; nothing is written. */
  function weighTable(
    { table, encoding }: Extract<ReadTable, { table: SurveyTable }>,
    mapping: SurveyMapping,
    on: Day,
  ): Weighed | NotTaken {
    const { rows, unanswered, faults } = reduceSurvey(table, mapping, on);
    if (faults.length > 0) return { done: false, why: 'cells', faults };
    const entries = archive.list();
    const text = reducedTable(rows, mapping, key);
    const found = entries.find(({ id }) => id === archive.idOf(text, mapping));
    if (!fitsOthers(mapping, entries, found)) {
      return { done: false, why: 'mappedOtherwise', form: mapping.form };
    }
    const period = periodOf(rows);
    return { done: true, rows, unanswered, text, period, mapping, found, encoding };
  }

  async function enter(weighed: Weighed, on: Day) {
    const { rows, text, period, mapping, found, unanswered, encoding } = weighed;
    const isKnown = found !== undefined && !isRemoved(found);
    const entry =
      found === undefined
        ? archive.put({ table: text, rows: rows.length, period, mapping, on })
        : isKnown
          ? found
          : archive.restore(found, on);
    if ((await archive.sumOf(entry.id)) !== entry.table) archive.mend(entry, text);
    const store = await deps.store();
    await level(store, archive);
    const shared = await store.countShared(entry.id);
    return { done: true as const, entry, isKnown, shared, unanswered, encoding };
  }

  /** A code that no mapping and no file has, for a form that is new here. */
  function freeForm(): string {
    const taken = new Set(archive.list().map(({ mapping }) => mapping.form));
    for (let number = 1; ; number += 1) {
      const form = `khao-sat-${number}`;
      if (!taken.has(form) && mappings.find(form).is === 'missing') return form;
    }
  }

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
    async look(file, units) {
      const read = await readTable(file);
      if ('why' in read) return { is: 'unreadable', why: read.why };
      const { table, encoding, separator } = read;
      const name = mappings.nameFor(table.header);
      const kept = name === undefined ? undefined : mappings.find(name);
      const known = kept?.is === 'ready' ? kept.mapping : undefined;
      const days = table.rows.map(({ cells }) => cells[table.timeColumn] ?? '').filter(Boolean);
      const order = guessOrder(days);
      return {
        ...{ is: 'read', encoding, separator, headerLine: table.headerLine },
        rows: table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).length,
        columns: [...lookAtColumns({ table, units, known })],
        order: known === undefined ? order : { order: known.time.order, isSure: true },
        hasHours: days.some((day) => (readMoment(day, order.order)?.hour ?? null) !== null),
        units: [...units].map(([code, unit]) => ({ code, name: unit })),
        form: known?.form ?? name ?? freeForm(),
        known: known ?? null,
      };
    },
    weigh,
    async takeMapped({ file, mapping, on }) {
      const weighed = await weigh({ file, mapping, on });
      if (!weighed.done) return weighed;
      const taken = await enter(weighed, on);
      mappings.replace(weighed.mapping);
      return taken;
    },
    async importFile({ file, mapping: asked, again, on }) {
      const read = await readTable(file);
      if ('why' in read) return { done: false, ...read };
      const name = asked ?? mappings.nameFor(read.table.header);
      if (name === undefined) return { done: false, why: 'formUnknown' };
      const kept = mappings.find(name);
      if (kept.is !== 'ready') return { done: false, why: 'mapping', name, kept };
      const weighed = weighTable(read, kept.mapping, on);
      if (!weighed.done) return weighed;
      const { found } = weighed;
      if (found !== undefined && isRemoved(found) && !again) {
        return { done: false, why: 'removedBefore', entry: found };
      }
      return await enter(weighed, on);
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
    async restore(id, on) {
      const entries = archive.list();
      const entry = entries.find((each) => each.id === id && isRemoved(each));
      if (entry === undefined) return 'notThere';
      if (!fitsOthers(entry.mapping, entries, entry)) return 'mappedOtherwise';
      archive.restore(entry, on);
      await level(await deps.store(), archive);
      return 'done';
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
  | ({ readonly table: SurveyTable } & SurveyReading)
  | { readonly why: SurveyFileFault };

async function readTable(file: string): Promise<ReadTable> {
  const read = await readSurveyFile(file);
  if ('fault' in read) return { why: read.fault };
  const located = locateSurvey(read.rows);
  if ('fault' in located) return { why: located.fault };
  const { encoding, separator } = read;
  return { table: located.found, encoding, separator };
}

/** Whether nothing that is counted of the same form was taken in another way. */
function fitsOthers(
  mapping: SurveyMapping,
  entries: readonly SurveyEntry[],
  itself: SurveyEntry | undefined,
): boolean {
  return entries
    .filter((entry) => entry.mapping.form === mapping.form && !isRemoved(entry))
    .every((entry) => entry.id === itself?.id || continues(mapping, entry.mapping));
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
