import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { startOfDay, type Day } from '#shared/calendar.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { OfficeChange } from '#shared/features/office/compare-offices.ts';
import type { OfficeFault } from '#shared/features/office/office-fault.ts';
import type { OfficePerson } from '#shared/features/office/office-file.ts';
import type { IssuedSecrets } from '#shared/features/office/office.contract.ts';
import { previewOffice, type OfficeThere, type Previewed } from './preview-office.ts';
import type { ReadOffice } from './read-office-file.ts';

/** What changing an office stands on; the folder and the people are handed in. */
export interface OfficeDeps extends OfficeThere {
  readonly db: Database;
  readonly newestVersion: () => number;
  readonly recordSettings: (version: {
    readonly settings: OfficeSettings;
    readonly effectiveFromMs: number;
    readonly author: string;
    readonly recordedAtMs: number;
  }) => void;
  readonly preparePeople: (
    next: readonly OfficePerson[],
    nowMs: number,
  ) => Promise<{
    readonly issued: readonly IssuedSecrets[];
    record(change: { readonly by: string; readonly moment: Moment }): void;
  }>;
}

export interface OfficeDecision {
  readonly read: ReadOffice;
  /** The newest version that the person saw. */
  readonly basedOn: number;
  readonly effectiveFrom: Day | undefined;
  readonly author: string;
  readonly mayManagePeople: boolean;
}

export type ChangeOutcome =
  | {
      readonly done: true;
      readonly changes: readonly OfficeChange[];
      readonly issued: readonly IssuedSecrets[];
    }
  | { readonly done: false; readonly why: 'FAULTY'; readonly faults: readonly OfficeFault[] }
  | {
      readonly done: false;
      readonly why: 'SETTINGS_CHANGED' | 'PEOPLE_RIGHT_MISSING' | 'STORE_FULL';
    };

/** Takes an office's file in: settings, people and the entry in the audit, together or not at all. */
export async function changeOffice(
  deps: OfficeDeps,
  decision: OfficeDecision,
): Promise<ChangeOutcome> {
  const seen = previewOffice(deps, decision.read, decision.effectiveFrom, decision.author);
  if (!seen.fits) return { done: false, why: 'FAULTY', faults: seen.faults };
  const { changes, next } = seen;
  if (changes.length === 0) return { done: true, changes, issued: [] };
  if (seen.changesPeople && !decision.mayManagePeople) {
    return { done: false, why: 'PEOPLE_RIGHT_MISSING' };
  }
  const peopleNow = () => JSON.stringify([deps.people(), deps.formerPeople()]);
  const peopleSeen = peopleNow();
  const people = await deps.preparePeople(next.people, deps.now().utcMs);
  const step = (): ChangeOutcome => {
    const isAsSeen = deps.newestVersion() === decision.basedOn && peopleNow() === peopleSeen;
    if (!isAsSeen) return { done: false, why: 'SETTINGS_CHANGED' };
    const moment = deps.now();
    if (seen.changesSettings) deps.recordSettings(versionOf(seen, decision, moment));
    people.record({ by: decision.author, moment });
    recordAudit(deps.db, moment, {
      actor: decision.author,
      action: 'office.changed',
      detail: {
        basedOn: decision.basedOn,
        effectiveFrom: seen.effectiveFrom ?? '',
        changed: [...new Set(changes.map(placeOf))].join(' '),
      },
    });
    return { done: true, changes, issued: people.issued };
  };
  return commitUnlessFull(deps.db, step, { done: false, why: 'STORE_FULL' });
}

/** Where a change stands; what was made public is words, and no word stands in the audit. */
function placeOf({ path }: OfficeChange): string {
  return path[0] === 'answered' ? 'answered' : path.join('.');
}

function versionOf(
  { next, effectiveFrom }: Extract<Previewed, { fits: true }>,
  { author }: OfficeDecision,
  { utcMs, offsetMinutes, trustedMs }: Moment,
) {
  const effectiveFromMs =
    effectiveFrom === undefined ? trustedMs : startOfDay(effectiveFrom, offsetMinutes);
  return { settings: next.settings, effectiveFromMs, author, recordedAtMs: utcMs };
}
