import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import type { RevocationReason } from '#shared/features/connection/connection.contract.ts';
import { refused, type ConnectionDeps } from './connection-deps.ts';
import { findCorrespondent, recordCorrespondent, recordRevocation } from './connection-store.ts';
import { inspectCard } from './inspect-card.ts';

const done = { done: true } as const;

/**
 * Trusts a card's key. A stranger's only if somebody says which number was compared; the same card again
 * changes nothing.
 */
export function enrolCard(
  deps: ConnectionDeps,
  {
    card: text,
    comparedCode,
  }: { readonly card: string; readonly comparedCode?: string | undefined },
  actor: string,
) {
  return commitUnlessFull(
    deps.db,
    () => {
      const inspected = inspectCard(deps, text);
      if (!inspected.done) return inspected;
      const { seen, reading } = inspected;
      if (seen.standing === 'known') return done;
      const needsComparison = seen.standing === 'stranger' || seen.standing === 'revoked';
      if (needsComparison && digitsIn(comparedCode ?? '') !== digitsIn(seen.code)) {
        return refused('CODE_NOT_COMPARED');
      }
      const moment = deps.now();
      recordCorrespondent(deps.db, {
        fingerprint: seen.fingerprint,
        role: seen.role,
        unit_code: seen.unit.code,
        station_code: seen.station?.code ?? null,
        incarnation_id: reading.card.incarnation,
        card: reading.text,
        enrolled_at_ms: moment.utcMs,
        enrolled_by: actor,
      });
      recordAudit(deps.db, moment, {
        actor,
        action: 'connection.enrolled',
        detail: {
          key: seen.fingerprint,
          role: seen.role,
          unit: seen.unit.code,
          ...(seen.station !== null && { station: seen.station.code }),
          incarnation: reading.card.incarnation,
          standing: seen.standing,
        },
      });
      return done;
    },
    refused('STORE_FULL'),
  );
}

/** Takes nothing more that a key signs from now on; what was counted stays counted. */
export function revokeKey(
  deps: Pick<ConnectionDeps, 'db' | 'now'>,
  { fingerprint, reason }: { readonly fingerprint: string; readonly reason: RevocationReason },
  actor: string,
) {
  return commitUnlessFull(
    deps.db,
    () => {
      const row = findCorrespondent(deps.db, fingerprint);
      if (row === undefined) return refused('KEY_UNKNOWN');
      // a key that turns out to be in wrong hands is lost, whatever was said of it before
      if (row.revoked_at_ms !== null && (reason !== 'lost' || row.revoked_reason === 'lost')) {
        return done;
      }
      const moment = deps.now();
      recordRevocation(deps.db, { fingerprint, reason, by: actor, atMs: moment.utcMs });
      recordAudit(deps.db, moment, {
        actor,
        action: 'connection.revoked',
        detail: {
          key: fingerprint,
          role: row.role,
          unit: row.unit_code,
          ...(row.station_code !== null && { station: row.station_code }),
          reason,
        },
      });
      return done;
    },
    refused('STORE_FULL'),
  );
}

function digitsIn(code: string): string {
  return code.replace(/\D/g, '');
}
