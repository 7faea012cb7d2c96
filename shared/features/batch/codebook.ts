import { z } from 'zod';
import { code } from '#shared/code.ts';
import { Questionnaire } from '../questionnaire/questionnaire.ts';

export const codebookFormat = 'hai-long-codebook/1';
export const codebookPath = 'codebook.json';

const named = z.strictObject({ code, name: z.string().min(1).max(200) });

/** What the codes in a station's batch mean: enough to read its rows without the program. */
export const Codebook = z.strictObject({
  format: z.literal(codebookFormat),
  /** The wordings that scores were given under; a level's number is what `score` holds. */
  labelSets: z.array(
    z.strictObject({
      id: z.string().max(40),
      levels: z.array(z.strictObject({ score: z.int().min(1).max(5), vi: z.string() })).min(2),
    }),
  ),
  /** Every issue that a row of the batch was given under, whole, with its words in every language. */
  questionnaires: z.array(Questionnaire),
  /** Questions of the program's own, which belong to no questionnaire. */
  ownQuestions: z.array(
    z.strictObject({ code: z.string().max(40), options: z.array(z.string().max(40)) }),
  ),
  /** As the office's settings name them when the batch is closed. */
  counters: z.array(named),
  fields: z.array(named),
  rules: z.strictObject({ judge: z.string().max(40) }),
});
export type Codebook = z.infer<typeof Codebook>;
