import { shippedFigures } from './features/activity/shipped-figures.ts';
import type { FindCoverage } from './features/activity/known-coverage.ts';
import { tellActivity, tellCoverage } from './features/activity/tell-activity.ts';
import { tellEvidence, tellSelfScores } from './features/assessment/index.ts';
import type { OfficeContent } from './features/batch/office/office-content.ts';
import { asItShows } from './features/batch/close-batch.ts';
import { tellDifficulties } from './features/difficulty/tell-difficulties.ts';
import { findFolder } from './features/folder/folder-store.ts';
import { tellLetters } from './features/letter/tell-letters.ts';
import { tellSessionFigures } from './features/model/tell-session-figures.ts';
import { tellTasks } from './features/task/tell-tasks.ts';
import { tellUndertakings } from './features/undertaking/tell-undertakings.ts';
import { tellSessions } from './features/session/tell-sessions.ts';
import type { Moment } from './platform/clock.ts';
import { openReader, type Database } from './storage/database.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { dayAt } from '#shared/calendar.ts';
import { officeCodebookFormat } from '#shared/features/batch/office-codebook.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';

export interface TellingDeps {
  readonly db: Database;
  readonly folder: Pick<DataFolder, 'letters'>;
  readonly now: () => Moment;
  readonly settings: () => OfficeSettings;
  readonly findCoverage: FindCoverage;
}

/** All that an office tells its superior, as it stands now; each table from the feature that keeps it. */
export async function tellOffice(deps: TellingDeps): Promise<OfficeContent> {
  const { db } = deps;
  const { utcMs, trustedMs, offsetMinutes } = deps.now();
  const { fields, models, answered } = deps.settings();
  const today = dayAt(trustedMs, offsetMinutes);
  const startedOn = dayAt(findFolder(db)?.created_at_ms ?? utcMs, offsetMinutes);
  const letters = readLetters(deps.folder, today.slice(0, 7));
  const named = fields.map(({ code, name }) => ({ code, name: asItShows(name) }));
  return {
    tables: {
      activity: tellActivity(db),
      sessions: tellSessions(db, { utcMs: trustedMs, offsetMinutes }),
      session_figures: tellSessionFigures(db),
      coverage: await tellCoverage(db, deps.findCoverage, { startedOn, today }),
      ...(letters !== undefined && { letters }),
      difficulties: tellDifficulties(db),
      tasks: tellTasks(db),
      activities_held: tellUndertakings(db),
      self_scores: tellSelfScores(db),
      evidence: tellEvidence(db),
      answered: answered.map(({ month, said, done }) => ({ month, said, done })),
    },
    withheld: letters === undefined ? [{ table: 'letters', why: 'locked' }] : [],
    codebook: {
      format: officeCodebookFormat,
      figures: shippedFigures().figures.map(({ code, kind, names, unit, source, verified }) => ({
        code,
        kind,
        name: names.vi,
        unit: unit.vi,
        source,
        verified,
      })),
      fields: named,
      models: models.map(({ code, name, groups }) => ({
        code,
        name: asItShows(name),
        groups: groups.map((group) => ({ code: group.code, name: asItShows(group.name) })),
      })),
    },
  };
}

/** The letters' database lies apart and may be away for repair: then nothing is told of it. */
function readLetters(
  folder: Pick<DataFolder, 'letters'>,
  thisMonth: string,
): OfficeRow[] | undefined {
  let db: Database;
  try {
    db = openReader(folder.letters);
  } catch {
    return undefined; // said in the batch; whoever opens letters is told why
  }
  try {
    return tellLetters(db, thisMonth);
  } finally {
    db.close();
  }
}
