import type { Door, Seat } from '#main/door.ts';
import type { ChartFile } from '#shared/features/chart/chart.contract.ts';
import { bytesOfChart } from './bytes-of-chart.ts';

export interface ChartRouterDeps {
  /** Writes into the folder's exports and says where, or why not. */
  readonly write: (
    chart: Pick<ChartFile, 'name' | 'format'>,
    bytes: Uint8Array,
  ) => { readonly file: string } | { readonly reason: string };
  readonly audit: (
    actor: string,
    action: string,
    detail: { readonly chart: string; readonly format: string },
  ) => void;
  readonly actorOf: (seat: Seat | undefined) => string;
}

export function createChartRouter(door: Door['chart'], { write, audit, actorOf }: ChartRouterDeps) {
  return {
    save: door.save.handler(({ input, context, errors }) => {
      const bytes = bytesOfChart(input);
      if (bytes === undefined) throw errors.NOT_A_CHART();
      const { name, format } = input;
      audit(actorOf(context.caller.seat), 'chart.saved', { chart: name, format });
      const written = write({ name, format }, bytes);
      if ('reason' in written) throw errors.NOT_WRITTEN({ data: { reason: written.reason } });
      return { file: written.file };
    }),
  };
}
