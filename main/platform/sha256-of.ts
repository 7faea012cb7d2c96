import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of a file's bytes, in hexadecimal; however large it is. */
export async function sha256Of(file: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) sum.update(piece);
  return sum.digest('hex');
}
