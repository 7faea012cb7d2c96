import type { SealedAnswer } from './sealed-answer.ts';

type Answer = Extract<SealedAnswer, { kind: 'answer' }>;
type FollowUp = Exclude<SealedAnswer, Answer>;

/** What one citizen gave in the end. */
export interface CampaignResponse {
  readonly answer: Answer;
  /** The last one counts. */
  readonly score: Answer['score'];
  /** The last choices for each question; a question whose choices were taken back is not there. */
  readonly facts: ReadonlyMap<string, readonly string[]>;
  readonly comments: readonly string[];
}

export interface CollectedResponses {
  readonly responses: readonly CampaignResponse[];
  /** Pieces that were in several files. */
  readonly repeated: number;
  /** Pieces that follow an answer which is in none of the files. */
  readonly withoutAnswer: number;
}

/** Puts the pieces of a campaign together, in whatever order and however often they come. */
export function collectResponses(pieces: readonly SealedAnswer[]): CollectedResponses {
  const byId = new Map<string, SealedAnswer>();
  for (const piece of pieces) if (!byId.has(piece.id)) byId.set(piece.id, piece);
  const followUps = Map.groupBy(
    [...byId.values()].filter((piece): piece is FollowUp => piece.kind !== 'answer'),
    ({ responseId }) => responseId,
  );
  const responses = [...byId.values()]
    .filter((piece): piece is Answer => piece.kind === 'answer')
    .sort((one, other) => compare(one.hour, other.hour) || compare(one.id, other.id))
    .map((answer) => responseOf(answer, followUps.get(answer.id) ?? []));
  const withoutAnswer = [...followUps].filter(([id]) => byId.get(id)?.kind !== 'answer');
  return {
    responses,
    repeated: pieces.length - byId.size,
    withoutAnswer: withoutAnswer.reduce((sum, [, list]) => sum + list.length, 0),
  };
}

function responseOf(answer: Answer, followUps: readonly FollowUp[]): CampaignResponse {
  let { score } = answer;
  const facts = new Map<string, readonly string[]>();
  const comments: string[] = [];
  for (const piece of [...followUps].sort((one, other) => one.step - other.step)) {
    switch (piece.kind) {
      case 'change':
        ({ score } = piece);
        break;
      case 'fact':
        if (piece.choices.length > 0) facts.set(piece.question, piece.choices);
        else facts.delete(piece.question);
        break;
      case 'comment':
        comments.push(piece.text);
        break;
      default:
        piece satisfies never;
    }
  }
  return { answer, score, facts, comments };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
