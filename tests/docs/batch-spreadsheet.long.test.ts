import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ratingsTable } from '#shared/features/batch/station-tables.ts';
import { aRow, makeStationBatch } from '#tests/support/batch-files.ts';
import { aReceiver, anAuthor } from '#tests/support/forge-batch.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { convert, hasLibreOffice } from '#tests/support/libre-office.ts';

let folder: string;
beforeEach(() => (folder = makeTempFolder()));
afterEach(() => removeFolder(folder));

it.skipIf(!hasLibreOffice)(
  'a batch’s CSV opens in a spreadsheet, every cell as it was',
  async () => {
    const station = anAuthor();
    const { recipient } = await aReceiver();
    const choices = '["thái độ","chờ lâu, \\"rất\\""]';
    const fact = { kind: 'fact', score: null, question: 'reasons', choices };
    const rows = [aRow(station), aRow(station, { score: 1 }), aRow(station, fact)];
    await makeStationBatch({
      author: station,
      desk: recipient,
      sealedFor: [recipient],
      rows,
      folder,
    });
    const sheet = join(folder, 'sheet');
    mkdirSync(sheet);
    const csv = join(folder, 'parts', ratingsTable.csv);
    // UTF-8, commas, quotation marks, every column as text
    const asText = ratingsTable.columns.map((_, at) => `${at + 1}/2`).join('/');
    const infilter = `CSV:44,34,76,1,${asText}`;
    const format = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
    expect(convert(sheet, [csv], { format, infilter, below: 'again' })).toEqual([]);
    const again = join(sheet, 'again', 'ratings.csv');
    const before = await cellsOf(csv);
    expect(before).toHaveLength(rows.length);
    expect(await cellsOf(again)).toEqual(before);
  },
);

async function cellsOf(file: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reading = `SELECT * FROM read_csv('${file}', all_varchar = true, header = true,
    delim = ',', quote = '"', escape = '"', nullstr = '')`;
  const rows = (await connection.runAndReadAll(reading)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}
