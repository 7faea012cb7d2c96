import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSealed, verifySealed, type TrustOf } from '#main/features/batch/file/open-batch.ts';
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

function trustOf({ stations, revoked }: Cast): TrustOf {
  return (fingerprint) => {
    if (fingerprint === revoked.fingerprint) return 'senderRevoked';
    const sender = stations.find((station) => station.fingerprint === fingerprint);
    return sender?.raw ?? 'senderUnknown';
  };
}

/** As a desk takes in: outside, known or not, inside, real or not. */
async function receive(cast: Cast, known: ReadonlySet<string>): Promise<Outcome | 'taken'> {
  const sealed = await verifySealed(file, trustOf(cast));
  const { author: named, manifest: name } = sealed.envelope;
  if (known.has(name)) return 'alreadyKnown';
  const author = cast.stations.find(({ fingerprint }) => fingerprint === named.key);
  if (author?.unitCode !== named.unitCode || author.stationCode !== named.stationCode) {
    return 'otherUnit';
  }
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

async function run(seed: number, count: number): Promise<Mutated> {
  const random = createRandom(seed);
  const cast = await makeCast();
  const known = new Set<string>();
  for (const bytes of cast.right) {
    writeFileSync(file, bytes);
    if ((await outcomeOf(cast, known)) !== 'taken') throw new Error('a right batch is refused');
    known.add((await verifySealed(file, trustOf(cast))).envelope.manifest);
  }
  const openBefore = readdirSync('/proc/self/fd').length;
  const outcomes: Mutated['outcomes'] = {};
  const wrong: string[] = [];
  const names = [...mutations.keys()];
  for (let at = 0; at < count; at++) {
    const name = names[at % names.length] ?? '';
    const mutation = mutations.get(name);
    if (mutation === undefined) throw new Error(name);
    writeFileSync(file, await mutation.make(cast, random));
    const outcome = await outcomeOf(cast, known);
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
