import { statfsSync } from 'node:fs';
import type { Moment } from '#main/platform/clock.ts';
import { findAuditFault } from '#main/storage/audit-store.ts';
import type { Database } from '#main/storage/database.ts';
import { firstComplaint } from '#main/storage/integrity.ts';
import { schemaVersion, schemaVersionOf } from '#main/storage/migrate.ts';
import { dayAt, type Day } from '#shared/calendar.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import { release } from '#shared/release.ts';

/** Below this the disk needs somebody's attention: about a decade of one office's ratings. */
const comfortableBytes = 512 * 1024 * 1024;
/** Below this a rating may soon be refused. */
const leastBytes = 32 * 1024 * 1024;

/** What walking the ratings' chains found. */
export interface ChainReport {
  readonly rows: number;
  readonly fault:
    | { readonly station: string; readonly sequence: number; readonly fault: string }
    | undefined;
}

/** The checks that read the whole database; a damaged or foreign one is not read further. */
export function checkStore(db: Database, verifyRatings: () => ChainReport): Check[] {
  const first = [checkIntegrity(db), checkSchema(db)];
  const readable = first.every(({ verdict }) => verdict === 'good');
  return readable ? [...first, checkRatingChain(verifyRatings()), checkAuditChain(db)] : first;
}

/** The checks that cost nothing; for the desk. */
export function checkSurroundings(folder: string, moment: Moment): Check[] {
  return [checkDisk(folder), checkClock(moment), checkVersions()];
}

function checkIntegrity(db: Database): Check {
  const complaint = firstComplaint(db);
  return complaint === undefined
    ? { name: 'integrity', verdict: 'good', finding: 'sound', values: {} }
    : { name: 'integrity', verdict: 'bad', finding: 'damaged', values: { detail: complaint } };
}

function checkSchema(db: Database): Check {
  const found = schemaVersionOf(db);
  const values = { found, known: schemaVersion };
  if (found === schemaVersion)
    return { name: 'schema', verdict: 'good', finding: 'current', values };
  return found > schemaVersion
    ? { name: 'schema', verdict: 'bad', finding: 'newer', values }
    : { name: 'schema', verdict: 'attention', finding: 'older', values };
}

function checkRatingChain({ rows, fault }: ChainReport): Check {
  return fault === undefined
    ? { name: 'ratingChain', verdict: 'good', finding: 'whole', values: { rows } }
    : { name: 'ratingChain', verdict: 'bad', finding: fault.fault, values: { ...fault } };
}

function checkAuditChain(db: Database): Check {
  const sequence = findAuditFault(db);
  return sequence === undefined
    ? { name: 'auditChain', verdict: 'good', finding: 'whole', values: {} }
    : { name: 'auditChain', verdict: 'bad', finding: 'broken', values: { sequence } };
}

function checkDisk(folder: string): Check {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const verdict = free < leastBytes ? 'bad' : free < comfortableBytes ? 'attention' : 'good';
  const finding = verdict === 'good' ? 'enough' : 'scarce';
  return { name: 'disk', verdict, finding, values: { megabytes: Math.floor(free / 1024 ** 2) } };
}

function checkClock({ state, utcMs }: Moment): Check {
  const values = { time: new Date(utcMs).toISOString() };
  return state === 'trusted'
    ? { name: 'clock', verdict: 'good', finding: state, values }
    : { name: 'clock', verdict: 'attention', finding: state, values };
}

/** Whether a trusted clock shows a day up to which nobody saw the days pass. */
export function isAhead({ state, utcMs, offsetMinutes }: Moment, provenDay: Day): boolean {
  return state === 'trusted' && provenDay < dayAt(utcMs, offsetMinutes);
}

/** What is kept for a time waits while the date is in doubt, until somebody confirms it. */
export function checkCalendar(moment: Moment, provenDay: Day): Check {
  const day = (of: Day) => of.split('-').toReversed().join('/');
  const today = day(dayAt(moment.utcMs, moment.offsetMinutes));
  return isAhead(moment, provenDay)
    ? {
        name: 'date',
        verdict: 'attention',
        finding: 'ahead',
        values: { today, proven: day(provenDay) },
      }
    : { name: 'date', verdict: 'good', finding: 'follows', values: {} };
}

function checkVersions(): Check {
  const values = {
    program: release.version,
    node: process.versions.node,
    electron: process.versions['electron'] ?? '–',
  };
  return { name: 'versions', verdict: 'good', finding: 'are', values };
}
