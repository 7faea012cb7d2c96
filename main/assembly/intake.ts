import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Door, Routers, Seat } from '#main/door.ts';
import { createIntakeRouter, type IntakeDeps } from '#main/features/intake/index.ts';
import { finishEntering } from '#main/features/intake/take-in.ts';
import { forgetWordsOf } from '#main/features/inbox/inbox-store.ts';
import { dayAt } from '#shared/calendar.ts';
import type { BatchKeys } from './batch-keys.ts';
import type { Capture } from './capture.ts';
import type { Ground } from './ground.ts';

export interface IntakeAssembly
  extends
    Pick<
      Ground,
      'db' | 'folder' | 'folderKind' | 'now' | 'settings' | 'changed' | 'runJob' | 'audit' | 'log'
    >,
    Pick<Capture, 'store' | 'questionnaires'> {
  readonly keys: BatchKeys;
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Sees to erased words in the log and in the copies of the folder. */
  readonly eraseEverywhere: () => Promise<void>;
}

/** What the office's stations on other machines send to its desk. */
export function assembleIntake(door: Pick<Door, 'intake'>, assembly: IntakeAssembly) {
  const { db, folder, folderKind, now, settings, runJob, audit, keys } = assembly;
  const today = () => {
    const { trustedMs, offsetMinutes } = now();
    return dayAt(trustedMs, offsetMinutes);
  };
  rmSync(join(folder.batches.in, 'work'), { recursive: true, force: true }); // of a run that was cut off
  const deps: IntakeDeps = {
    db,
    folder: folder.batches.in,
    now,
    audit,
    today,
    actorOf: assembly.actorOf,
    keepQuestionnaire: assembly.questionnaires.keep,
    forgetWords(commentId) {
      assembly.store.eraseWords(commentId);
      forgetWordsOf(db, commentId);
    },
    onErased: assembly.eraseEverywhere,
    unitCode: () => settings().unit.code,
    deskKey: keys.fingerprint,
    signReceipt: keys.signReceipt,
    senders: keys.senders,
    stationName: (code) => settings().stations.find((station) => station.code === code)?.name,
    prepare: (order) => runJob('prepareIntake', order),
    against: async () => ({
      senders: keys.senders(),
      identities: await keys.openers(),
      unitCode: settings().unit.code,
      folderKind,
    }),
    onCounted: () => {
      assembly.questionnaires.reload();
      assembly.changed.fire('intake');
    },
    passOn() {
      const sealedFor = keys.superiors();
      if (sealedFor.length === 0) return undefined;
      return async (order) => {
        const { signingKey, sealingKey } = await keys.identity();
        const authors = new Map(
          keys.senders().map(({ fingerprint, publicKey }) => [fingerprint, publicKey]),
        );
        const sealing = { sealedFor, key: signingKey };
        return runJob('passOnBatch', { ...order, authors, identities: [sealingKey], sealing });
      };
    },
  };
  const routers: Routers<'intake'> = { intake: createIntakeRouter(door.intake, deps) };
  return {
    routers,
    /** Goes on with what a run that was cut off had begun to enter. */
    finish: () => finishEntering(deps),
  };
}
