import { safe } from '@orpc/client';
import type { Client } from '#renderer/client/client.ts';
import { settle, type Settled } from './settle.ts';

/** Bytes of a file in one call: below what a host lets through, in base64. */
const pieceBytes = 480 * 1024;

/** Hands a file to the core, piece by piece; `onPart` is told which part of it has gone. */
export async function giveFile(
  client: Client,
  file: File,
  given: string,
  onPart: (part: number) => void,
): Promise<Settled> {
  for (let at = 0; at < file.size; at += pieceBytes) {
    onPart(at / file.size);
    const piece = await toBase64(file.slice(at, at + pieceBytes));
    if (piece === undefined) return { why: 'OUT_OF_TURN' };
    const settled = settle(await safe(client.assessment.giveEvidence({ given, at, piece })));
    if (settled !== 'done') return settled;
  }
  return 'done';
}

/** Undefined when the file cannot be read any more, as when its stick was pulled. */
async function toBase64(piece: Blob): Promise<string | undefined> {
  try {
    const bytes = new Uint8Array(await piece.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8_192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    }
    return btoa(text);
  } catch {
    return undefined;
  }
}
