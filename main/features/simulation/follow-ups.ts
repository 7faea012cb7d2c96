import { counterQuestion } from '#shared/features/questionnaire/built-in-questions.ts';
import type { Score } from '#shared/features/rating/scale.ts';
import type { Random } from './random.ts';

/** What somebody who stays gives after the score, and when. */
export type FollowUp = { readonly atMs: number } & (
  | { readonly gives: 'fact'; readonly question: string; readonly choices: readonly string[] }
  | { readonly gives: 'comment'; readonly text: string }
);

/** The questionnaire that is asked throughout, so that a seed makes the same folder for ever. */
export const simulatedQuestionnaire = 'kiosk@2';

/**
 * How many go on, of the visitors behind whom nobody waits: of all, who say what they came for; of
 * these, who give reasons and who write. Where a counter is asked for first, so many say it, and of
 * these as many go on as elsewhere of all. Assumed, for no kiosk was found that publishes it; that
 * few write and many tap is what every optional form shows.
 */
export const partsThatGoOn = { counter: 0.6, stage: 0.35, reasons: 0.6, comment: 0.08 };
const secondReason = 0.3;

type Weights = Readonly<Record<string, number>>;

const stages: Weights = { submit: 46, supplement: 12, collect: 30, ask: 9, other: 3 };

/** In the order of the questionnaire; what pleases is mostly people, what displeases the waiting. */
const reasonsOfPleased: Weights = {
  waiting: 16,
  attitude: 34,
  guidance: 24,
  paperwork: 8,
  fee: 2,
  place: 6,
  result: 8,
  other: 2,
};
const reasonsOfOthers: Weights = {
  waiting: 32,
  attitude: 12,
  guidance: 14,
  paperwork: 22,
  fee: 3,
  place: 7,
  result: 7,
  other: 3,
};

const wordsOfPleased = [
  'Cán bộ hướng dẫn tận tình, dễ hiểu.',
  'Nhanh hơn lần trước.',
  'Tôi lớn tuổi, được giúp điền tờ khai. Cảm ơn.',
];
const wordsOfOthers = [
  'Chờ lâu quá.',
  'Phải về lấy thêm giấy tờ, lần trước không ai dặn.',
  'Không biết hỏi ai, số thứ tự không nhảy.',
];

/** What a visitor gives after an answer at `fromMs`; mostly nothing. */
export function followUpsOf(
  random: Random,
  { fromMs, score }: { readonly fromMs: number; readonly score: Score },
  countersAsked: readonly string[] = [],
): FollowUp[] {
  if (countersAsked.length > 0) {
    if (!random.chance(partsThatGoOn.counter)) return [];
    const atMs = fromMs + random.wholeBetween(2_000, 7_000);
    const choices = [random.pick(countersAsked, () => 1)];
    const said: FollowUp = { atMs, gives: 'fact', question: counterQuestion, choices };
    return [said, ...followUpsOf(random, { fromMs: atMs, score })];
  }
  if (!random.chance(partsThatGoOn.stage)) return [];
  const stageMs = fromMs + random.wholeBetween(2_000, 7_000);
  const stage: FollowUp = {
    atMs: stageMs,
    gives: 'fact',
    question: 'stage',
    choices: [pickFrom(random, stages)],
  };
  if (!random.chance(partsThatGoOn.reasons)) return [stage];
  const pleased = score >= 4;
  const reasonsMs = stageMs + random.wholeBetween(2_500, 8_000);
  const reasons: FollowUp = {
    atMs: reasonsMs,
    gives: 'fact',
    question: 'reasons',
    choices: reasonsFrom(random, pleased ? reasonsOfPleased : reasonsOfOthers),
  };
  if (!random.chance(partsThatGoOn.comment / partsThatGoOn.reasons)) return [stage, reasons];
  return [
    stage,
    reasons,
    {
      atMs: reasonsMs + random.wholeBetween(20_000, 80_000),
      gives: 'comment',
      text: random.pick(pleased ? wordsOfPleased : wordsOfOthers, () => 1),
    },
  ];
}

function reasonsFrom(random: Random, weights: Weights): string[] {
  const first = pickFrom(random, weights);
  const chosen = random.chance(secondReason) ? [first, pickFrom(random, weights)] : [first];
  return Object.keys(weights).filter((code) => chosen.includes(code)); // as the list has them
}

function pickFrom(random: Random, weights: Weights): string {
  return random.pick(Object.entries(weights), ([, weight]) => weight)[0];
}
