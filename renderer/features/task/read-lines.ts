import { longestDuty, mostTaskLines, type TaskLine } from '#shared/features/task/plan-tasks.ts';

export type ReadLines =
  | { readonly lines: readonly TaskLine[] }
  | { readonly fault: 'empty' | 'tooMany' };

/** What one call may carry, with room for what stands around it. */
const largestCall = 56 * 1024;
const mostCells = 20;

/**
 * Reads a table as text: pasted from Excel or Word (tabs between the cells) or a CSV file. What is
 * too long for a cell is left to the rules, which name its row.
 */
export async function readLines(text: string): Promise<ReadLines> {
  const { parseCsv } = await import('hucre/csv');
  const [head = ''] = text.split('\n');
  const rows = parseCsv(
    text.replace(/^\uFEFF/, ''),
    head.includes('\t') ? { delimiter: '\t' } : {},
  );
  const lines = rows
    .map((cells, place) => ({
      line: place + 1,
      cells: cells.slice(0, mostCells).map((cell) => String(cell ?? '').slice(0, longestDuty + 1)),
    }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (lines.length === 0) return { fault: 'empty' };
  const bytes = new TextEncoder().encode(JSON.stringify(lines)).length;
  return lines.length > mostTaskLines || bytes > largestCall ? { fault: 'tooMany' } : { lines };
}
