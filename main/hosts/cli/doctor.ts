import { resolve } from 'node:path';
import { z } from 'zod';
import { checkCampaigns } from '#main/features/campaign/check-campaigns.ts';
import { checkStore, checkSurroundings } from '#main/features/health/check-health.ts';
import { createRatingStore } from '#main/features/rating/rating-store.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { usualOffsetMinutes } from '#shared/calendar.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';

/** Looks at everything and says in words what it found; exit code 1 when something is damaged. */
export const doctor: Command = async ({ args, words, print }) => {
  const { data } = readOptions(
    args,
    { data: { type: 'string' } },
    z.strictObject({ data: z.string().min(1) }),
    words,
  );
  const folder = findDataFolder(resolve(data));
  const db = openReader(folder.database);
  try {
    const store = checkStore(db, () => verifyRatings(db));
    const readable = store.every(({ verdict }) => verdict !== 'bad');
    const clock = createClock({
      system: createSystemClock(),
      offsetMinutes: usualOffsetMinutes,
      lastTrustedMs: readable ? createRatingStore(db, '').findNewestTrustedMs() : undefined,
    });
    const isCurrent = store.every(({ verdict }) => verdict === 'good');
    const campaigns = isCurrent ? checkCampaigns(db) : [];
    const checks = [...store, ...campaigns, ...checkSurroundings(folder.path, clock.now())];
    for (const { name, verdict, finding, values } of checks) {
      const label = words(`health:${name}.label`);
      print(
        `${words(`cli:check.${verdict}`)}${label}: ${words(`health:${name}.${finding}`, values)}`,
      );
    }
    const worst = worstOf(checks);
    print(words(`cli:doctor.${worst}`));
    return worst === 'bad' ? 1 : 0;
  } finally {
    db.close();
  }
};

function worstOf(checks: readonly Check[]): Check['verdict'] {
  const found = (verdict: Check['verdict']) => checks.some((check) => check.verdict === verdict);
  return found('bad') ? 'bad' : found('attention') ? 'attention' : 'good';
}
