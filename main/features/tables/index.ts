import type { Caller, Door } from '#main/door.ts';
import type { Moment } from '#main/platform/clock.ts';
import { createMailbox } from '#main/platform/mailbox.ts';
import { dayAt } from '#shared/calendar.ts';
import type { TableProgress, TableRequest } from '#shared/features/tables/tables.contract.ts';
import type { ExportJob, ExportResult } from './export-tables.ts';

export interface TablesDeps {
  /** Exports away from the main thread, on a connection that only reads. */
  readonly runExport: (
    job: ExportJob,
    onProgress: (progress: TableProgress) => void,
  ) => Promise<ExportResult>;
  /** Where this export goes. */
  readonly fileFor: (request: TableRequest) => string;
  readonly audit: (caller: Caller, request: TableRequest) => void;
}

export function createTablesRouter(door: Door['tables'], deps: TablesDeps) {
  return {
    export: door.export.handler(async function* ({ input, context, errors }) {
      if (input.from !== undefined && input.to !== undefined && input.from > input.to) {
        throw errors.FROM_AFTER_TO();
      }
      deps.audit(context.caller, input);
      const progress = createMailbox<TableProgress>();
      const job = { ...input, file: deps.fileFor(input) };
      const running = deps.runExport(job, progress.put).finally(progress.close);
      let last: TableProgress = { rows: 0, atMost: 0 };
      for await (const event of progress.events) yield (last = event);
      const result = await running;
      if (!result.written) throw errors.NOT_WRITTEN({ data: { reason: result.reason } });
      yield { ...last, rows: result.rows, files: result.files };
    }),
  };
}

/** `danh-gia-20261120-141503.csv`: when it was made, in the office's time. */
export function tableFileName({ utcMs, offsetMinutes }: Moment, format: string): string {
  const local = new Date(utcMs + offsetMinutes * 60_000).toISOString();
  const day = dayAt(utcMs, offsetMinutes).replaceAll('-', '');
  return `danh-gia-${day}-${local.slice(11, 19).replaceAll(':', '')}.${format}`;
}
