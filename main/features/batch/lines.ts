/** Few enough that a piece is soon gone, many enough that each is worth a write. */
const pieceBytes = 256 * 1024;
/** Of one character of UTF-16 in UTF-8, at most. */
const mostBytes = 3;

/** A head and lines as UTF-8, in larger pieces; tells how many lines have been read. */
export function* inPieces(
  head: string,
  lines: Iterable<string>,
  onLines: (count: number) => void,
): Generator<Buffer> {
  let piece = pieceFor(head);
  let filled = piece.write(head);
  let count = 0;
  for (const line of lines) {
    if (filled + mostBytes * line.length > piece.length) {
      yield piece.subarray(0, filled);
      onLines(count);
      piece = pieceFor(line);
      filled = 0;
    }
    filled += piece.write(line, filled);
    count += 1;
  }
  yield piece.subarray(0, filled);
  onLines(count);
}

function pieceFor(line: string): Buffer {
  return Buffer.allocUnsafeSlow(Math.max(pieceBytes, mostBytes * line.length));
}
