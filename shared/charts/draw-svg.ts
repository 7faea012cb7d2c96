import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from './chart.ts';

use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  SVGRenderer,
]);

/** Draws an option as a standing picture, the same on the page and on paper. Sizes in CSS pixels. */
export function drawSvg(
  option: ChartOption,
  size: { readonly width: number; readonly height: number },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(option);
    return withoutStyles(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/**
 * The pages' content policy takes no styles. Fonts can be said by attributes of their own; what else there is says how
 * things look under a pointer.
 */
function withoutStyles(svg: string): string {
  const plain = svg.replaceAll(/<style[^]*?<\/style>/g, '');
  return plain.replaceAll(/ style="([^"]*)"/g, (_, style: string) =>
    style
      .replaceAll('&#39;', "'")
      .split(';')
      .flatMap((part) => {
        const [name = '', ...value] = part.split(':');
        return name.startsWith('font-') ? [` ${name}="${value.join(':').trim()}"`] : [];
      })
      .join(''),
  );
}
