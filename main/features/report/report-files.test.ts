import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { partsOf, textOf } from '#tests/support/docx.ts';
import { pagesOf } from '#tests/support/pdf.ts';
import { anOrdinaryQuarter, aReviewedModel, aStoreYear } from '#tests/support/report-sources.ts';
import { createChartDrawer } from './files/draw-chart.ts';
import { writeDocx } from './files/write-docx.ts';
import { writePdf } from './files/write-pdf.ts';
import { writeWorkbook } from './files/write-workbook.ts';
import type { ReportDocument } from './report-document.ts';
import type { ReportSource } from './report-source.ts';
import { textOfCell } from './table.ts';
import { wording } from './wording.ts';
import { writeNumber } from './write-number.ts';
import { writeReport } from './write-report.ts';

const sources: Readonly<Record<string, ReportSource>> = {
  'a quarter with 21 ratings': anOrdinaryQuarter(),
  'the closing review of a model': aReviewedModel('closing'),
  'a made-up year of many units': aStoreYear(4),
};

interface Files {
  readonly report: ReportDocument;
  readonly docx: Buffer;
  readonly docxText: string;
  readonly pdfPages: readonly string[];
  readonly sheets: ReadonlyMap<string, readonly (readonly unknown[])[]>;
}
const made = new Map<string, Files>();

async function filesOf(source: ReportSource): Promise<Files> {
  const report = writeReport(source);
  const draw = createChartDrawer();
  const docx = await writeDocx(report, draw);
  const { sheets } = await readXlsx(await writeWorkbook(report));
  return {
    report,
    docx,
    docxText: textOf(docx).join(' ').replaceAll(/\s+/g, ' '),
    pdfPages: await pagesOf(await writePdf(report, draw)),
    sheets: new Map(sheets.map(({ name, rows }) => [name, rows])),
  };
}

beforeAll(async () => {
  for (const [name, source] of Object.entries(sources)) made.set(name, await filesOf(source));
});

function filesAt(name: string): Files {
  const found = made.get(name);
  if (found === undefined) throw new Error(`${name} was made`);
  return found;
}

/** Of the headline, as it is written: from the evaluation itself, not from the report. */
function headlineNumbers({ evaluation }: ReportSource): readonly string[] {
  const { figure } = evaluation.chosen;
  if (!figure?.clean) throw new Error('there is a headline');
  const { clean, raw, shareInterval, meanInterval, threeLevels, coverage } = figure;
  return [
    writeNumber(clean.n, 'count'),
    writeNumber(clean.topTwo, 'share'),
    writeNumber(clean.mean, 'points'),
    writeNumber(raw.n, 'count'),
    writeNumber(shareInterval?.low ?? -1, 'share'),
    writeNumber(shareInterval?.high ?? -1, 'share'),
    writeNumber(meanInterval?.low ?? -1, 'points'),
    writeNumber(meanInterval?.high ?? -1, 'points'),
    writeNumber(threeLevels?.neutral ?? -1, 'count'),
    ...clean.levels.map(({ n }) => writeNumber(n, 'count')),
    ...clean.levels.map(({ share }) => writeNumber(share, 'share')),
    ...(coverage.is === 'known'
      ? [writeNumber(coverage.share, 'share'), writeNumber(coverage.visits, 'count')]
      : []),
  ];
}

describe.each(Object.entries(sources))('the report of %s', (name, source) => {
  it('says the numbers of the evaluation in every file', () => {
    const { docxText, pdfPages, sheets } = filesAt(name);
    const pdfText = pdfPages.join(' ');
    const numbers = headlineNumbers(source);
    expect(numbers.filter((number) => !docxText.includes(number))).toEqual([]);
    expect(numbers.filter((number) => !pdfText.includes(number))).toEqual([]);

    const { figure } = source.evaluation.chosen;
    const rows = sheets.get('So-lieu-chinh') ?? [];
    const valueOf = (label: string) => rows.find(([first]) => first === label)?.[1];
    expect({
      n: valueOf(wording.row.n),
      share: valueOf(wording.row.share),
      mean: valueOf(wording.row.mean),
      low: valueOf(wording.row.shareLow),
      high: valueOf(wording.row.shareHigh),
      raw: valueOf(wording.row.rawN),
    }).toEqual({
      n: figure?.clean?.n,
      share: figure?.clean?.topTwo,
      mean: figure?.clean?.mean,
      low: figure?.shareInterval?.low,
      high: figure?.shareInterval?.high,
      raw: figure?.raw.n,
    });
  });

  it('shows every cell of every table alike on paper and in the workbook', () => {
    const { report, docxText, pdfPages, sheets } = filesAt(name);
    const withoutBlanks = (text: string) => text.replaceAll(/\s/g, '');
    const docx = withoutBlanks(docxText);
    const pdf = withoutBlanks(pdfPages.join(''));
    expect(report.tables.length).toBeGreaterThan(2);
    for (const { sheet, rows } of report.tables) {
      const cells = rows.flat().map((cell) => withoutBlanks(textOfCell(cell)));
      expect(cells.filter((text) => !docx.includes(text))).toEqual([]);
      expect(cells.filter((text) => !pdf.includes(text))).toEqual([]);
      const last = (sheets.get(sheet) ?? []).slice(-rows.length);
      expect(last.map((row) => row.map((value) => value ?? null))).toEqual(
        rows.map((row) =>
          row.map((cell) =>
            cell.is === 'number' ? cell.value : cell.is === 'words' ? cell.text : null,
          ),
        ),
      );
    }
  });

  it('is a draft on every page, with number and date left blank', () => {
    const { docx, docxText, pdfPages, sheets } = filesAt(name);
    expect(pdfPages.filter((page) => !page.includes('DỰ THẢO'))).toEqual([]);
    const headers = [...partsOf(docx)].filter(([part]) => /^word\/header\d*\.xml$/.test(part));
    expect(headers.length).toBeGreaterThan(0);
    for (const [part] of headers) expect(textOf(docx, part).join(' ')).toContain('DỰ THẢO');
    expect(docxText).toMatch(/Số: \/BC- /);
    expect(docxText).toMatch(/, ngày tháng năm 20 /);
    expect(sheets.get('Bao-cao')?.flat()).toContain(
      `${wording.draft} (${wording.unverifiedLayout})`,
    );
  });

  it('says that it is made up exactly where it is, on every page', () => {
    const { pdfPages, docx, sheets } = filesAt(name);
    const isMadeUp = source.evaluation.isSimulated;
    const { simulated } = wording;
    expect(pdfPages.map((page) => page.includes(simulated))).toEqual(pdfPages.map(() => isMadeUp));
    const headers = [...partsOf(docx).keys()].filter((part) => part.startsWith('word/header'));
    for (const part of headers) {
      expect(textOf(docx, part).join(' ').includes(simulated)).toBe(isMadeUp);
    }
    for (const rows of sheets.values()) expect(rows.flat().includes(simulated)).toBe(isMadeUp);
  });
});

it('names nobody in the file’s properties', () => {
  const { docx } = filesAt('a quarter with 21 ratings');
  const core = partsOf(docx).get('docProps/core.xml')?.toString('utf8') ?? '';
  expect(core).not.toMatch(/<(?:dc:creator|cp:lastModifiedBy)[^>]*>[^<]/);
});
