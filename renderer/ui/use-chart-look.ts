import { useComputedColorScheme } from '@mantine/core';
import { darkLook, lightLook, type ChartLook } from '#shared/charts/chart.ts';
import { usePrinting } from './use-printing.ts';

/** Charts in the colours of the page; on paper always the light ones. */
export function useChartLook(): ChartLook {
  const scheme = useComputedColorScheme('light');
  const isPrinting = usePrinting();
  return scheme === 'dark' && !isPrinting ? darkLook : lightLook;
}
