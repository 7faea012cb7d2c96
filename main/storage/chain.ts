import { hash } from 'node:crypto';

/**
 * Each row's hash is SHA-256(hash of the row before ‖ the row as canonical JSON), so that a flipped
 * bit or a removed row breaks every later link.
 */
export function link(previous: Buffer, values: readonly (string | number | null)[]): Buffer {
  return hash('sha256', Buffer.concat([previous, Buffer.from(JSON.stringify(values))]), 'buffer');
}

/** What the first row of a chain is linked to; names what the chain is about. */
export function chainStart(subject: string): Buffer {
  return hash('sha256', Buffer.from(`hai-long:${subject}`), 'buffer');
}
