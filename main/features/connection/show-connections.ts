import { dayAt } from '#shared/calendar.ts';
import type {
  Connections,
  Correspondent,
} from '#shared/features/connection/connection.contract.ts';
import type { ConnectionDeps } from './connection-deps.ts';
import { listCorrespondents, type CorrespondentRow } from './connection-store.ts';

/** This folder's own cards, and everybody whose card was taken in. */
export function showConnections(deps: ConnectionDeps): Connections {
  const { offsetMinutes } = deps.settings();
  const rows = listCorrespondents(deps.db);
  const newest = newestOfEach(rows);
  const known = rows.flatMap((row): Correspondent[] => {
    const reading = deps.readCard(row.card);
    if (!reading.read || reading.fingerprint !== row.fingerprint) return [];
    const { unit, station } = reading.card;
    const { revoked_at_ms: revokedMs, revoked_by: by, revoked_reason: reason } = row;
    const isRevoked = revokedMs !== null && by !== null && reason !== null;
    return [
      {
        fingerprint: row.fingerprint,
        code: reading.code,
        role: row.role,
        unit,
        station,
        state: isRevoked ? 'revoked' : newest.has(row) ? 'trusted' : 'earlier',
        enrolledOn: dayAt(row.enrolled_at_ms, offsetMinutes),
        enrolledBy: row.enrolled_by,
        revoked: isRevoked ? { on: dayAt(revokedMs, offsetMinutes), by, reason } : null,
      },
    ];
  });
  return {
    life: deps.life(),
    own: [...deps.ownCards()],
    known,
    altered: rows.length - known.length,
  };
}

/** Of each sender the one that was taken in last and not revoked: what is sent goes to that key. */
export function newestOfEach(rows: readonly CorrespondentRow[]): ReadonlySet<CorrespondentRow> {
  const newest = new Map<string, CorrespondentRow>();
  for (const row of rows) {
    const sender = JSON.stringify([row.role, row.unit_code, row.station_code]);
    if (row.revoked_at_ms === null && !newest.has(sender)) newest.set(sender, row);
  }
  return new Set(newest.values());
}
