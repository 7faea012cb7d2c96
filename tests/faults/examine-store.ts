import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { findAuditFault } from '#main/storage/audit-store.ts';
import { openReader } from '#main/storage/database.ts';
import { firstComplaint } from '#main/storage/integrity.ts';
import type { Ledger, Tap } from './crowd.ts';
import { misuseRules } from '#shared/features/rating/misuse-rules.ts';

interface StoredTap {
  readonly id: string;
  readonly response_id: string;
  readonly score: number;
  readonly language: string;
  readonly ready_ms: number;
  readonly question: string | null;
  readonly choices: string | null;
}

/** What is wrong in a store, seen from what the citizens were told. */
export interface Findings {
  /** Thanked, but not there. */
  readonly lost: string[];
  /** There, but not what was tapped. */
  readonly altered: string[];
  /** There, but never tapped. */
  readonly unknown: string[];
  /** There more than once. */
  readonly twice: string[];
  readonly complaint: string | undefined;
  readonly ratingFault: unknown;
  readonly auditFault: number | undefined;
}

export const nothingWrong: Findings = {
  lost: [],
  altered: [],
  unknown: [],
  twice: [],
  complaint: undefined,
  ratingFault: undefined,
  auditFault: undefined,
};

/** Compares the store with the ledger, and asks it whether it is whole. */
export function examineStore(databaseFile: string, { sent, thanked }: Ledger): Findings {
  const db = openReader(databaseFile);
  try {
    const rows = db
      .prepare<[], StoredTap>(
        `SELECT id, response_id, score, language, ready_ms, question, choices FROM rating`,
      )
      .all();
    const stored = new Map(rows.map((row) => [row.id, row]));
    return {
      lost: [...thanked].filter((id) => !stored.has(id)),
      altered: [...stored.values()].filter((row) => !isAsTapped(row, sent)).map(({ id }) => id),
      unknown: [...stored.keys()].filter((id) => !sent.has(id)),
      twice: rows.filter((row) => stored.get(row.id) !== row).map(({ id }) => id),
      complaint: firstComplaint(db),
      ratingFault: verifyRatings(db).fault,
      auditFault: findAuditFault(db),
    };
  } finally {
    db.close();
  }
}

function isAsTapped(row: StoredTap, sent: ReadonlyMap<string, Tap>): boolean {
  const tap = sent.get(row.id);
  if (tap === undefined) return true; // told as unknown
  if ('question' in tap) {
    return (
      row.response_id === tap.responseId &&
      row.question === tap.question &&
      row.choices === JSON.stringify(tap.choices)
    );
  }
  return (
    row.response_id === ('responseId' in tap ? tap.responseId : tap.id) &&
    row.score === tap.score &&
    row.language === tap.language &&
    row.ready_ms === Math.min(tap.readyMs, misuseRules.readyMs)
  );
}
