import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyFile } from '#main/features/tables/export-tables.ts';
import { dataFolderAt } from '#main/storage/data-folder.ts';
import { tableFormats, type TableFormat } from '#shared/features/tables/tables.contract.ts';
import { countAnswers } from './count-answers.ts';
import type { Measured } from './measured.ts';
import { inProject } from './place.ts';
import { answersPerDay, type Plan } from './plan.ts';
import { runCounted, sampleOf, type Run } from './run-counted.ts';

const plainScript = fileURLToPath(import.meta.resolve('./write-plainly.ts'));

/**
 * The command line's export of a simulated store that grows, process start and fsync included,
 * against a process that writes as many bytes in as many lines.
 */
export async function measureExports(place: string, plan: Plan): Promise<Measured[]> {
  const folder = dataFolderAt(join(place, 'simulated'));
  const measured: Measured[] = [];
  let daysSoFar = 0;
  for (const { label, days } of plan.exports) {
    await simulate(folder.path, days - daysSoFar);
    daysSoFar = days;
    const rows = countAnswers(folder.database);
    for (const format of tableFormats) {
      measured.push(await measureExport(folder.path, format, label, rows));
    }
  }
  return measured; // the store stays for what is measured next; the place takes it along
}

async function simulate(folder: string, days: number): Promise<void> {
  const options = { days, 'per-day': answersPerDay, seed: 1 };
  await runCli('simulate', { data: folder, ...options });
}

async function measureExport(
  folder: string,
  format: TableFormat,
  label: string,
  rows: number,
): Promise<Measured> {
  const file = join(folder, `table.${format}`);
  const own = await runCli('export-table', { data: folder, format, out: file });
  const bytes = statSync(file).size + statSync(historyFile(file)).size;
  const plainFile = join(folder, 'plain');
  const plain = await runCounted(plainScript, [plainFile, String(bytes), String(rows)]);
  for (const written of [file, historyFile(file), plainFile]) rmSync(written);
  return {
    what: `export ${label} rows (${rows}) as ${format}, ${Math.round(bytes / 1024 ** 2)} MB`,
    unit: 's',
    own: sampleOf(own),
    ...(label === '1M' && format === 'csv' && { target: '≤ 10 s, ≤ 250 MB' }),
    comparedTo: { what: 'as many bytes in as many lines', sample: sampleOf(plain) },
  };
}

function runCli(command: string, options: Readonly<Record<string, string | number>>): Promise<Run> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return runCounted(inProject('out/main/cli.js'), [command, ...args]);
}
