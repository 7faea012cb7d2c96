import { roman } from './names.ts';
import type { ReportBlock } from './report-document.ts';
import { fill, wording } from './wording.ts';

interface Section {
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/** A part of a report; a section of it that has nothing to say is not there. */
export interface Part extends Section {
  readonly sections: readonly Section[];
}

/** Parts as I, II, sections as 1, 2, tables and pictures through the whole paper. */
export function numbered(
  body: readonly Part[],
  appendix: readonly Part[],
): { readonly body: readonly ReportBlock[]; readonly appendix: readonly ReportBlock[] } {
  const title = createTitles();
  return { body: laidOut(body, title), appendix: laidOut(appendix, title) };
}

type Titles = ReturnType<typeof createTitles>;

function createTitles() {
  let tables = 0;
  let pictures = 0;
  return {
    table(text: string): string {
      tables += 1;
      return fill(wording.table.numbered, { number: String(tables), title: text });
    },
    picture(text: string): string {
      pictures += 1;
      return fill(wording.table.chartNumbered, { number: String(pictures), title: text });
    },
  };
}

function laidOut(parts: readonly Part[], titles: Titles): readonly ReportBlock[] {
  return parts
    .map((part) => ({ ...part, sections: part.sections.filter(({ blocks }) => blocks.length > 0) }))
    .filter(({ blocks, sections }) => blocks.length + sections.length > 0)
    .flatMap(({ title, blocks, sections }, at) => [
      { is: 'part', title: `${roman(at + 1)}. ${title}` } as const,
      ...withTitles(blocks, titles),
      ...sections.flatMap((section, place) => [
        { is: 'section', title: `${place + 1}. ${section.title}` } as const,
        ...withTitles(section.blocks, titles),
      ]),
    ]);
}

function withTitles(blocks: readonly ReportBlock[], titles: Titles): readonly ReportBlock[] {
  return blocks.map((block) => {
    if (block.is === 'table') {
      return { ...block, table: { ...block.table, title: titles.table(block.table.title) } };
    }
    if (block.is === 'chart') {
      return { ...block, chart: { ...block.chart, title: titles.picture(block.chart.title) } };
    }
    return block;
  });
}
