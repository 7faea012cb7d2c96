import { scores, type Score } from '#shared/features/rating/scale.ts';
import { followUpsOf, type FollowUp } from './follow-ups.ts';
import type { Random } from './random.ts';
import type { Wish } from './wishes.ts';

/** An answer as it came about at the screen, with the change of mind and what else followed. */
export interface Turn extends Pick<Wish, 'by' | 'score' | 'language'> {
  readonly atMs: number;
  readonly readyMs: number;
  readonly change:
    | { readonly atMs: number; readonly readyMs: number; readonly score: Score }
    | undefined;
  readonly followUps: readonly FollowUp[];
}

/** What the screen does between two answers. */
export interface Screen {
  readonly readyAtMs: number;
  /** After an answer it thanks for so long before it is ready again. */
  readonly thanksMs: number;
  /** The counters of which it asks for one after the score; empty at a counter's own screen. */
  readonly countersAsked: readonly string[];
}

/** Part of the visitors who change their answer. */
const changesOfMind = 0.05;
/** Who sees somebody coming so soon behind does not stay. */
const nobodyBehindMs = 10_000;

/** Lets people press one after the other; who would have to wait too long goes away. */
export function takeTurns(random: Random, wishes: readonly Wish[], screen: Screen): Turn[] {
  const turns: Turn[] = [];
  let readyAtMs = screen.readyAtMs;
  for (const [place, wish] of wishes.entries()) {
    const atMs = Math.max(wish.fromMs, readyAtMs + wish.reactionMs);
    if (atMs > wish.untilMs) continue;
    const change =
      wish.by === 'visitor' && random.chance(changesOfMind)
        ? changeOf(random, wish.score, atMs)
        : undefined;
    const { by, score, language } = wish;
    const given = { fromMs: change?.atMs ?? atMs, score: change?.score ?? score };
    const nextMs = wishes[place + 1]?.fromMs ?? Infinity;
    const stays = by === 'visitor' && nextMs > given.fromMs + nobodyBehindMs;
    const followUps = stays ? followUpsOf(random, given, screen.countersAsked) : [];
    turns.push({ by, score, language, atMs, readyMs: atMs - readyAtMs, change, followUps });
    readyAtMs = (followUps.at(-1)?.atMs ?? given.fromMs) + screen.thanksMs;
  }
  return turns;
}

/** Within the time in which the thanks offers it, to a face beside or to any other. */
function changeOf(random: Random, score: Score, atMs: number) {
  const afterMs = random.wholeBetween(1_500, 5_900);
  const slip = random.chance(0.6);
  const others = scores.filter(
    (other) => other !== score && (!slip || Math.abs(other - score) === 1),
  );
  return {
    atMs: atMs + afterMs,
    readyMs: random.wholeBetween(400, afterMs - 700),
    score: random.pick(others, () => 1),
  };
}
