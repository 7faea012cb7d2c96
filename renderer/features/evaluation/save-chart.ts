import { safe } from '@orpc/client';
import type { Client } from '#renderer/client/client.ts';
import type { ChartFile } from '#shared/features/chart/chart.contract.ts';

/** Where it lies now, or why it does not; `reason` is the system's word for it. */
export type SaveChart = (
  chart: ChartFile,
) => Promise<
  | { readonly file: string }
  | { readonly why: 'NOT_WRITTEN'; readonly reason: string }
  | { readonly why: 'NOT_A_CHART' | 'failed' }
>;

export function createSaveChart(client: Client): SaveChart {
  return async (chart) => {
    const { data, error, isSuccess, isDefined } = await safe(client.chart.save(chart));
    if (isSuccess) return { file: data.file };
    if (!isDefined) return { why: 'failed' };
    switch (error.code) {
      case 'NOT_A_CHART':
        return { why: error.code };
      case 'NOT_WRITTEN':
        return { why: error.code, reason: error.data.reason };
      default:
        return error satisfies never;
    }
  };
}
