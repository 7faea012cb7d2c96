import { z } from 'zod';
import { questionnaireRef } from '#shared/features/questionnaire/questionnaire-ref.ts';
import { scaleOrders } from '#shared/features/rating/rating.contract.ts';

const score = z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)]);
const code = z.string().max(40);

/** What every sealed piece carries; nothing of it stands outside the seal but its id and campaign. */
const common = {
  format: z.literal(1),
  id: z.uuidv4(),
  campaign: z.uuidv4(),
  responseId: z.uuidv4(),
  /** Puts what followed a response in order: pieces lie in the store without any. */
  step: z.int().min(0),
  questionnaire: questionnaireRef,
  unit: code,
  station: code,
  channel: z.enum(['kiosk', 'assisted', 'portable']),
  /** To the hour, as in the office's own tables: who came when is nobody's answer. */
  hour: z.string(),
  clock: z.enum(['trusted', 'suspect', 'unset']),
  /** Whether the survey was being asked at that moment; a page may show it a little longer. */
  inTime: z.boolean(),
  /** Given in a folder that is not an office's. */
  trial: z.boolean(),
};
const scored = { score, scaleOrder: z.enum(scaleOrders), language: z.string().max(20) };

export const SealedAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('answer'), ...scored }),
  z.strictObject({ ...common, kind: z.literal('change'), ...scored }),
  z.strictObject({
    ...common,
    kind: z.literal('fact'),
    question: code,
    choices: z.array(code).max(20),
  }),
  z.strictObject({ ...common, kind: z.literal('comment'), text: z.string() }),
]);
export type SealedAnswer = z.infer<typeof SealedAnswer>;
