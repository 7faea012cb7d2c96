import type { Moment } from '#main/platform/clock.ts';
import { createChain, type Linked } from './chain.ts';
import type { Database } from './database.ts';

export interface AuditEntry {
  /** A person's code, or `program` where nobody asked for it. */
  readonly actor: string;
  /** `feature.past-participle` */
  readonly action: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

interface AuditRow {
  readonly sequence: number;
  readonly format: number;
  readonly recorded_at_ms: number;
  readonly offset_minutes: number;
  readonly boot_id: string;
  readonly monotonic_ms: number;
  readonly clock_state: string;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly hash: Buffer;
}

const insertSql = `INSERT INTO audit (sequence, format, recorded_at_ms, offset_minutes, boot_id,
    monotonic_ms, clock_state, actor, action, detail, hash)
  VALUES (@sequence, @format, @recorded_at_ms, @offset_minutes, @boot_id,
    @monotonic_ms, @clock_state, @actor, @action, @detail, @hash)`;

const chain = createChain<Omit<AuditRow, keyof Linked>>('audit', (sequence, row) => [
  sequence,
  row.format,
  row.recorded_at_ms,
  row.offset_minutes,
  row.boot_id,
  row.monotonic_ms,
  row.clock_state,
  row.actor,
  row.action,
  row.detail,
]);

/** Appends an entry to the audit chain. */
export function recordAudit(db: Database, moment: Moment, entry: AuditEntry): void {
  db.transaction(() => {
    const last = db
      .prepare<[], AuditRow>(`SELECT * FROM audit ORDER BY sequence DESC LIMIT 1`)
      .get();
    const row = chain.next(last, {
      format: 1,
      recorded_at_ms: moment.utcMs,
      offset_minutes: moment.offsetMinutes,
      boot_id: moment.bootId,
      monotonic_ms: moment.monotonicMs,
      clock_state: moment.state,
      actor: entry.actor,
      action: entry.action,
      detail: JSON.stringify(entry.detail),
    });
    db.prepare(insertSql).run(row);
  }).immediate();
}

/** UTC of the newest entry that a trusted clock dated. */
export function findNewestTrustedEntryMs(db: Database): number | undefined {
  return db
    .prepare<[], { ms: number }>(
      `SELECT recorded_at_ms AS ms FROM audit WHERE clock_state = 'trusted'
       ORDER BY sequence DESC LIMIT 1`,
    )
    .get()?.ms;
}

/** The sequence of the first entry that is missing or altered; undefined when the chain holds. */
export function findAuditFault(db: Database): number | undefined {
  const rows = db.prepare<[], AuditRow>(`SELECT * FROM audit ORDER BY sequence`);
  return chain.findFault(rows.iterate());
}

/** An entry as it is read, with the clock at that moment. */
export interface AuditLine extends AuditEntry {
  readonly sequence: number;
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly clockTrusted: boolean;
}

type LineRow = Pick<
  AuditRow,
  'sequence' | 'recorded_at_ms' | 'offset_minutes' | 'clock_state' | 'actor' | 'action' | 'detail'
>;

/**
 * What a person did and what was done about them (`detail.person`), newest first, at most `limit`
 * from below a sequence on. Either half is found by an index, however long the chain.
 */
export function listAuditOf(
  db: Database,
  code: string,
  { below = Number.MAX_SAFE_INTEGER, limit }: { below?: number | undefined; limit: number },
): AuditLine[] {
  const columns = `sequence, recorded_at_ms, offset_minutes, clock_state, actor, action, detail`;
  const half = (whose: string) => `SELECT * FROM (SELECT ${columns} FROM audit
     WHERE ${whose} = @code AND sequence < @below ORDER BY sequence DESC LIMIT @limit)`;
  return db
    .prepare<[object], LineRow>(
      `${half('actor')} UNION ${half(`json_extract(detail, '$.person')`)}
       ORDER BY sequence DESC LIMIT @limit`,
    )
    .all({ code, below, limit })
    .map(toLine);
}

/** Every entry of one action, the oldest first. Walks the chain: keep what it says. */
export function listAuditOfAction(db: Database, action: string): AuditLine[] {
  return db
    .prepare<[string], LineRow>(
      `SELECT sequence, recorded_at_ms, offset_minutes, clock_state, actor, action, detail
       FROM audit WHERE action = ? ORDER BY sequence`,
    )
    .all(action)
    .map(toLine);
}

function toLine({
  recorded_at_ms,
  offset_minutes,
  clock_state,
  detail,
  ...row
}: LineRow): AuditLine {
  return {
    ...row,
    atMs: recorded_at_ms,
    offsetMinutes: offset_minutes,
    clockTrusted: clock_state === 'trusted',
    detail: JSON.parse(detail),
  };
}
