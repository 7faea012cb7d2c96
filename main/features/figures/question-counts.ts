import type { Judgement } from '#shared/features/rating/judge.ts';
import type { Response } from '#shared/features/rating/response.ts';

/** What a figure of a series tells of beside the score. */
const questions = ['stage', 'reasons'] as const;

export interface Sides {
  readonly clean: number;
  readonly raw: number;
}

/** How one question was answered under one questionnaire; options only where enough answered. */
export interface QuestionCount {
  readonly questionnaire: string;
  readonly question: string;
  readonly n: Sides;
  readonly answered: Sides;
  readonly options: Readonly<Record<string, Sides>> | undefined;
}

type Count = { clean: number; raw: number };

/** Counts what the answers of one series came for and why, questionnaire by questionnaire. */
export function createQuestionCounts() {
  const ratings = new Map<string, Count>();
  const answered = new Map<string, Count>();
  const chosen = new Map<string, Map<string, Count>>();
  return {
    add({ questionnaire, stage, reasons }: Response, judgement: Judgement): void {
      const count = (counts: Map<string, Count>, key: string) => {
        const at = counts.get(key) ?? { clean: 0, raw: 0 };
        at.raw += 1;
        if (judgement === 'clean') at.clean += 1;
        counts.set(key, at);
      };
      count(ratings, questionnaire);
      const choices = { stage: stage === null ? null : [stage], reasons };
      for (const question of questions) {
        const given = choices[question];
        if (given === null) continue;
        const key = keyOf(questionnaire, question);
        count(answered, key);
        const options = chosen.get(key) ?? new Map<string, Count>();
        chosen.set(key, options);
        for (const option of given) count(options, option);
      }
    },
    /** Both questions under every questionnaire; their options if at least `minimum` answered. */
    at: (minimum: number): QuestionCount[] =>
      [...ratings].flatMap(([questionnaire, n]) =>
        questions.map((question) => {
          const key = keyOf(questionnaire, question);
          const by = answered.get(key) ?? { clean: 0, raw: 0 };
          const options =
            by.clean < minimum ? undefined : Object.fromEntries(chosen.get(key) ?? []);
          return { questionnaire, question, n, answered: by, options };
        }),
      ),
  };
}

const keyOf = (questionnaire: string, question: string) => `${questionnaire} ${question}`;
