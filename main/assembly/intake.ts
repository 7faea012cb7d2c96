import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Door, Routers, Seat } from '#main/door.ts';
import { createGivenFiles } from '#main/features/intake/given-files.ts';
import { buildSettingsFor, openBatchFiles } from '#main/batch-ports.ts';
import { closingAlone } from '#main/features/batch/close-batch.ts';
import { recordSettings } from '#main/features/folder/folder-store.ts';
import { createIntakeRouter, type IntakeDeps } from '#main/features/intake/index.ts';
import { sendSettings } from '#main/features/intake/send-settings.ts';
import { takeSettings, type SettingsDeps } from '#main/features/intake/take-settings.ts';
import { finishEntering, takeIn } from '#main/features/intake/take-in.ts';
import { createTurns } from '#main/features/intake/turns.ts';
import { makeReceipts } from '#main/features/intake/write-receipts.ts';
import type { Letters } from '#main/features/letter/index.ts';
import { takeCarried } from '#main/features/letter/take-carried.ts';
import type { IntakeKeys } from '#main/intake-keys.ts';
import { intakeThere } from '#main/intake-there.ts';
import { release } from '#shared/release.ts';
import type { Capture } from './capture.ts';
import type { Ground } from './ground.ts';

export interface IntakeAssembly
  extends
    Pick<
      Ground,
      | 'db'
      | 'folder'
      | 'folderKind'
      | 'stationCode'
      | 'keepMark'
      | 'now'
      | 'settings'
      | 'settingsAt'
      | 'changed'
      | 'runJob'
      | 'audit'
    >,
    Pick<Capture, 'questionnaires'> {
  readonly keys: IntakeKeys;
  readonly letters: Pick<Letters, 'deps'>;
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly nameCriteria: IntakeDeps['nameCriteria'];
  /** Sees to erased words in the log and in the copies of the folder. */
  readonly eraseEverywhere: () => Promise<void>;
  readonly keepPublic: IntakeDeps['keepPublic'];
}

/** Settings that go down to stations, and come in at one. */
function settingsThere(
  { db, folder, folderKind, stationCode, ...assembly }: IntakeAssembly,
  { against }: Pick<SettingsDeps, 'against'>,
): Pick<IntakeDeps, 'sendSettings' | 'takeSettings'> {
  const { keys, now, settings, settingsAt, audit, changed, keepMark } = assembly;
  return {
    async sendSettings(to, author) {
      const { identity } = keys;
      const { out } = folder.batches;
      return await sendSettings(
        {
          db,
          out,
          now,
          identity,
          recipients: keys.stations(),
          programVersion: release.version,
          folderKind,
          inForce: settingsAt(now().trustedMs),
          author,
          alone: (work) => closingAlone({ out }, work),
          keepMark,
          audit: (action, detail) => audit(author, action, detail),
          build: buildSettingsFor(identity.signingKey),
        },
        to,
      );
    },
    async takeSettings(source, actor) {
      const outcome = await takeSettings(
        {
          db,
          folder: folder.batches.in,
          files: openBatchFiles,
          against,
          stationCode,
          nowMs: () => now().utcMs,
          current: settings,
          record: (next, effectiveFromMs, author) =>
            recordSettings(db, {
              settings: next,
              effectiveFromMs,
              author,
              recordedAtMs: now().utcMs,
            }),
          audit: (action, detail) => audit(actor, action, detail),
        },
        source,
        actor,
      );
      if (outcome.is === 'taken') changed.fire('office');
      return outcome;
    },
  };
}

/** What the office's stations on other machines send to its desk. */
export function assembleIntake(door: Pick<Door, 'intake'>, assembly: IntakeAssembly) {
  const { folder, settings, runJob, keys, questionnaires, changed } = assembly;
  // of a run that was cut off; a command that reads on beside this one meets a refusal and is asked again
  rmSync(join(folder.batches.in, 'work'), { recursive: true, force: true });
  const given = createGivenFiles(join(folder.batches.in, 'given'));
  given.empty();
  const turns = createTurns();
  const taking = intakeThere({
    ...assembly,
    prepare: (order) => runJob('prepareIntake', order),
    runPrepareKept: (order) => runJob('prepareKept', order),
    onErased: assembly.eraseEverywhere,
    takeLetters: (carried) => takeCarried(assembly.letters.deps, carried),
    onCounted() {
      questionnaires.reload();
      changed.fire('intake');
    },
  });
  const routers: Routers<'intake'> = {
    intake: createIntakeRouter(door.intake, {
      ...taking,
      given,
      turns,
      actorOf: assembly.actorOf,
      nameCriteria: assembly.nameCriteria,
      senders: keys.senders,
      stationName: (code) => settings().stations.find((station) => station.code === code)?.name,
      ...settingsThere(assembly, taking),
    }),
  };
  return {
    routers,
    /** Goes on with what a run that was cut off had begun to enter. */
    finish: () => turns.inTurn(() => finishEntering(taking)),
    /** Takes in one file of the stations with these codes, as if it had come by stick. */
    takeInOf: (stationCodes: ReadonlySet<string>, file: string) =>
      turns.inTurn(() => {
        const of = {
          ...taking,
          against: async () => {
            const { senders, ...others } = await taking.against();
            const theirs = senders.filter(({ stationCode }) => stationCodes.has(stationCode ?? ''));
            return { ...others, own: undefined, senders: theirs };
          },
        };
        return takeIn(of, { paths: [file] }, 'program');
      }),
    receiptsOf: (authors: ReadonlySet<string>) => makeReceipts(taking, authors),
  };
}
