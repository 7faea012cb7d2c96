import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { darkLook, lightLook, type ChartLook } from '#shared/charts/chart.ts';

/** Charts in the colours of the page; on paper always the light ones. */
export function useChartLook(): ChartLook {
  const scheme = useComputedColorScheme('light');
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // the paper is taken as soon as the event is over
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return scheme === 'dark' && !isPrinting ? darkLook : lightLook;
}
