import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSealed, verifySealed, type TrustOf } from '#main/features/batch/file/open-batch.ts';
import { openSenders } from '#main/features/gather/vouched-cards.ts';
import { batchFiles } from '#main/gather-files.ts';
import { Card } from '#shared/features/batch/card.ts';
import { RefusedBatch } from '#main/features/batch/file/refused-batch.ts';
import { makeCast, mutations, type Cast, type Outcome } from './batch-mutations.ts';
import { createRandom } from './random.ts';

/**
 * A process that is given bad batches by the thousand: `node mutate-batches.ts SEED COUNT`. Prints what
 * became of them as JSON (`Mutated`).
 */
export interface Mutated {
  /** By mutation, then by code: how many. */
  readonly outcomes: Record<string, Record<string, number>>;
  /** Mutations that came out other than they may, with what happened. */
  readonly wrong: string[];
  readonly peakBytes: number;
  readonly filesLeftOpen: number;
}

const folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
const file = join(folder, 'batch.hlb');
const into = join(folder, 'into');

/** Who sends what here: the code of a station, none where a whole office or a superior speaks. */
function sendersOf({ stations, office, superior }: Cast) {
  return [
    ...stations.map((author) => ({ ...author, kind: 'station' })),
    { ...office, stationCode: null, kind: 'office' },
    { ...superior, stationCode: null, kind: 'verification' },
  ];
}

function trustOf(cast: Cast): TrustOf {
  const { revoked } = cast;
  return (fingerprint) => {
    if (fingerprint === revoked.fingerprint) return 'senderRevoked';
    const sender = sendersOf(cast).find((each) => each.fingerprint === fingerprint);
    return sender?.raw ?? 'senderUnknown';
  };
}

/** As a desk takes in: outside, known or not, inside, real or not. */
async function receive(cast: Cast, known: ReadonlySet<string>): Promise<Outcome | 'taken'> {
  const sealed = await verifySealed(file, trustOf(cast));
  const { author: named, manifest: name, kind } = sealed.envelope;
  if (known.has(name)) return 'alreadyKnown';
  const author = sendersOf(cast).find(({ fingerprint }) => fingerprint === named.key);
  const isTheirs = author?.unitCode === named.unitCode && author.stationCode === named.stationCode;
  if (!isTheirs || author.kind !== kind) return 'otherUnit';
  mkdirSync(into);
  try {
    const opening = { identities: [cast.desk.identity], authorKey: author.raw, into };
    const { manifest } = await openSealed(file, sealed, opening);
    return manifest.folderKind === 'office' ? 'taken' : 'simulatedHere';
  } finally {
    rmSync(into, { recursive: true });
  }
}

async function outcomeOf(cast: Cast, known: ReadonlySet<string>): Promise<string> {
  try {
    return await receive(cast, known);
  } catch (error) {
    return error instanceof RefusedBatch ? error.fault : `crashed: ${String(error)}`;
  }
}

/** As a store takes in a list of cards: it knows the office's desk, and a station's card by itself. */
function takeList({ cards, office, stations }: Cast): string {
  const known = [
    { ...office, card: cards.desk },
    {
      ...stations[0],
      card: Card.parse(JSON.parse(documentOf(cards.content.cards[0]?.file ?? ''))),
    },
  ].map(({ card, fingerprint, raw: publicKey }) => ({ card, fingerprint, publicKey }));
  const find = (fingerprint: string) => known.find((each) => each.fingerprint === fingerprint);
  const vouched = mkdtempSync(join(folder, 'vouched-'));
  try {
    const { takeList: take } = openSenders({ vouched }, 'real', {
      cards: { find },
      files: batchFiles,
    });
    const reading = take(file);
    return reading.taken ? 'taken' : reading.fault;
  } catch (error) {
    return `crashed: ${String(error)}`;
  } finally {
    rmSync(vouched, { recursive: true });
  }
}

function documentOf(cardFile: string): string {
  const { document }: { document: string } = JSON.parse(cardFile);
  return document;
}

async function run(seed: number, count: number): Promise<Mutated> {
  const random = createRandom(seed);
  const cast = await makeCast();
  const known = new Set<string>();
  for (const bytes of cast.right) {
    writeFileSync(file, bytes);
    if ((await outcomeOf(cast, known)) !== 'taken') throw new Error('a right batch is refused');
    known.add((await verifySealed(file, trustOf(cast))).envelope.manifest);
  }
  writeFileSync(file, cast.cards.bytes);
  if (takeList(cast) !== 'taken') throw new Error('a right list of cards is refused');
  const openBefore = readdirSync('/proc/self/fd').length;
  const outcomes: Mutated['outcomes'] = {};
  const wrong: string[] = [];
  const names = [...mutations.keys()];
  for (let at = 0; at < count; at++) {
    const name = names[at % names.length] ?? '';
    const mutation = mutations.get(name);
    if (mutation === undefined) throw new Error(name);
    writeFileSync(file, await mutation.make(cast, random));
    const outcome = mutation.isList ? takeList(cast) : await outcomeOf(cast, known);
    const counts = (outcomes[name] ??= {});
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    if (!mutation.codes.some((code) => code === outcome)) wrong.push(`${at}: ${name}: ${outcome}`);
  }
  const filesLeftOpen = readdirSync('/proc/self/fd').length - openBefore;
  return { outcomes, wrong, peakBytes: process.resourceUsage().maxRSS * 1024, filesLeftOpen };
}

const [seed = '', count = ''] = process.argv.slice(2);
try {
  process.stdout.write(JSON.stringify(await run(Number(seed), Number(count))));
} finally {
  rmSync(folder, { recursive: true });
}
