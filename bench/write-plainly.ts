import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

const [file = '', bytes = '0', rows = '0'] = process.argv.slice(2);
const rowsPerWrite = 2_000;

/** As many bytes in as many lines, made from nothing: what no export can be faster than. */
const line = `${'x'.repeat(Math.max(Math.round(Number(bytes) / Number(rows)) - 1, 0))}\n`;
const target = openSync(file, 'w');
for (let written = 0; written < Number(rows); written += rowsPerWrite) {
  const lines = Array.from({ length: Math.min(rowsPerWrite, Number(rows) - written) }, () => line);
  writeSync(target, Buffer.from(lines.join('')));
}
fsyncSync(target);
closeSync(target);
