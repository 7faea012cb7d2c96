import { hash } from 'node:crypto';
import { createGzip, gzipSync } from 'node:zlib';
import type { BatchFault } from '#shared/features/batch/batch-fault.ts';
import type { CardsFault } from '#main/features/gather/vouched-cards.ts';
import { tarHeader } from '#main/features/batch/file/tar.ts';
import {
  aKnownAuthor,
  aReceiver,
  forgeBatch,
  knownIdentity,
  type Author,
  type ForgedKind,
  type Layers,
  type Member,
  type Receiver,
} from '#tests/support/forge-batch.ts';
import { flipped, noise, whole } from './altered-bytes.ts';
import { listMutations, makeCardList, type CardList } from './card-list-mutations.ts';
import type { Random } from './random.ts';

/**
 * Who knows whom: a desk with two stations, one key that it no longer takes, and a stranger; an office
 * as a whole, and the superior that verifies its scores.
 */
export interface Cast {
  readonly desk: Receiver;
  readonly stations: readonly [Author, Author];
  readonly office: Author;
  readonly superior: Author;
  /** The list of its stations' cards that the office's desk signed. */
  readonly cards: CardList;
  readonly revoked: Author;
  readonly stranger: Author;
  /** Batches that are as they should be, and that the desk has; the stations' first. */
  readonly right: readonly [Buffer, ...Buffer[]];
  /** A gzip member of 128 MiB of nothing. */
  readonly nothing: Buffer;
}

export async function makeCast(): Promise<Cast> {
  const desk = await aReceiver(knownIdentity);
  const stations = [aKnownAuthor('01819', 'may-1'), aKnownAuthor('01819', 'may-2')] as const;
  const sealedFor = [desk.recipient];
  const first = await forgeBatch({ author: stations[0], sealedFor });
  const others = [
    await forgeBatch({ author: stations[0], sealedFor, number: 2 }),
    await forgeBatch({ author: stations[1], sealedFor }),
  ];
  const office = aKnownAuthor('01819', 'ban');
  const superior = aKnownAuthor('01000', 'ban');
  const above = [
    await forgeBatch({ author: office, sealedFor, kind: 'office' }),
    await forgeBatch({ author: superior, sealedFor, kind: 'verification' }),
  ];
  const revoked = aKnownAuthor('01819', 'may-3');
  const nothing = await zippedNothing();
  return {
    desk,
    stations,
    office,
    superior,
    cards: makeCardList(office, stations, desk.recipient),
    revoked,
    stranger: aKnownAuthor('01819', 'may-4'),
    right: [first, ...others, ...above],
    nothing,
  };
}

async function zippedNothing(): Promise<Buffer> {
  const zipping = createGzip({ level: 9 });
  const mebibyte = Buffer.alloc(1024 * 1024);
  for (let at = 0; at < 128; at++) zipping.write(mebibyte);
  zipping.end();
  const pieces: Buffer[] = [];
  for await (const piece of zipping as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

export type Outcome = BatchFault | CardsFault | 'alreadyKnown';

/** One way to make a bad batch, and the codes it may be refused with. */
export interface Mutation {
  readonly codes: readonly Outcome[];
  /** A list of cards instead of a batch. */
  readonly isList?: true;
  make(cast: Cast, random: Random): Buffer | Promise<Buffer>;
}

const block = 512;
const pick = <T>(random: Random, list: readonly T[]): T => {
  const [first, ...more] = list;
  if (first === undefined) throw new Error('nothing to choose from');
  return random.oneOf([first, ...more]);
};
const one = ({ right }: Cast, random: Random) => Buffer.from(random.oneOf([...right]));

const ofBytes: readonly Outcome[] = [
  ...(['notABatch', 'cutShort', 'somethingAdded', 'frameAltered', 'tooLarge'] as const),
  ...(['envelopeInvalid', 'formatUnknown', 'senderUnknown'] as const),
  ...(['signatureInvalid', 'payloadAltered'] as const),
];

/** Bytes anywhere in the file. */
const onBytes: Readonly<Record<string, (bytes: Buffer, random: Random) => Buffer>> = {
  'one bit': (bytes, random) => flipped(bytes, random, 1),
  'many bits': (bytes, random) => flipped(bytes, random, 2 + whole(random, 62)),
  'a byte': (bytes, random) => bytes.fill(whole(random, 256), whole(random, bytes.length)),
  'cut short': (bytes, random) => bytes.subarray(0, whole(random, bytes.length)),
  'bytes put in': (bytes, random) => {
    const at = whole(random, bytes.length + 1);
    const more = noise(random, 1 + whole(random, 600));
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  },
  'bytes taken out': (bytes, random) => {
    const at = whole(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + whole(random, 600))]);
  },
  'a stretch twice': (bytes, random) => {
    const at = whole(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, at + 1 + whole(random, 600)), bytes.subarray(at)]);
  },
  'a stretch of zeros': (bytes, random) => {
    const at = whole(random, bytes.length);
    return bytes.fill(0, at, Math.min(bytes.length, at + 1 + whole(random, 600)));
  },
  'two blocks changed about': (bytes, random) => {
    const [a, b] = [0, 0].map(() => block * whole(random, bytes.length / block));
    return exchanged(bytes, a ?? 0, b ?? 0);
  },
  'something behind': (bytes, random) =>
    Buffer.concat([bytes, random.chance(0.5) ? bytes : noise(random, 1 + whole(random, 2000))]),
  'something in front': (bytes, random) =>
    Buffer.concat([noise(random, 1 + whole(random, 2000)), bytes]),
  'a name, a size, a type': (bytes, random) => {
    const at = random.oneOf(headersOf(bytes));
    return rewritten(bytes, at, random);
  },
};

const ofMembers: Readonly<Record<string, Mutation>> = {
  'members in another order': {
    codes: ['notABatch', 'frameAltered'],
    make: (cast, random) => {
      const [envelope, signature, payload] = membersOf(one(cast, random));
      const orders = [
        [signature, envelope, payload],
        [payload, signature, envelope],
        [envelope, payload, signature],
      ];
      return joined(pick(random, orders));
    },
  },
  'a member missing or twice': {
    codes: ['notABatch', 'frameAltered', 'somethingAdded'],
    make: (cast, random) => {
      const [a, b, c] = membersOf(one(cast, random));
      return joined(
        random.oneOf([
          [b, c],
          [a, c],
          [a, b],
          [a, a, b, c],
          [a, b, b, c],
          [a, b, c, c],
        ]),
      );
    },
  },
  'members of two batches': {
    codes: ['signatureInvalid', 'frameAltered', 'payloadAltered'],
    make: (cast, random) => {
      const [mine, yours] = random.oneOf([
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 0],
      ]);
      const [a, b, c] = membersOf(cast.right[mine] ?? cast.right[0]);
      const [x, y, z] = membersOf(cast.right[yours] ?? cast.right[0]);
      return joined(
        random.oneOf([
          [a, b, z],
          [a, y, c],
          [x, b, c],
          [a, y, z],
        ]),
      );
    },
  },
  'the same under another name': { codes: ['alreadyKnown'], make: one },
};

/** Made by somebody who has no key that is known. */
const byStrangers: Readonly<Record<string, Mutation>> = {
  'a station’s name under a stranger’s key': {
    codes: ['senderUnknown'],
    make: ({ desk, stranger, stations }, random) =>
      forgeBatch({
        author: { ...stranger, ...namesOf(random.oneOf([...stations])) },
        sealedFor: [desk.recipient],
        number: 1 + whole(random, 9),
      }),
  },
  'a stranger’s signature for a station’s': {
    codes: ['signatureInvalid'],
    make: ({ desk, stranger, stations }, random) => {
      const { fingerprint } = random.oneOf([...stations]);
      return forgeBatch({ author: { ...stranger, fingerprint }, sealedFor: [desk.recipient] });
    },
  },
  'a station renamed': {
    codes: ['signatureInvalid', 'envelopeInvalid', 'frameAltered'],
    make: (cast, random) => {
      const bytes = Buffer.from(random.oneOf([cast.right[0], cast.right[1] ?? cast.right[0]]));
      const at = bytes.indexOf('"may-') + 5;
      bytes.write(random.oneOf(['3', '9', 'x', '"', '\n']), at, 'latin1');
      return bytes;
    },
  },
  'a key that was revoked': {
    codes: ['senderRevoked'],
    make: ({ desk, revoked }, random) =>
      forgeBatch({
        author: revoked,
        sealedFor: [desk.recipient],
        number: 1 + whole(random, 9),
      }),
  },
};

type Alter = (random: Random, cast: Cast) => Partial<Layers> & { readonly by?: Partial<Author> };

/** Whoever makes batches of a kind. */
function anyKind(
  { stations, office, superior }: Cast,
  random: Random,
): { readonly author: Author; readonly kind: ForgedKind } {
  return random.oneOf<{ readonly author: Author; readonly kind: ForgedKind }>([
    { author: stations[0], kind: 'station' },
    { author: stations[1], kind: 'station' },
    { author: office, kind: 'office' },
    { author: superior, kind: 'verification' },
  ]);
}

/** Made by somebody who has the key of a station, an office or a superior in hand. */
function inside(codes: readonly Outcome[], alter: Alter): Mutation {
  return {
    codes,
    make: (cast, random) => {
      const { by, ...otherwise } = alter(random, cast);
      const { author: known, kind } =
        by === undefined
          ? anyKind(cast, random)
          : { author: { ...random.oneOf([...cast.stations]), ...by }, kind: 'station' as const };
      const number = 3 + whole(random, 90);
      const sealedFor = [cast.desk.recipient];
      return forgeBatch({ author: known, sealedFor, number, kind }, otherwise);
    },
  };
}

const ofArchive: readonly Outcome[] = [
  ...(['archiveInvalid', 'tooMuchInside', 'pathNotAllowed', 'otherThanEnvelope'] as const),
  ...(['manifestInvalid', 'manifestSignatureInvalid', 'formatUnknown'] as const),
  ...(['partMissing', 'partUnexpected', 'partAltered'] as const),
];

const byStations: Readonly<Record<string, Mutation>> = {
  'another’s unit or station': inside(['otherUnit'], (random) => ({
    by: random.oneOf([{ stationCode: 'may-7' }, { unitCode: '99999' }]),
  })),
  'another’s manifest, signed by oneself': {
    codes: ['manifestSignatureInvalid'],
    make: ({ desk, stations }, random) =>
      forgeBatch(
        {
          author: { ...stations[0], key: stations[1].key },
          sealer: stations[1],
          sealedFor: [desk.recipient],
          number: 3 + whole(random, 90),
        },
        {
          manifest: ({ counts, ...rest }) => ({
            ...rest,
            counts: { ...Object(counts), answer: 9 },
          }),
        },
      ),
  },
  'one who speaks for another kind': {
    codes: ['otherUnit'],
    make: ({ desk, stations, office, superior }, random) => {
      const [author, kind] = random.oneOf<[Author, ForgedKind]>([
        [stations[0], 'office'],
        [stations[1], 'verification'],
        [office, 'station'],
        [office, 'verification'],
        [superior, 'office'],
      ]);
      const number = 3 + whole(random, 90);
      return forgeBatch({ author, sealedFor: [desk.recipient], number, kind });
    },
  },
  'another kind on the envelope': {
    codes: ['otherThanEnvelope'],
    make: ({ desk, office, superior }, random) => {
      const [author, inner, outer] = random.oneOf<[Author, ForgedKind, ForgedKind]>([
        [office, 'verification', 'office'],
        [superior, 'office', 'verification'],
      ]);
      const number = 3 + whole(random, 90);
      const forging = { author, sealedFor: [desk.recipient], number, kind: inner };
      return forgeBatch(forging, { envelope: (envelope) => ({ ...envelope, kind: outer }) });
    },
  },
  'an old batch under a new number': inside(['otherThanEnvelope'], (random) => ({
    envelope: (envelope) => ({
      ...envelope,
      place: { ...Object(envelope['place']), number: 100 + whole(random, 100) },
    }),
  })),
  'an envelope spelt otherwise': inside(['envelopeInvalid', 'formatUnknown'], (random) => ({
    envelopeBytes: (bytes) => misspelt(bytes, random),
  })),
  'a manifest spelt otherwise': inside(['manifestInvalid', 'formatUnknown'], (random) => ({
    manifestBytes: (bytes) => misspelt(bytes, random),
  })),
  'a value of another kind': inside(['manifestInvalid'], (random) => ({
    manifest: (manifest) => withOther(manifest, random),
  })),
  'an envelope with a value of another kind': inside(['envelopeInvalid'], (random) => ({
    envelope: (envelope) => withOther(envelope, random),
  })),
  'a JSON bomb': inside(['manifestInvalid'], (random) => {
    const bomb = random.oneOf([
      `{"stations":[${'1,'.repeat(1_900_000)}1]}`,
      `{"stations":[${'{},'.repeat(1_300_000)}1]}`,
      '['.repeat(2_000_000),
      `"${'\\u0041'.repeat(600_000)}`,
    ]);
    return { manifestBytes: () => Buffer.from(bomb) };
  }),
  'a gzip bomb': inside(['tooMuchInside', 'archiveInvalid'], (random, { nothing }) => {
    const bytes = 128 * 1024 * 1024;
    const claimed = {
      path: 'data/ratings.csv',
      mediaType: 'text/csv',
      bytes,
      sha256: '0'.repeat(64),
    };
    return random.oneOf<Partial<Layers>>([
      { manifest: (manifest) => ({ ...manifest, parts: [claimed] }) },
      { zipped: () => nothing },
      { zipped: (zipped) => Buffer.concat([zipped, nothing]) },
    ]);
  }),
  'an absurd size': inside(['tooMuchInside', 'partAltered'], (random) => {
    const name = random.oneOf(['manifest.json\0', 'data/ratings.csv\0']);
    return {
      archive: (archive) => {
        const at = archive.indexOf(name);
        tarHeader(name.slice(0, -1), 0o77777777777).copy(archive, at);
        return archive;
      },
    };
  }),
  'too many parts': inside(['manifestInvalid'], (random) => {
    const parts = Array.from({ length: 65 + whole(random, 900) }, (_, at): Member => [
      `data/${at}.csv`,
      Buffer.from(''),
    ]);
    return { parts: () => parts, inside: (members) => members.slice(0, 2) };
  }),
  'bits of the archive': inside(ofArchive, (random) => ({
    archive: (archive) => flipped(archive, random, 1 + whole(random, 4)),
  })),
  'blocks of the archive': inside(ofArchive, (random) => ({
    archive: (archive) =>
      random.oneOf([
        () => archive.subarray(0, block * whole(random, archive.length / block)),
        () => Buffer.concat([archive, Buffer.alloc(block * (1 + whole(random, 4)))]),
        () => exchanged(archive, 0, block * (1 + whole(random, archive.length / block - 3))),
      ])(),
  })),
  'what is packed': inside(['archiveInvalid', ...ofArchive], (random) => ({
    zipped: (zipped) =>
      random.oneOf([
        () => flipped(zipped, random, 1 + whole(random, 4), [8, 9]),
        () => zipped.subarray(0, whole(random, zipped.length)),
        () => Buffer.concat([zipped, noise(random, 1 + whole(random, 600))]),
        () => Buffer.concat([gzipSync(noise(random, 9)), zipped]),
      ])(),
  })),
  'what is sealed': inside(['sealBroken', 'notForUs'], (random) => ({
    payload: (payload) =>
      random.oneOf([
        () => flipped(payload, random, 1 + whole(random, 4)),
        () => payload.subarray(0, 1 + whole(random, payload.length - 1)),
        () => Buffer.concat([payload, noise(random, 1 + whole(random, 600))]),
        () => Buffer.from(`age-encryption.org/v1\n-> X25519 ${'A'.repeat(100_000)}`),
        () => Buffer.from(payload.toString('latin1').replace('X25519', 'scrypt'), 'latin1'),
      ])(),
  })),
  'a name that leads out': inside(['pathNotAllowed', 'manifestInvalid'], (random) => {
    const path = random.oneOf([
      ...(['../x', '/etc/x', 'a/../b', 'a\\b', 'C:x', 'data/nul', 'con', 'x.', 'A', ''] as const),
      ...(['manifest.json', 'manifest.json.sig', 'a/b/c/d', 'data/\u202Ex', 'data/x\0y'] as const),
    ]);
    return { manifest: (manifest) => ({ ...manifest, parts: [aPart(path)] }) };
  }),
  'a link, a device, a folder': inside(['archiveInvalid'], (random) => ({
    archive: (archive) => {
      const at = archive.indexOf('data/ratings.csv\0');
      archive.write(
        random.oneOf(['1', '2', '3', '4', '5', '6', '7', 'L', 'x']),
        at + 156,
        'latin1',
      );
      return summed(archive, at);
    },
  })),
  'parts missing, added, exchanged': inside(
    ['partMissing', 'partUnexpected', 'partAltered'],
    (random) => ({
      parts: () => [
        ['data/ratings.csv', Buffer.from('id,score\r\n1,5\r\n')],
        ['codebook.json', Buffer.from('{}\n')],
      ],
      inside: ([manifest, signature, a, b]) => {
        if (!manifest || !signature || !a || !b) throw new Error('four members');
        const otherA: Member = [a[0], noise(random, a[1].length)];
        const tails: Member[][] = [[a], [b, a], [a, b, b], [otherA, b], []];
        tails.push([
          [a[0], b[1]],
          [b[0], a[1]],
        ]);
        return [manifest, signature, ...pick(random, tails)];
      },
    }),
  ),
  'a batch that is not real': inside(['simulatedHere'], (random) => ({
    manifest: (manifest) => ({ ...manifest, folderKind: random.oneOf(['trial', 'simulated']) }),
  })),
};

const bytesMutations = Object.entries(onBytes).map(([name, alter]): [string, Mutation] => [
  name,
  {
    codes: ofBytes,
    make: (cast, random) => {
      for (;;) {
        const altered = alter(one(cast, random), random);
        if (!cast.right.some((bytes) => bytes.equals(altered))) return altered;
      }
    },
  },
]);

export const mutations: ReadonlyMap<string, Mutation> = new Map([
  ...bytesMutations,
  ...Object.entries(ofMembers),
  ...Object.entries(byStrangers),
  ...Object.entries(byStations),
  ...Object.entries(listMutations),
]);

function namesOf({ unitCode, stationCode, incarnation }: Author) {
  return { unitCode, stationCode, incarnation };
}

function aPart(path: string) {
  return { path, mediaType: 'text/csv', bytes: 0, sha256: hash('sha256', '', 'hex') };
}

function exchanged(bytes: Buffer, a: number, b: number): Buffer {
  const kept = Buffer.from(bytes.subarray(a, a + block));
  bytes.copy(bytes, a, b, b + block);
  kept.copy(bytes, b);
  return bytes;
}

type Three = readonly [Buffer, Buffer, Buffer];

/** Header, content and padding of each of the three. */
function membersOf(bytes: Buffer): Three {
  const [, b = 0, c = 0] = headersOf(bytes);
  return [bytes.subarray(0, b), bytes.subarray(b, c), bytes.subarray(c, bytes.length - 2 * block)];
}

function joined(members: readonly Buffer[]): Buffer {
  return Buffer.concat([...members, Buffer.alloc(2 * block)]);
}

function headersOf(bytes: Buffer): [number, ...number[]] {
  const headers: [number, ...number[]] = [0];
  for (const name of ['envelope.json.sig\0', 'payload.tar.gz.age\0']) {
    headers.push(bytes.indexOf(name));
  }
  return headers;
}

/** A header that says something else and whose sum is right. */
function rewritten(bytes: Buffer, at: number, random: Random): Buffer {
  const [offset, text] = random.oneOf<[number, string]>([
    [whole(random, 30), random.oneOf(['x', '\0', '/', '.', 'é'])],
    [100, '0000777\0'],
    [108, '0001750\0'],
    [116, '0001750\0'],
    [124, `${whole(random, 4000).toString(8).padStart(11, '0')}\0`],
    [124, '77777777777\0'],
    [124, '\u0080\0\0\0\0\0\0\u0001\0\0\0\0'],
    [124, '         12 '],
    [136, '14730000000\0'],
    [156, random.oneOf(['1', '2', '3', '5', 'L', 'x', 'g', '\0'])],
    [157, '/etc/passwd'],
    [257, 'ustar  \0'],
    [265, 'root'],
    [345, 'somewhere'],
    [500, 'hidden'],
  ]);
  bytes.write(text, at + offset, 'latin1');
  return summed(bytes, at);
}

function summed(bytes: Buffer, at: number): Buffer {
  const header = bytes.subarray(at, at + block);
  header.write('        ', 148, 'ascii');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return bytes;
}

function misspelt(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('utf8');
  const ways: [string, ...string[]] = [
    `\uFEFF${text}`,
    `${text}\n`,
    text.trimEnd(),
    text.replaceAll('\n', '\r\n'),
    JSON.stringify(JSON.parse(text)),
    text.replace(/"kind": "[a-z]+"/, '"kind": "letters",\n  $&'),
    text.replace('"format"', '"\\u0066ormat"'),
    text.replace(/"number": (\d+)/, '"number": $1.0'),
    text.replace(/"number": \d+/, '"number": 1e999'),
    text.replace(/"number": \d+/, '"number": -0'),
    text.replace('"01', '"\\ud80001'),
    text.replace('"01', '"\u000001'),
    text.replace('{\n', '{\n  "__proto__": {},\n'),
    text.replace('/1"', '/9"'),
    text.replace('{\n', '{\n  "more": 1,\n'),
    '',
    'null\n',
    '[]\n',
    `${'['.repeat(1 + whole(random, 9000))}\n`,
  ];
  return Buffer.from(random.oneOf(ways));
}

/** One value somewhere becomes of a kind that stands nowhere in it. */
function withOther(value: unknown, random: Random): unknown {
  const keys = Object.keys(Object(value));
  if (typeof value !== 'object' || value === null || keys.length === 0) {
    return random.oneOf<unknown>([true, {}, [[]], 1.5, '\u0007']);
  }
  const key = pick(random, keys);
  const other = withOther(Reflect.get(value, key), random);
  return Array.isArray(value)
    ? value.map((each, at) => (String(at) === key ? other : each))
    : { ...value, [key]: other };
}
