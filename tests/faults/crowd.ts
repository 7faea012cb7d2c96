import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract.ts';
import type { ChangedRating, NewFact, NewRating } from '#shared/features/rating/rating.contract.ts';
import { scores } from '#shared/features/rating/scale.ts';
import { createRandom, type Random } from './random.ts';

type Client = ContractRouterClient<Contract>;
export type Tap = NewRating | ChangedRating | NewFact;

/** What was tapped, and for which taps the screen has said thanks. */
export interface Ledger {
  readonly sent: Map<string, Tap>;
  readonly thanked: Set<string>;
  /** How often a tap had to be sent again. */
  sentAgain: number;
}

/** The way to the core: open while one runs, closed while it is gone. */
export function createLine() {
  let opening = Promise.withResolvers<Client>();
  return {
    client: () => opening.promise,
    open: (client: Client) => opening.resolve(client),
    close: () => (opening = Promise.withResolvers<Client>()),
  };
}
export type Line = ReturnType<typeof createLine>;

export interface CrowdOptions {
  readonly people: number;
  readonly seed: number;
  readonly line: Line;
}

/**
 * People at several screens who tap one after the other and never give up: what is not answered is
 * sent again with the same id, some change their answer, some say what they came for and some tap
 * twice.
 */
export function gatherCrowd({ people, seed, line }: CrowdOptions) {
  const ledger: Ledger = { sent: new Map(), thanked: new Set(), sentAgain: 0 };
  let leaving = false;

  async function tapOneAfterTheOther(random: Random): Promise<void> {
    while (!leaving) {
      const answer = aTap(random);
      await deliver(answer, random);
      if (random.chance(0.3)) await deliver({ ...aTap(random), responseId: answer.id }, random);
      if (random.chance(0.3)) await deliver(aFact(random, answer.id), random);
    }
  }

  async function deliver(tap: Tap, random: Random): Promise<void> {
    ledger.sent.set(tap.id, tap);
    for (;;) {
      const client = await line.client();
      const copies = random.chance(0.1) ? 2 : 1; // a double tap
      const answers = await Promise.all(Array.from({ length: copies }, () => send(client, tap)));
      if (answers.includes('recorded')) break;
      ledger.sentAgain += 1;
    }
    ledger.thanked.add(tap.id);
  }

  const everybody = Promise.all(
    Array.from({ length: people }, (_, place) =>
      tapOneAfterTheOther(createRandom(seed + 1 + place)),
    ),
  );
  everybody.catch(() => {}); // `leave` and `stays` tell of it
  return {
    ledger,
    /** Rejects as soon as somebody is refused; never resolves before the crowd leaves. */
    stays: everybody,
    /** Resolves when everybody has been thanked for the last tap. */
    async leave(): Promise<void> {
      leaving = true;
      await everybody;
    },
  };
}

function aTap(random: Random): NewRating {
  return {
    id: randomUUID(),
    score: random.oneOf(scores),
    questionnaire: 'kiosk@2',
    scaleOrder: 'descending',
    language: random.oneOf(['vi', 'en']),
    readyMs: Math.round(random.between(20, 900)),
  };
}

function aFact(random: Random, responseId: string): NewFact {
  const choices = [random.oneOf(['submit', 'collect', 'ask'])];
  return { id: randomUUID(), responseId, question: 'stage', choices };
}

/** A refusal is an answer, and nobody here should get one; everything else is a core that is gone. */
async function send(client: Client, tap: Tap): Promise<'recorded' | 'no answer'> {
  try {
    const { id } = await ('question' in tap
      ? client.rating.fact(tap)
      : 'responseId' in tap
        ? client.rating.change(tap)
        : client.rating.submit(tap));
    if (id !== tap.id) throw new ORPCError('BAD_GATEWAY', { message: 'thanked for another tap' });
    return 'recorded';
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    return 'no answer';
  }
}
