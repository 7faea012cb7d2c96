import { createHash, hash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import { SurveyMapping } from '#shared/features/survey/survey-mapping.ts';
import { writeWhole } from '../store-folder.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What was done with a file, the first time and after. */
const Step = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('taken'), on: day }),
  z.strictObject({ step: z.literal('removed'), on: day, reason: z.string().min(1).max(500) }),
]);

const Entry = z.strictObject({
  format: z.literal('hai-long-survey/1'),
  /** SHA-256 of the reduced table, in hexadecimal. */
  table: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.int().min(1),
  period: z.strictObject({ from: day, to: day }),
  mapping: SurveyMapping,
  steps: z.array(Step).min(1),
});

/** One file that was taken in, as far as it was. */
export type SurveyEntry = z.infer<typeof Entry> & {
  /** SHA-256 over table and mapping: the same file taken the same way has the same. */
  readonly id: string;
};

/** The reduced tables with what is known of each: all that was ever taken of the files. */
export interface SurveyArchive {
  tableOf(id: string): string;
  list(): readonly SurveyEntry[];
  /** The table lies on the disk before its entry does, which is what makes it part of the store. */
  put(order: {
    readonly table: string;
    readonly rows: number;
    readonly period: SurveyEntry['period'];
    readonly mapping: SurveyMapping;
    readonly on: string;
  }): SurveyEntry;
  remove(entry: SurveyEntry, on: string, reason: string): SurveyEntry;
  /** Takes what was removed in again. */
  restore(entry: SurveyEntry, on: string): SurveyEntry;
  idOf(table: string, mapping: SurveyMapping): string;
  /** Puts a table that was lost back in its place. */
  mend(entry: SurveyEntry, table: string): void;
  /** SHA-256 of a table as it lies there; undefined where it is missing. */
  sumOf(id: string): Promise<string | undefined>;
}

export function isRemoved({ steps }: SurveyEntry): boolean {
  return steps.at(-1)?.step === 'removed';
}

export function createSurveyArchive(folder: string): SurveyArchive {
  const tableOf = (id: string) => join(folder, `${id}.csv`);
  const idOf = (table: string, mapping: SurveyMapping) =>
    hash('sha256', JSON.stringify([hash('sha256', table), SurveyMapping.parse(mapping)]));

  function write({ id, ...entry }: SurveyEntry): SurveyEntry {
    writeWhole(join(folder, `${id}.json`), `${JSON.stringify(entry, null, 2)}\n`);
    return { id, ...entry };
  }

  return {
    tableOf,
    idOf,
    list() {
      if (!existsSync(folder)) return [];
      return readdirSync(folder)
        .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
        .toSorted()
        .map((name) => ({ id: name.slice(0, 64), ...readEntry(join(folder, name)) }));
    },
    put({ table, rows, period, mapping, on }) {
      mkdirSync(folder, { recursive: true });
      const id = idOf(table, mapping);
      writeWhole(tableOf(id), table);
      const sum = hash('sha256', table);
      const steps = [{ step: 'taken' as const, on }];
      return write({ id, format: 'hai-long-survey/1', table: sum, rows, period, mapping, steps });
    },
    remove: (entry, on, reason) =>
      write({ ...entry, steps: [...entry.steps, { step: 'removed', on, reason }] }),
    restore: (entry, on) => write({ ...entry, steps: [...entry.steps, { step: 'taken', on }] }),
    mend: ({ id }, table) => writeWhole(tableOf(id), table),
    async sumOf(id) {
      if (!existsSync(tableOf(id))) return undefined;
      const sum = createHash('sha256');
      for await (const piece of createReadStream(tableOf(id)) as AsyncIterable<Buffer>) {
        sum.update(piece);
      }
      return sum.digest('hex');
    },
  };
}

function readEntry(file: string): z.infer<typeof Entry> {
  try {
    return Entry.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? (error.issues[0]?.path.join('.') ?? '') : 'JSON';
    throw new StartError('fileUnreadable', { file, reason });
  }
}
