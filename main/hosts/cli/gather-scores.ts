import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readRows } from '#main/features/letter/read-table-file.ts';
import { localStamp } from '#main/features/batch/making.ts';
import { createSystemClock } from '#main/platform/clock.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';
import { usualOffsetMinutes } from '#shared/calendar.ts';
import { code } from '#shared/code.ts';
import {
  readScoreSheet,
  writeScoreSheet,
  type SheetFault,
} from '#shared/features/gather/score-sheet.ts';
import { release } from '#shared/release.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { withStore } from './gather-store.ts';
import { writeFileOrSay } from './write-file.ts';

const text = { type: 'string' } as const;

/** Writes a sheet with what an office gave itself, for its superior to fill in. */
export const writeSheet: Command = async (context) => {
  const { args, words, print } = context;
  const { store, unit, out } = readOptions(
    args,
    { store: text, unit: text, out: text },
    z.strictObject({ store: z.string().min(1), unit: code, out: z.string().min(1) }),
    words,
  );
  return await withStore(store, context, async (opened) => {
    const scores = await opened.selfScores(unit);
    if (scores.length === 0) {
      print(words('cli:gather.scores.none', { unit }));
      return 1;
    }
    const file = resolve(out);
    writeFileOrSay(file, writeScoreSheet(scores));
    print(words('cli:gather.scores.sheet', { file, criteria: scores.length }));
    return 0;
  });
};

/** Reads a sheet that was filled in and gives it back to the office, sealed, signed and numbered. */
export const verifyScores: Command = async (context) => {
  const { args, words, print } = context;
  const given = readOptions(
    args,
    { store: text, unit: text, scores: text, out: text },
    z.strictObject({
      store: z.string().min(1),
      unit: code,
      scores: z.string().min(1),
      out: z.string().min(1),
    }),
    words,
  );
  const file = resolve(given.scores);
  const sheet = await readRows(bytesOf(file));
  if (sheet === undefined) {
    print(words('cli:gather.scores.notATable', { file }));
    return 1;
  }
  return await withStore(given.store, context, async (store) => {
    const { unit } = given;
    const own = await store.selfScores(unit);
    if (own.length === 0) {
      print(words('cli:gather.scores.none', { unit }));
      return 1;
    }
    const read = readScoreSheet(sheet, own);
    if (!read.read) {
      for (const fault of read.faults.slice(0, mostFaults)) print(lineOf(fault, words));
      print(words('cli:gather.scores.notTaken', { faults: read.faults.length }));
      return 1;
    }
    const out = resolve(given.out);
    const sent = await store
      .sendScores({
        unitCode: unit,
        scores: read.scores,
        builtAt: localStamp(createSystemClock().utcMs(), usualOffsetMinutes),
        programVersion: release.version,
        out,
      })
      .catch((error: unknown) => {
        const reason = Reflect.get(Object(error), 'code');
        if (typeof reason !== 'string' || !/^E[A-Z]+$/.test(reason)) throw error; // not the system’s
        throw new StartError('outNotWritable', { file: out, reason });
      });
    if (sent === undefined) {
      print(words('cli:gather.scores.noDesk', { unit }));
      return 1;
    }
    const { fileName, number } = sent;
    print(words('cli:gather.scores.sent', { file: fileName, number, scores: read.scores.length }));
    return 0;
  });
};

/** A sheet with more has another fault: a wrong file, another unit. */
const mostFaults = 40;

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = String(Reflect.get(Object(error), 'code'));
    throw new StartError('fileUnreadable', { file, reason });
  }
}

function lineOf({ fault, line, column }: SheetFault, words: Words): string {
  const what = words(`cli:gather.sheetFault.${fault}`);
  return words('cli:gather.scores.fault', { line, column, what });
}
