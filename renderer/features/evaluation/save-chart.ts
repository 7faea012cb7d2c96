import { safe } from '@orpc/client';
import type { Client } from '#renderer/client/client.ts';
import type { ChartFile } from '#shared/features/chart/chart.contract.ts';

/** Where it lies now, or the system's word for why it does not. */
export type SaveChart = (
  chart: ChartFile,
) => Promise<{ readonly file: string } | { readonly reason: string }>;

export function createSaveChart(client: Client): SaveChart {
  return async (chart) => {
    const { data, error, isSuccess, isDefined } = await safe(client.chart.save(chart));
    if (isSuccess) return { file: data.file };
    if (!isDefined) return { reason: '?' };
    switch (error.code) {
      case 'NOT_A_CHART':
        return { reason: error.code };
      case 'NOT_WRITTEN':
        return { reason: error.data.reason };
      default:
        return error satisfies never;
    }
  };
}
