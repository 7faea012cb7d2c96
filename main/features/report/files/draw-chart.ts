import { Resvg } from '@resvg/resvg-js';
import { drawSvg } from '#shared/charts/draw-svg.ts';
import type { ReportChart } from '../report-document.ts';
import { paperFonts } from './paper-fonts.ts';

/** CSS pixels: the width of the text at the size in which its letters are those of the text. */
export const chartWidth = 700;
/** Of the drawing in the file, for a printer. */
const widthInFile = 1_750;

export interface DrawnChart {
  readonly title: string;
  readonly description: string;
  readonly png: Buffer;
  /** Height by width. */
  readonly ratio: number;
}

export type DrawChart = (chart: ReportChart) => DrawnChart;

/** Draws each chart of a report once, for all its files. */
export function createChartDrawer(): DrawChart {
  const drawn = new Map<ReportChart, DrawnChart>();
  return (chart) => {
    const found = drawn.get(chart) ?? drawChart(chart);
    drawn.set(chart, found);
    return found;
  };
}

/** A chart as a PNG, with the same letters on every machine. */
function drawChart({ title, description, picture }: ReportChart): DrawnChart {
  const svg = drawSvg(picture.option, { width: chartWidth, height: picture.height });
  const fonts = paperFonts();
  const drawn = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: widthInFile },
    font: {
      fontFiles: [fonts.normal, fonts.bold, fonts.italics],
      loadSystemFonts: false,
      defaultFontFamily: 'Tinos',
    },
  }).render();
  return { title, description, png: drawn.asPng(), ratio: picture.height / chartWidth };
}
