import type { SettingsKeeping } from '#main/settings-keeping.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Right } from '#shared/features/access/rights.ts';
import type { BatchesWaiting } from '#shared/features/batch/batch.contract.ts';
import type { MonthCoverage } from '#shared/features/activity/coverage.ts';
import { monthOf, previousMonth, type Month } from '#shared/features/activity/month.ts';
import type { ReleasedPeriod } from '#shared/features/figures/figures.contract.ts';
import type {
  Alert,
  Glance,
  InboxCounts,
  LetterCounts,
  NewestPeriod,
  QuestionCounts,
  SessionToday,
  TaskCounts,
} from '#shared/features/glance/glance.contract.ts';
import { headlineOf, reasonsOf, type HeadlineFigures } from '#shared/features/glance/headline.ts';
import {
  answersForUsefulInterval,
  changeBetween,
  paceOf,
  usefulWidth,
} from '#shared/features/glance/what-can-be-said.ts';
import { listOpenAlerts, listSeenAlerts, type AlertRow } from './alert-store.ts';
import { raiseAlerts, type RaisingDeps } from './raise-alerts.ts';

type Rights = ReadonlySet<Right>;

export interface GlanceDeps extends RaisingDeps, Pick<SettingsKeeping, 'settingsAt'> {
  /** Releases what can be released, then tells of all periods, the newest first. */
  readonly listPeriods: () => Promise<{
    readonly minimum: number;
    readonly periods: readonly ReleasedPeriod[];
  }>;
  readonly findCoverage: (months: readonly Month[]) => Promise<readonly MonthCoverage[]>;
  readonly sessionsOfToday: () => readonly SessionToday[];
  /** What the holder of these rights may know; nothing where there is no inbox. */
  readonly inbox?: (rights: Rights) => InboxCounts | undefined;
  readonly letters?: (rights: Rights) => LetterCounts | undefined;
  /** What waits to be carried, for who may carry it. */
  readonly batches?: (rights: Rights) => Promise<BatchesWaiting | undefined>;
  /** What is due of the office's own duties. */
  readonly tasks?: () => TaskCounts;
  /** Questions about figures that wait for this person. */
  readonly questions?: (rights: Rights, person: string) => QuestionCounts | undefined;
  /** What a reason is called under a questionnaire, by language. */
  readonly nameReason: (questionnaire: string, option: string) => Readonly<Record<string, string>>;
  readonly smallest: number;
}

const monthsShown = 3;
const seenShown = 10;

/** Everything that the desk begins with; of ratings, only what is released. */
export async function showGlance(
  deps: GlanceDeps,
  rights: Rights,
  person: string,
): Promise<Glance> {
  const { db, smallest } = deps;
  const { minimum, periods } = await deps.listPeriods();
  const { trustedMs, offsetMinutes } = deps.now();
  const today = dayAt(trustedMs, offsetMinutes);
  const [newest, before] = await deps.showPeriods(periods.slice(0, 2).map(({ id }) => id));
  const coverage = await deps.findCoverage(wholeMonthsBefore(monthOf(today)));
  const { version, settings } = deps.settingsAt(trustedMs);
  const thresholds = settings.alerts;
  await raiseAlerts(deps, thresholds, { periods, newest, coverage });

  const inbox = deps.inbox?.(rights);
  const letters = deps.letters?.(rights);
  const batches = await deps.batches?.(rights);
  const tasks = deps.tasks?.();
  const questions = deps.questions?.(rights, person);
  const pace = paceOf(periods, today);
  return {
    today,
    offsetMinutes,
    minimum,
    smallest,
    ...(newest && { newest: newestOf(newest, before) }),
    ...(pace && { pace }),
    coverage: [...coverage],
    ...(inbox && { inbox }),
    ...(letters && { letters }),
    ...(batches?.isOverdue && { batches }),
    ...(tasks && tasks.soon + tasks.overdue > 0 && { tasks }),
    ...(questions && { questions }),
    sessions: [...deps.sessionsOfToday()],
    alerts: listOpenAlerts(db).map((row) => alertOf(deps, row)),
    acknowledged: listSeenAlerts(db, seenShown).map((row) => ({
      alert: alertOf(deps, row),
      words: row.words ?? '',
      person: row.person ?? '',
      day: dayAt(row.acknowledged_at_ms ?? 0, offsetMinutes),
    })),
    thresholds,
    settingsVersion: version,
    mayChangeThresholds: rights.has('office.change'),
  };
}

function wholeMonthsBefore(thisMonth: Month): readonly Month[] {
  const months: Month[] = [];
  let month = thisMonth;
  while (months.length < monthsShown) months.push((month = previousMonth(month)));
  return months;
}

function newestOf(figures: HeadlineFigures, before: HeadlineFigures | undefined): NewestPeriod {
  const { period } = figures;
  const headline = headlineOf(figures);
  if (headline === undefined) return { period, reasons: [] };
  const { clean } = headline.total;
  const earlier = before && headlineOf(before);
  const isSameScale = earlier?.series.labelSet === headline.series.labelSet;
  const [low, high] = clean.interval ?? [0, 0];
  return {
    period,
    total: headline.total,
    ...(earlier && isSameScale && { change: changeBetween(earlier.total.clean, clean) }),
    ...(clean.satisfied !== null &&
      high - low > usefulWidth && { usefulN: answersForUsefulInterval(clean.satisfied) }),
    reasons: [...reasonsOf(headline)],
  };
}

function alertOf({ nameReason }: GlanceDeps, row: AlertRow): Alert {
  const { id, figure, month, from_day, to_day, item, n, share, low, high, threshold } = row;
  const [questionnaire = '', option = ''] = item.split(' ');
  return {
    id,
    figure,
    ...(figure === 'reason' && { reason: { ...nameReason(questionnaire, option) } }),
    ...(from_day !== null && to_day !== null && { days: [from_day, to_day] }),
    ...(month !== null && { month }),
    n,
    share,
    ...(low !== null && high !== null && { interval: [low, high] }),
    threshold,
  };
}
