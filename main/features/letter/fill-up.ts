const smallestBytes = 256 * 1024;
const growth = 8;

/**
 * Fills a text up with spaces, as UTF-8, to one of few sizes: 256 KiB, which a hundred requests seldom
 * pass, then eight times the size before. An empty one is as large as one of many.
 */
export function fillUp(text: string): Buffer {
  const content = Buffer.from(text);
  let size = smallestBytes;
  while (size < content.length) size *= growth;
  const filled = Buffer.alloc(size, ' ');
  content.copy(filled);
  return filled;
}
