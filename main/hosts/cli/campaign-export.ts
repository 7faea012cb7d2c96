import { resolve } from 'node:path';
import { z } from 'zod';
import { writeAnswersFile } from '#main/features/campaign/answers-file.ts';
import {
  createKnownCampaigns,
  type OpenedCampaign,
} from '#main/features/campaign/known-campaigns.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { StartError } from '#main/platform/start-error.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { openDatabase, type Database } from '#main/storage/database.ts';
import { assertNotNewer, schemaVersion, schemaVersionOf } from '#main/storage/migrate.ts';
import { usualOffsetMinutes } from '#shared/calendar.ts';
import type { Words } from '#main/words.ts';
import { readOptions } from './arguments.ts';
import { refusedFile } from './campaign-files.ts';
import type { Command } from './command.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  out: z.string().min(1),
  campaign: z.string().min(1).optional(),
});

/**
 * Takes the sealed answers of one campaign along. Asks nobody who it is: the file says nothing to
 * anybody but the supervisor. That it was written stands in the audit chain.
 */
export const exportAnswers: Command = async ({ args, words, print }) => {
  const {
    data,
    out,
    campaign: id,
  } = readOptions(
    args,
    { data: { type: 'string' }, out: { type: 'string' }, campaign: { type: 'string' } },
    Options,
    words,
  );
  const file = resolve(out);
  const db = openDatabase(findDataFolder(resolve(data)).database);
  try {
    assertNotNewer(db);
    // a folder that no newer program has opened since has no surveys
    const isCurrent = schemaVersionOf(db) === schemaVersion;
    const known = isCurrent ? createKnownCampaigns(db).list() : [];
    const { campaign, text } = chosen(known, id, words);
    audit(db, campaign.id);
    const result = writeAnswersFile(db, { campaignId: campaign.id, campaignFile: text, file });
    if (!result.written) throw new StartError('outNotWritable', { file, reason: result.reason });
    const { supervisor } = campaign;
    print(words('cli:campaign.exported', { sealed: result.sealed, file, supervisor }));
    return 0;
  } finally {
    db.close();
  }
};

/** The one that is named, or the only one there is. */
function chosen(
  list: readonly OpenedCampaign[],
  id: string | undefined,
  words: Words,
): OpenedCampaign {
  const fitting = list.filter(({ campaign }) => id === undefined || campaign.id === id);
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first;
  if (first === undefined) throw refusedFile(words('cli:campaign.none'));
  const names = list.map(({ campaign }) => `  ${campaign.id}  ${campaign.title.vi}`).join('\n');
  throw refusedFile(words('cli:campaign.several', { names }));
}

function audit(db: Database, campaign: string): void {
  const lastTrustedMs = findNewestTrustedMs(db);
  const system = createSystemClock();
  const clock = createClock({ system, offsetMinutes: usualOffsetMinutes, lastTrustedMs });
  const detail = { campaign };
  recordAudit(db, clock.now(), { actor: 'command-line', action: 'campaign.exported', detail });
}
