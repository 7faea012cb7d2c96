import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const [from = '', to = ''] = process.argv.slice(2);

/** The table pressed as everybody would, neither sealed nor signed. */
await pipeline(createReadStream(from), createGzip(), createWriteStream(to, { flush: true }));
