import { cpus, loadavg, totalmem } from 'node:os';
import type { Measured, Sample } from './measured.ts';

/** What the figures were taken on; without it they say nothing. */
export function describeMachine(chromiumVersion: string): string {
  const [processor] = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const [load = 0] = loadavg();
  return [
    `${cpus().length} cores (${processor?.model.trim() ?? 'unknown'})`,
    `${gigabytes} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    `Chromium ${chromiumVersion}`,
    `load before ${load.toFixed(1)}`,
  ].join(' · ');
}

const headings = [
  'measured',
  'unit',
  'median',
  'p99',
  'CPU s',
  'peak MB',
  'target',
  'compared to',
  'median',
  'p99',
  'CPU s',
  'peak MB',
  'ratio',
];

/** The table as text, one line per measurement. */
export function formatTable(all: readonly Measured[]): string {
  const rows = [headings, ...all.map(cellsOf)];
  const widths = headings.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' │ '),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function cellsOf({ what, unit, own, target = '', comparedTo }: Measured): string[] {
  const ratio = own.median / comparedTo.sample.median;
  return [
    what,
    unit,
    ...figures(own),
    target,
    comparedTo.what,
    ...figures(comparedTo.sample),
    short(ratio),
  ];
}

function figures({ median, p99, cpuSeconds, peakBytes }: Sample): string[] {
  return [
    short(median),
    p99 === undefined ? '' : short(p99),
    cpuSeconds === undefined ? '' : short(cpuSeconds),
    peakBytes === undefined ? '' : short(peakBytes / 1024 ** 2),
  ];
}

/** Three digits that count. */
function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

const leftAligned = new Set(['measured', 'unit', 'target', 'compared to']);

function pad(cell: string, width: number, column: number): string {
  return leftAligned.has(headings[column] ?? '') ? cell.padEnd(width) : cell.padStart(width);
}
