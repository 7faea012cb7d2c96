import type { Door, Routers, Seat } from '#main/door.ts';
import { listValues } from '#main/features/activity/activity-store.ts';
import { shippedFigures } from '#main/features/activity/shipped-figures.ts';
import type { AssessmentDeps, VerifiedScores } from '#main/features/assessment/assessment-deps.ts';
import { dropLeftFiles } from '#main/features/assessment/drop-left-files.ts';
import { createEvidenceFiles } from '#main/features/assessment/evidence-files.ts';
import { createAssessmentRouter } from '#main/features/assessment/index.ts';
import { nameCriteria } from '#main/features/assessment/name-criteria.ts';
import { resealEvidence } from '#main/features/assessment/reseal-evidence.ts';
import type { Figures } from '#main/features/figures/index.ts';
import type { OpenedSeats } from '#main/features/letter/opened-letters.ts';
import type { Day } from '#shared/calendar.ts';
import { sumKioskFigures, type KioskFigures } from '#shared/features/assessment/kiosk-figures.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { Ground } from './ground.ts';

export interface AssessmentAssembly extends Pick<
  Ground,
  'db' | 'folder' | 'folderKind' | 'now' | 'settings' | 'runJob' | 'log'
> {
  readonly figures: Figures;
  readonly countRegisters: AssessmentDeps['countRegisters'];
  readonly findQuestionnaire: (ref: string) => Questionnaire | undefined;
  /** Where letters are open: their key opens sealed evidence, too. */
  readonly seats: Pick<OpenedSeats, 'use' | 'peek'>;
  /** What the superior gave; nothing until verifications are taken in. */
  readonly verifiedScores?: VerifiedScores;
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** What an office scores itself by, from the figures of its activity and of the kiosk. */
export function assembleAssessment(door: Pick<Door, 'assessment'>, assembly: AssessmentAssembly) {
  const { db, folder, now, settings, runJob, log, seats } = assembly;
  const { verifiedScores = () => [] } = assembly;
  const deps: AssessmentDeps = {
    db,
    now,
    folder,
    folderKind: assembly.folderKind,
    unit: () => {
      const { name, parent } = settings().unit;
      return { name, parentName: parent?.name };
    },
    activityOf: (from, to) => listValues(db, from, to),
    figureNames: Object.fromEntries(
      shippedFigures().figures.map(({ code, names }) => [code, names]),
    ),
    kioskFiguresOf: createKioskFiguresFinder(assembly),
    countRegisters: assembly.countRegisters,
    verifiedScores,
    sealing: {
      recipient: () => settings().letters.recipient,
      openerAt: (seat) => {
        const opened = seats.peek(seat);
        return opened && ((file) => opened.opener.openBytes(file));
      },
    },
    sealFile: (job) => runJob('sealFile', job),
    checkFiles: (job) => runJob('checkFiles', job),
    writeArchive: (job) => runJob('writeArchive', job),
    actorOf: assembly.actorOf,
  };
  try {
    dropLeftFiles(db, createEvidenceFiles(folder.evidence));
  } catch (error) {
    log.error('evidence not tidied', error); // the next start tries again
  }
  const routers: Routers<'assessment'> = {
    assessment: createAssessmentRouter(door.assessment, deps),
  };
  return {
    routers,
    nameCriteria: () => nameCriteria(db),
    /** Goes with the key of letters, to which evidence with personal data is sealed. */
    reseal: (openBytes: (file: Uint8Array) => Promise<Uint8Array | undefined>) =>
      resealEvidence(deps, openBytes),
  };
}

const mostRemembered = 12;

/**
 * Finds the released figures of a stretch of days: of the periods whose last day lies in it, as the
 * quarters of the figures are made. What is released never changes, so each sum is made once.
 */
function createKioskFiguresFinder({
  figures,
  findQuestionnaire,
}: Pick<AssessmentAssembly, 'figures' | 'findQuestionnaire'>) {
  const known = new Map<string, KioskFigures>();
  return async (fromDay: Day, toDay: Day): Promise<KioskFigures> => {
    await figures.listPeriods();
    const releases = figures.listReleases();
    const isClosed = (releases[0]?.toDay ?? '') >= toDay;
    const ids = releases
      .filter((release) => release.toDay >= fromDay && release.toDay <= toDay)
      .map(({ id }) => id);
    const key = `${ids.join()} ${String(isClosed)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const periods = await figures.show(ids);
    const summed = sumKioskFigures(periods, findQuestionnaire, isClosed);
    known.set(key, summed);
    for (const old of known.keys()) if (known.size > mostRemembered) known.delete(old);
    return summed;
  };
}
