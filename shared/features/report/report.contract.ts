import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { EvaluationQuestion } from '../evaluation/evaluation.contract.ts';

/** `monthly`: figures of a stretch of months. `preliminary`: sơ kết, `closing`: tổng kết of a model. */
export const reportKinds = ['monthly', 'preliminary', 'closing'] as const;
export type ReportKind = (typeof reportKinds)[number];

export const reportFormats = ['docx', 'pdf', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What somebody wants written. */
export const ReportWish = z.strictObject({
  question: EvaluationQuestion,
  kind: z.enum(reportKinds),
  formats: z.array(z.enum(reportFormats)).min(1),
});
export type ReportWish = z.infer<typeof ReportWish>;

const ofQuestion = { MODEL_UNKNOWN: refusal, UNIT_UNKNOWN: refusal };
const ofReport = {
  /** A review is of a model. */
  MODEL_NEEDED: refusal,
  NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) },
};
const ofStore = {
  NO_STORE: refusal,
  STORE_BUSY: refusal,
  STORE_DAMAGED: refusal,
  WAREHOUSE_DAMAGED: refusal,
};
const Written = z.object({
  /** Where they lie, on the machine of the program. */
  files: z.array(z.string()).min(1),
});

export const reportContract = {
  /** Of the office's own ratings. */
  make: operation('figures.read')
    .input(ReportWish)
    .output(Written)
    .errors({ ...ofQuestion, ...ofReport }),
  /** Of all units that are gathered here. */
  storeMake: operation('gather.run')
    .input(ReportWish)
    .output(Written)
    .errors({ ...ofQuestion, ...ofReport, ...ofStore }),
};
