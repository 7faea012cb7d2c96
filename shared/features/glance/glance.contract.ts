import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { BatchesWaiting } from '../batch/batch.contract.ts';
import { MonthCoverage } from '../activity/coverage.ts';
import { monthPattern } from '../activity/month.ts';
import { Figure, QuestionShares, ReleasedPeriod } from '../figures/figures.contract.ts';
import { sessionModes } from '../session/session-mode.ts';
import { Thresholds, watchedFigures } from './thresholds.ts';

const words = z.record(z.string(), z.string());

/** A released figure that passed a threshold, until somebody says that they have seen it. */
export const Alert = z.object({
  id: z.int(),
  figure: z.enum(watchedFigures),
  /** The reason's name by language; only where a reason is meant. */
  reason: words.optional(),
  /** The days of the period; coverage has a month instead. */
  days: z.tuple([z.iso.date(), z.iso.date()]).optional(),
  month: z.string().regex(monthPattern).optional(),
  n: z.int(),
  share: z.number(),
  interval: z.tuple([z.number(), z.number()]).optional(),
  /** Percent. */
  threshold: z.int(),
});
export type Alert = z.infer<typeof Alert>;

export const AcknowledgedAlert = z.object({
  alert: Alert,
  words: z.string(),
  person: z.string(),
  day: z.iso.date(),
});
export type AcknowledgedAlert = z.infer<typeof AcknowledgedAlert>;

/** Comments by how far the office has got with them. */
export const InboxCounts = z.object({
  new: z.int().min(0),
  lookedInto: z.int().min(0),
  answered: z.int().min(0),
});
export type InboxCounts = z.infer<typeof InboxCounts>;

/** Letters that wait for something, and those of them whose day has gone by. */
export const LetterCounts = z.object({ due: z.int().min(0), overdue: z.int().min(0) });
export type LetterCounts = z.infer<typeof LetterCounts>;

/** The office's own duties that are due soon, and those whose day has gone by. */
export const TaskCounts = z.object({ soon: z.int().min(0), overdue: z.int().min(0) });
export type TaskCounts = z.infer<typeof TaskCounts>;

/** Questions about figures that this person may explain, or read and close. */
export const QuestionCounts = z.object({ toExplain: z.int().min(0), toClose: z.int().min(0) });
export type QuestionCounts = z.infer<typeof QuestionCounts>;

export const SessionToday = z.object({
  mode: z.enum(sessionModes),
  place: z.string(),
  fromMs: z.int(),
  toMs: z.int(),
  isOpen: z.boolean(),
});
export type SessionToday = z.infer<typeof SessionToday>;

export const NewestPeriod = z.object({
  period: ReleasedPeriod,
  /** What citizens gave alone at the fixed screen; nothing where too few did. */
  total: Figure.optional(),
  /** Against the period before, where both have such a figure on the same scale. */
  change: z.enum(['higher', 'lower', 'cannotTell']).optional(),
  /** Answers it would take, with this share, until the interval is narrow enough to tell much. */
  usefulN: z.int().optional(),
  reasons: z.array(QuestionShares),
});
export type NewestPeriod = z.infer<typeof NewestPeriod>;

export const Glance = z.object({
  today: z.iso.date(),
  offsetMinutes: z.int(),
  /** New answers a period needs at least, and the least of which a figure is shown. */
  minimum: z.int(),
  smallest: z.int(),
  newest: NewestPeriod.optional(),
  pace: z.object({ days: z.int(), around: z.iso.date().optional() }).optional(),
  /** The last whole months, the newest first. */
  coverage: z.array(MonthCoverage),
  inbox: InboxCounts.optional(),
  letters: LetterCounts.optional(),
  /** Batches that wait longer than the office wants; only then. */
  batches: BatchesWaiting.optional(),
  /** Only where something is due. */
  tasks: TaskCounts.optional(),
  /** Only where one waits. */
  questions: QuestionCounts.optional(),
  sessions: z.array(SessionToday),
  alerts: z.array(Alert),
  /** The last ones that somebody has seen. */
  acknowledged: z.array(AcknowledgedAlert),
  thresholds: Thresholds,
  /** The settings that the thresholds stand in; who changes them says on which they stood. */
  settingsVersion: z.int(),
  mayChangeThresholds: z.boolean(),
});
export type Glance = z.infer<typeof Glance>;

export const glanceContract = {
  show: operation('activity.enter').output(Glance),
  acknowledge: operation('activity.enter')
    .input(z.strictObject({ id: z.int().positive(), words: z.string().trim().min(2).max(300) }))
    .output(z.object({}))
    .errors({ ALERT_UNKNOWN: refusal, ALERT_ACKNOWLEDGED: refusal, STORE_FULL: refusal }),
  setThresholds: operation('office.change')
    .input(z.strictObject({ basedOn: z.int(), thresholds: Thresholds }))
    .output(z.object({}))
    .errors({ SETTINGS_CHANGED: refusal, STORE_FULL: refusal }),
};
