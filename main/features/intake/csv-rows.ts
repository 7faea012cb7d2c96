/** Longest line of a table, in UTF-16 code units: far above what the longest comment needs. */
const longestLine = 256 * 1024;

/** A table that is not what it says it is. */
export class TableInvalid extends Error {
  override readonly name = 'TableInvalid';
}

/**
 * Reads CSV (RFC 4180, UTF-8) row by row; an empty cell is an empty text. Lines end with CRLF or LF.
 * Throws `TableInvalid`.
 */
export async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly string[], void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new TableInvalid('no UTF-8');
    }
  };
  let text = '';
  for await (const piece of bytes) {
    text += decode(piece);
    let start = 0;
    let end = text.indexOf('\n');
    while (end !== -1) {
      const line = text.slice(start, end);
      if (isWhole(line)) {
        yield cellsOf(line);
        start = end + 1;
      }
      end = text.indexOf('\n', end + 1);
    }
    text = text.slice(start);
    if (text.length > longestLine) throw new TableInvalid('a line without an end');
  }
  text += decode();
  if (text === '') return;
  if (!isWhole(text)) throw new TableInvalid('a quote without an end');
  yield cellsOf(text);
}

/** Whether a line ends here: not while a quoted cell goes on. */
function isWhole(line: string): boolean {
  let quotes = 0;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 0;
}

const cell = /"((?:[^"]|"")*)"|([^",]*)/y;

function cellsOf(ended: string): readonly string[] {
  const line = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  cell.lastIndex = 0;
  for (;;) {
    const [, quoted, plain = ''] = cell.exec(line) ?? [];
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    const next = line[cell.lastIndex];
    if (next === undefined) return cells;
    if (next !== ',') throw new TableInvalid('a quote within a cell');
    cell.lastIndex += 1;
  }
}

/** A row as it is read again, with its line's end. */
export function csvLine(cells: readonly string[]): string {
  const written = cells.map((text) =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
  );
  return `${written.join(',')}\r\n`;
}
