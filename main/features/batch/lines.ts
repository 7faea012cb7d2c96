/** Few enough that a piece is soon gone, many enough that each is worth a write. */
const pieceCharacters = 256 * 1024;

/** A head and lines in larger pieces; tells how many lines have been read. */
export function* inPieces(
  head: string,
  lines: Iterable<string>,
  onLines: (count: number) => void,
): Generator<string> {
  let piece = head;
  let count = 0;
  for (const line of lines) {
    piece += line;
    count += 1;
    if (piece.length < pieceCharacters) continue;
    yield piece;
    onLines(count);
    piece = '';
  }
  yield piece;
  onLines(count);
}
