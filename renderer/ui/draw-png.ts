import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ChartOption } from '#shared/charts/chart.ts';

use([CanvasRenderer]);

/** Dots for each CSS pixel: enough for paper. */
const density = 2;

/** A chart as the base64 of a PNG; what it is made of is known to `draw-svg.ts`, which draws it on the page. */
export function drawPng(
  option: ChartOption,
  size: { readonly width: number; readonly height: number },
): string {
  const chart = init(document.createElement('div'), null, {
    renderer: 'canvas',
    devicePixelRatio: density,
    ...size,
  });
  try {
    chart.setOption(option);
    const url = chart.getDataURL({ type: 'png', pixelRatio: density });
    return url.slice(url.indexOf(',') + 1);
  } finally {
    chart.dispose();
  }
}
