import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportFormat } from '#shared/features/report/report.contract.ts';
import { createChartDrawer, type DrawChart } from './files/draw-chart.ts';
import { writeDocx } from './files/write-docx.ts';
import { writePdf } from './files/write-pdf.ts';
import { writeWorkbook } from './files/write-workbook.ts';
import type { ReportDocument } from './report-document.ts';
import type { ReportSource } from './report-source.ts';
import { saveFiles, type Saved } from './save-files.ts';
import { wording } from './wording.ts';
import { writeReport } from './write-report.ts';

export interface ReportJob {
  readonly source: ReportSource;
  readonly formats: readonly ReportFormat[];
  readonly folder: string;
}

type Writer = (report: ReportDocument, draw: DrawChart) => Promise<Buffer>;

const writers: Readonly<Record<ReportFormat, Writer>> = {
  docx: writeDocx,
  pdf: writePdf,
  xlsx: writeWorkbook,
};

/** Makes a report's files in a folder, all of them or none; their names tell kind, model and months. */
export async function makeReport({ source, formats, folder }: ReportJob): Promise<Saved> {
  const report = writeReport(source);
  const draw = createChartDrawer();
  const wanted = [...new Set(formats)];
  const stem = freeStem(join(folder, stemOf(source)), wanted);
  const files: { readonly file: string; readonly bytes: Buffer }[] = [];
  for (const format of wanted) {
    files.push({ file: `${stem}.${format}`, bytes: await writers[format](report, draw) });
  }
  return saveFiles(files);
}

function stemOf({ kind, evaluation: { question } }: ReportSource): string {
  const { from, to, model } = question;
  const months = from === to ? from : `${from}-${to}`;
  return [wording.file[kind], ...(model === null ? [] : [model]), months].join('-').toLowerCase();
}

/** What was made before is never written over. */
function freeStem(start: string, formats: readonly ReportFormat[]): string {
  const isTaken = (stem: string) => formats.some((format) => existsSync(`${stem}.${format}`));
  let stem = start;
  for (let number = 2; isTaken(stem); number += 1) stem = `${start}-${number}`;
  return stem;
}
