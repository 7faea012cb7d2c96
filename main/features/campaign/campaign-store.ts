import type { Database } from '#main/storage/database.ts';

export interface CampaignRow {
  readonly id: string;
  /** The file's text, signature included. */
  readonly document: string;
  readonly opened_at_ms: number;
  readonly closed_at_ms: number | null;
}

/** Every campaign that was ever opened here; the one opened last comes first. */
export function listCampaignRows(db: Database): CampaignRow[] {
  return db
    .prepare<[], CampaignRow>(
      `SELECT id, document, opened_at_ms, closed_at_ms FROM campaign
       ORDER BY closed_at_ms IS NULL DESC, opened_at_ms DESC, id`,
    )
    .all();
}

export interface CampaignOpening {
  readonly id: string;
  readonly document: string;
  readonly openedAtMs: number;
  readonly person: string;
}

/** Opens a campaign, or again one that was closed. */
export function recordOpening(db: Database, opening: CampaignOpening): void {
  db.prepare(
    `INSERT INTO campaign (id, document, opened_at_ms, opened_by)
     VALUES (@id, @document, @openedAtMs, @person)
     ON CONFLICT (id) DO UPDATE SET opened_at_ms = excluded.opened_at_ms,
       opened_by = excluded.opened_by, closed_at_ms = NULL, closed_by = NULL`,
  ).run(opening);
}

export function recordClosing(
  db: Database,
  closing: { readonly id: string; readonly closedAtMs: number; readonly person: string },
): void {
  db.prepare(
    `UPDATE campaign SET closed_at_ms = @closedAtMs, closed_by = @person
     WHERE id = @id AND closed_at_ms IS NULL`,
  ).run(closing);
}

/** The sealed pieces, prepared once: a tap must not wait for a statement to be compiled. */
export function createAnswerStore(db: Database) {
  const campaignOf = db.prepare<[string], { campaign_id: string }>(
    `SELECT campaign_id FROM campaign_answer WHERE id = ?`,
  );
  const insert = db.prepare<[string, string, Buffer]>(
    `INSERT INTO campaign_answer (id, campaign_id, sealed) VALUES (?, ?, ?)`,
  );
  const count = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM campaign_answer WHERE campaign_id = ?`,
  );
  return {
    /** To which campaign a piece belongs; undefined for an id that is none of ours. */
    findCampaignId: (id: string) => campaignOf.get(id)?.campaign_id,
    count: (campaignId: string) => count.get(campaignId)?.n ?? 0,
    keep(id: string, campaignId: string, sealed: Buffer): void {
      insert.run(id, campaignId, sealed);
    },
  };
}
export type AnswerStore = ReturnType<typeof createAnswerStore>;

/** A campaign's sealed pieces in the order of their random ids; streams. */
export function sealedAnswersOf(db: Database, campaignId: string) {
  return db
    .prepare<[string], { sealed: Buffer }>(
      `SELECT sealed FROM campaign_answer WHERE campaign_id = ? ORDER BY id`,
    )
    .iterate(campaignId);
}

export function countSealedAnswers(db: Database): { pieces: number; campaigns: number } {
  return (
    db
      .prepare<[], { pieces: number; campaigns: number }>(
        `SELECT (SELECT count(*) FROM campaign_answer) AS pieces,
                (SELECT count(*) FROM campaign) AS campaigns`,
      )
      .get() ?? { pieces: 0, campaigns: 0 }
  );
}
