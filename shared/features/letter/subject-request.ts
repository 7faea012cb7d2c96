import { z } from 'zod';
import { refusalReasons, requestOutcomes, subjectWishes } from './letter-words.ts';

const id = z.uuidv4();
const day = z.iso.date();
/** What a data subject asked for, with its two clocks. */
export const SubjectRequest = z.object({
  id,
  letterId: id,
  wish: z.enum(subjectWishes),
  proof: z.enum(['code', 'papers']),
  openedOn: day,
  answerDueOn: day,
  finishDueOn: day,
  answeredOn: day.optional(),
  finishedOn: day.optional(),
  outcome: z.enum(requestOutcomes).optional(),
  reason: z.enum(refusalReasons).optional(),
  isLate: z.boolean(),
});
export type SubjectRequest = z.infer<typeof SubjectRequest>;

/** A leak of personal data. */
export const Breach = z.object({
  id,
  detectedAtMs: z.int(),
  /** 72 hours after it was detected (Law 91/2025/QH15, Art. 23.1). */
  notifyByMs: z.int(),
  notifiedAtMs: z.int().optional(),
  affected: z.int(),
  recordedBy: z.string(),
  isLate: z.boolean(),
  /** What happened, in the office's words; while letters are open. */
  description: z.string().optional(),
});
export type Breach = z.infer<typeof Breach>;
