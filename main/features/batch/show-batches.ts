import { existsSync } from 'node:fs';
import { dayAt, type Day } from '#shared/calendar.ts';
import type { BatchesWaiting, BatchLine } from '#shared/features/batch/batch.contract.ts';
import { workingDaysSince } from '#shared/features/batch/reminder.ts';
import { isWorkingDay } from '#shared/features/folder/opening-hours.ts';
import { listLastCarried, listReceipts, listBatchesOut } from './batch-out-store.ts';
import { runningDayOf, type ClosingDeps } from './close-batch.ts';
import { fileNameOf, keptFile } from './kept-batches.ts';
import { firstKeptMs, listUnsent } from './unsent-store.ts';

type ShowDeps = Pick<ClosingDeps, 'db' | 'stationCode' | 'out' | 'now' | 'settings'>;

const linesShown = 200;

/** This folder's batches, the newest first. */
export function showBatches(deps: ShowDeps, limit = linesShown): BatchLine[] {
  const { db, out, stationCode } = deps;
  const { offsetMinutes } = deps.now();
  const unit = deps.settings().unit.code;
  const day = (utcMs: number) => dayAt(utcMs, offsetMinutes);
  const carried = listLastCarried(db);
  const receipts = Map.groupBy(listReceipts(db), ({ batch }) => batch);
  return listBatchesOut(db, limit).map((batch) => {
    const { name, kind, life, number, from_day, to_day } = batch;
    const carriedAtMs = carried.get(name);
    const said = receipts.get(name) ?? [];
    const isKept = existsSync(keptFile(out, name));
    const isReceived = said.some(({ state }) => state !== 'refused');
    return {
      name,
      kind: kind === 'office' ? kind : 'station',
      life,
      number,
      builtOn: day(batch.built_at_ms),
      days: from_day === null || to_day === null ? null : [from_day, to_day],
      file: fileNameOf({ unit, of: kind === 'office' ? kind : stationCode, number, name }),
      lastCarriedOn: carriedAtMs === undefined ? null : day(carriedAtMs),
      receipts: said.map(({ state, reason, received_at_ms }) => ({
        state,
        reason,
        on: day(received_at_ms),
      })),
      state: isKept ? 'waiting' : isReceived ? 'received' : 'lost',
    };
  });
}

/** What waits to be carried, and whether for longer than the office wants. */
export function countWaiting(deps: ShowDeps): BatchesWaiting {
  const { db, out, stationCode } = deps;
  const moment = deps.now();
  const settings = deps.settings();
  const stretches = listUnsent(db, stationCode, runningDayOf(moment));
  const waiting = listBatchesOut(db).filter(({ name }) => existsSync(keptFile(out, name)));
  const carried = listLastCarried(db);
  const lastMs = Math.max(0, ...carried.values());
  const firstMs = Math.min(
    ...stretches.map((stretch) => firstKeptMs(db, stretch)),
    ...waiting.map(({ built_at_ms }) => built_at_ms),
  );
  const isWaiting = stretches.length > 0 || waiting.length > 0;
  const day = (utcMs: number): Day => dayAt(utcMs, moment.offsetMinutes);
  const since = isWaiting ? day(Math.max(lastMs, firstMs)) : null;
  const today = day(moment.trustedMs);
  const workingDays =
    since === null ? 0 : workingDaysSince(since, today, (each) => isWorkingDay(settings, each));
  return {
    hasNew: stretches.length > 0,
    batches: waiting.length,
    since,
    workingDays,
    isOverdue: workingDays > settings.batches.remindAfterWorkingDays,
  };
}

/** The last day on which anything was carried. */
export function lastCarriedOn({ db, now }: ShowDeps): Day | null {
  const lastMs = Math.max(0, ...listLastCarried(db).values());
  return lastMs === 0 ? null : dayAt(lastMs, now().offsetMinutes);
}
