import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { convert, countPages, hasLibreOffice } from '#tests/support/libre-office.ts';
import { anOrdinaryQuarter, aReviewedModel, aStoreYear } from '#tests/support/report-sources.ts';
import { temporaryFolder } from '#tests/support/test-app.ts';
import { createChartDrawer } from './files/draw-chart.ts';
import { writeDocx } from './files/write-docx.ts';
import { writeWorkbook } from './files/write-workbook.ts';
import { writeReport } from './write-report.ts';

it.skipIf(!hasLibreOffice)(
  'LibreOffice opens every kind of report and its tables without a word',
  { timeout: 180_000 },
  async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const sources = {
      monthly: anOrdinaryQuarter(),
      preliminary: aReviewedModel('preliminary'),
      closing: aReviewedModel('closing'),
      store: aStoreYear(60),
    };
    const names: string[] = [];
    for (const [name, source] of Object.entries(sources)) {
      const report = writeReport(source);
      writeFileSync(
        join(folder.path, `${name}.docx`),
        await writeDocx(report, createChartDrawer()),
      );
      writeFileSync(join(folder.path, `${name}.xlsx`), await writeWorkbook(report));
      names.push(`${name}.docx`);
    }
    expect(convert(folder.path, names, { format: 'pdf' })).toEqual([]);
    for (const name of names) {
      const pages = countPages(readFileSync(join(folder.path, name.replace('docx', 'pdf'))));
      expect(pages).toBeGreaterThan(2);
      expect(pages).toBeLessThan(40);
    }
    const tables = Object.keys(sources).map((name) => `${name}.xlsx`);
    expect(convert(folder.path, tables, { format: 'pdf', below: 'tables' })).toEqual([]);
  },
);
