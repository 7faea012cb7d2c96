import { basename, resolve } from 'node:path';
import type { SettingsTaken } from '#shared/features/intake/intake.contract.ts';
import type { Caller, Door, Seat } from '#main/door.ts';
import type { GivenFiles } from './given-files.ts';
import { comparing, decideHeld, undoHeld } from './decide-held.ts';
import { findBatchFiles, isFolder } from './find-files.ts';
import { findBatch, listBatches } from './intake-store.ts';
import { lookAtIntake, type LookingDeps } from './look.ts';
import { comparisonOf } from './look-at-held.ts';
import { takeIn, type TakingDeps } from './take-in.ts';
import type { Turns } from './turns.ts';
import type { SettingsOutcome } from './take-settings.ts';
import { makeReceipts, writeReceipts } from './write-receipts.ts';

export interface IntakeDeps extends TakingDeps, LookingDeps {
  readonly given: GivenFiles;
  readonly turns: Turns;
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Closes a batch of the settings in force and writes it; undefined where no station is known. */
  readonly sendSettings: (
    folder: string,
    actor: string,
  ) => Promise<{ readonly fileName: string; readonly version: number } | 'BUSY' | undefined>;
  readonly takeSettings: (source: string, actor: string) => Promise<SettingsOutcome>;
}

export function createIntakeRouter(door: Door['intake'], deps: IntakeDeps) {
  const actor = (caller: Caller) => deps.actorOf(caller.seat);
  return {
    look: door.look.handler(() => lookAtIntake(deps)),

    give: door.give.handler(({ input: { given, name, at, piece }, errors }) => {
      const bytes = Buffer.from(piece, 'base64');
      try {
        const put = deps.given.put({ given, name, at, bytes });
        if (put === 'outOfTurn') throw errors.OUT_OF_TURN();
        if (put === 'tooLarge') throw errors.TOO_LARGE();
      } catch (error) {
        if (Reflect.get(Object(error), 'code') === 'ENOSPC') throw errors.NO_ROOM();
        throw error;
      }
      return { bytes: at + bytes.length };
    }),

    takeIn: door.takeIn.handler(async ({ input, context: { caller }, errors }) => {
      const { paths, given } = input;
      const taking = await deps.turns.ifFree(async () => {
        const sources = { paths, given: deps.given.pathsOf(given) };
        return takeIn(deps, sources, actor(caller));
      });
      if (taking === 'busy') throw errors.BUSY();
      deps.given.forget(given);
      if (taking === undefined) throw errors.NOTHING_THERE();
      return taking;
    }),

    compare: door.compare.handler(async ({ input: { name }, errors }) => {
      if (findBatch(deps.db, name)?.state !== 'held') throw errors.NOT_ASKED();
      const compared = await comparing(deps, name, (prepared) =>
        prepared.is === 'noRoom' ? prepared.is : comparisonOf(prepared),
      );
      if (compared === 'noRoom') throw errors.NO_ROOM();
      if (compared === undefined) throw errors.ROWS_GONE();
      return compared;
    }),

    decide: door.decide.handler(async ({ input, context: { caller }, errors }) => {
      const decided = await deps.turns.ifFree(() => decideHeld(deps, input, actor(caller)));
      if (decided === 'busy') throw errors.BUSY();
      if (typeof decided === 'string') throw errors[decided]();
      return decided;
    }),

    undo: door.undo.handler(async ({ input: { id }, context: { caller }, errors }) => {
      const undone = await deps.turns.ifFree(() => undoHeld(deps, id, actor(caller)));
      if (undone === 'busy') throw errors.BUSY();
      if (undone !== 'undone') throw errors[undone]();
      return {};
    }),

    writeReceipts: door.writeReceipts.handler(async ({ input, errors }) => {
      const authors = new Set(listBatches(deps.db).map(({ author_key }) => author_key));
      const receipts = await makeReceipts(deps, authors);
      if (receipts.length === 0) throw errors.NOTHING_THERE();
      if (!writeReceipts(resolve(input.folder), receipts)) throw errors.NOT_WRITTEN();
      return { files: receipts.map(({ fileName }) => fileName) };
    }),

    sendSettings: door.sendSettings.handler(async ({ input, context: { caller }, errors }) => {
      const folder = resolve(input.folder);
      if (!isFolder(folder)) throw errors.NOT_WRITTEN();
      try {
        const sent = await deps.sendSettings(folder, actor(caller));
        if (sent === undefined) throw errors.NO_STATION();
        if (sent === 'BUSY') throw errors.BATCH_BUSY();
        return { file: sent.fileName, version: sent.version };
      } catch (error) {
        const code = Reflect.get(Object(error), 'code');
        if (typeof code === 'string' && writeFailures.has(code)) throw errors.NOT_WRITTEN();
        throw error;
      }
    }),

    takeSettings: door.takeSettings.handler(async ({ input, context: { caller }, errors }) => {
      const found = findBatchFiles([input.path]);
      // a stick holds other batches too; a file that somebody names is what it is
      const files = isFolder(input.path)
        ? found.filter((file) => basename(file).includes('-settings-'))
        : found;
      if (files.length === 0) throw errors.NOTHING_THERE();
      const taken: SettingsTaken[] = [];
      for (const file of files) {
        const outcome = await deps.takeSettings(file, actor(caller));
        taken.push({
          file: basename(file),
          is: outcome.is,
          version: 'version' in outcome ? outcome.version : null,
          fault: outcome.is === 'refused' ? outcome.fault : null,
        });
      }
      return taken;
    }),
  };
}

/** What a stick answers that is full, locked or gone. */
const writeFailures = new Set(['ENOSPC', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOENT', 'ENODEV']);
