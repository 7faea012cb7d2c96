import type { Door, Routers, Seat } from '#main/door.ts';
import { createReportRouter, type ReportDeps } from '#main/features/report/index.ts';
import { reportOfficeOf } from '#main/report-office.ts';
import type { Ground } from './ground.ts';

export interface ReportAssembly extends Pick<
  Ground,
  'folder' | 'folderKind' | 'settings' | 'runJob' | 'audit'
> {
  readonly evaluationOf: ReportDeps['evaluationOf'];
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** Reports of what is evaluated, as files beside the other exports. */
export function assembleReport(
  door: Pick<Door, 'report'>,
  { folder, folderKind, settings, runJob, audit, evaluationOf, actorOf }: ReportAssembly,
): Routers<'report'> {
  return {
    report: createReportRouter(door.report, {
      evaluationOf,
      office: () => reportOfficeOf(settings()),
      isTrial: folderKind !== 'office',
      exportsFolder: folder.exports,
      makeReport: (job) => runJob('makeReport', job),
      audit,
      actorOf,
    }),
  };
}
