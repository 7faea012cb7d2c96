import { createBackupRound } from '#main/backup-round.ts';
import { createEvidenceRound } from '#main/evidence-round.ts';
import type { Door, Routers, Seat } from '#main/door.ts';
import { checkEvidenceCopies } from '#main/features/assessment/check-evidence.ts';
import { listUncopied } from '#main/features/assessment/evidence-copies.ts';
import { listFiles } from '#main/features/assessment/evidence-store.ts';
import { checkSignatures } from '#main/features/campaign/check-campaigns.ts';
import { findFolder } from '#main/features/folder/folder-store.ts';
import { confirmDay } from '#main/features/folder/passing-day-store.ts';
import { knowLife } from '#main/features/batch/identity/known-life.ts';
import { checkBackup } from '#main/features/health/check-backups.ts';
import { checkCalendar, checkSurroundings, isAhead } from '#main/features/health/check-health.ts';
import { checkLife } from '#main/features/health/check-life.ts';
import { createHealthRouter } from '#main/features/health/index.ts';
import { checkLanguages } from '#main/features/languages/check-languages.ts';
import { hasDesk } from '#main/features/connection/connection-store.ts';
import { checkLetters } from '#main/features/letter/check-letters.ts';
import type { Letters } from '#main/features/letter/index.ts';
import { checkQuestionnaires } from '#main/features/questionnaire/check-questionnaires.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import type { Capture } from './capture.ts';
import type { Ground } from './ground.ts';

export interface HealthDeps
  extends
    Pick<
      Ground,
      | 'db'
      | 'folder'
      | 'clock'
      | 'now'
      | 'settings'
      | 'runJob'
      | 'audit'
      | 'provenDay'
      | 'log'
      | 'keepMark'
      | 'machine'
      | 'folderId'
      | 'stationCode'
    >,
    Pick<Capture, 'questionnaires' | 'languages' | 'campaigns'> {
  readonly letters: Pick<Letters, 'deps' | 'backups'>;
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Whether stations and desk meet on the network. */
  readonly network: () => Check;
}

/** The copies of every day, and what is known of the state of everything. */
export function assembleHealth(door: Pick<Door, 'health'>, deps: HealthDeps) {
  const { db, folder, now, runJob, audit, provenDay, log, letters } = deps;
  const backups = createBackupRound({
    folder: folder.backups,
    clock: deps.clock,
    log,
    startedAtMs: findFolder(db)?.created_at_ms ?? 0,
    backUp: (job) => runJob('backUpForDay', job),
    audit: (action, detail) => {
      audit('program', action, detail);
      deps.keepMark(); // from here on the copy is behind it
    },
  });
  const evidence = createEvidenceRound({
    clock: deps.clock,
    log,
    backUp: () => runJob('backUpEvidence', { evidence: folder.evidence, backups: folder.backups }),
    audit: (action, detail) => audit('program', action, detail),
  });
  let complaints: readonly Check[] = [];
  const check = (): readonly Check[] => [
    ...complaints,
    ...checkSurroundings(folder.path, now()),
    checkCalendar(now(), provenDay()),
    checkLife(knowLife({ ...deps, keysFolder: folder.keys }), now().trustedMs, (utcMs) =>
      dayAt(utcMs, now().offsetMinutes),
    ),
    checkQuestionnaires(deps.questionnaires, deps.settings().questionnaire),
    ...checkSignatures(deps.campaigns),
    checkLanguages(deps.languages.faults()),
    checkLetters({ ...letters.deps, hasDesk: () => hasDesk(deps.db) }),
    deps.network(),
    checkBackup('backups', backups.there(), backups.today()),
    checkBackup('letterBackups', letters.backups(), backups.today()),
    checkEvidenceCopies({
      ...evidence.there(),
      files: listFiles(db).length,
      waiting: listUncopied(db, folder.backups).length,
    }),
  ];
  const routers: Routers<'health'> = {
    health: createHealthRouter(door.health, {
      isDateInDoubt: () => isAhead(now(), provenDay()),
      isClockTrusted: () => now().state === 'trusted',
      confirmDate: (caller) =>
        db
          .transaction(() => {
            const before = provenDay();
            const moment = now();
            confirmDay(db, moment);
            const day = dayAt(moment.utcMs, moment.offsetMinutes);
            audit(deps.actorOf(caller.seat), 'date.confirmed', { before, day });
          })
          .immediate(),
      check: () => [...check()],
    }),
  };
  return {
    routers,
    /** Checks the whole store, as a start does with a small one; what is wrong is told from then on. */
    async checkWhole(): Promise<void> {
      const checks = await runJob('checkStore', undefined);
      complaints = checks.filter(({ verdict }) => verdict !== 'good');
      for (const { name, finding } of complaints) log.error(`the store: ${name} ${finding}`);
    },
    /** What is not well, as `name.finding`. */
    problems: (): readonly string[] =>
      check()
        .filter(({ verdict }) => verdict !== 'good')
        .map(({ name, finding }) => `${name}.${finding}`),
    close() {
      backups.close();
      evidence.close();
    },
  };
}
