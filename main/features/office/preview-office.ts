import type { Moment } from '#main/platform/clock.ts';
import { dayAt, startOfDay, type Day } from '#shared/calendar.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { placesOfUnknownModels } from '#shared/features/model/unknown-models.ts';
import { faultsAsOffice, type FormerPerson } from '#shared/features/office/check-office.ts';
import { compareOffices, type OfficeChange } from '#shared/features/office/compare-offices.ts';
import { officeOf, type Office, type OfficePerson } from '#shared/features/office/office-file.ts';
import { faultAt, type OfficeFault } from '#shared/features/office/office-fault.ts';
import { isOwnAccount } from '#shared/features/people/own-account.ts';
import type { ReadOffice } from './read-office-file.ts';

/** The office that is there, as this feature needs it. */
export interface OfficeThere {
  readonly now: () => Moment;
  readonly stationCode: string;
  readonly settingsAt: (utcMs: number) => { readonly settings: OfficeSettings };
  readonly people: () => readonly OfficePerson[];
  readonly formerPeople: () => readonly FormerPerson[];
  readonly isAdmin: (person: OfficePerson) => boolean;
}

export type Previewed =
  | { readonly fits: false; readonly faults: readonly OfficeFault[] }
  | {
      readonly fits: true;
      readonly next: Office;
      readonly changes: readonly OfficeChange[];
      readonly changesPeople: boolean;
      readonly changesSettings: boolean;
      /** Undefined: at once. */
      readonly effectiveFrom: Day | undefined;
    };

/** What a file would change against what will hold on the day from which it is to hold. */
export function previewOffice(
  there: OfficeThere,
  read: ReadOffice,
  askedFrom: Day | undefined,
  author: string,
): Previewed {
  if (!read.fits) return { fits: false, faults: read.faults };
  const { trustedMs, offsetMinutes } = there.now();
  const today = dayAt(trustedMs, offsetMinutes);
  const wanted = askedFrom ?? read.file.effectiveFrom;
  const effectiveFrom = wanted === today ? undefined : wanted;
  const atMs = effectiveFrom === undefined ? trustedMs : startOfDay(effectiveFrom, offsetMinutes);
  const people = there.people();
  const before: Office = { settings: there.settingsAt(atMs).settings, people };
  const next = officeOf(read.file, people, before.settings.letters.recipient);
  const isPast = effectiveFrom !== undefined && effectiveFrom < today;
  const faults = [
    ...(isPast ? [faultAt(['effectiveFrom'], 'dayPast', { today })] : []),
    ...faultsAsOffice(next, there),
    ...placesOfUnknownModels(next.settings, before.settings).map((place) =>
      faultAt(['plan', place, 'modelCode'], 'modelUnknown'),
    ),
    ...ownFaults(author, people, next.people),
  ];
  if (faults.length > 0) return { fits: false, faults: faults.map(read.placeOf) };
  const changes = compareOffices(before, next);
  const changesPeople = changes.some(({ path }) => path[0] === 'people');
  return {
    fits: true,
    next,
    changes,
    changesPeople,
    changesSettings: changes.some(({ path }) => path[0] !== 'people'),
    effectiveFrom,
  };
}

/** The rule of managing people one by one: nobody changes their own account by a file either. */
function ownFaults(
  author: string,
  before: readonly OfficePerson[],
  after: readonly OfficePerson[],
): OfficeFault[] {
  const place = after.findIndex(({ code }) => code === author);
  const own = before.find(({ code }) => code === author);
  if (own === undefined || !isOwnAccount(author, own, after[place])) return [];
  return [faultAt(place < 0 ? ['people'] : ['people', place, 'roles'], 'ownAccount')];
}
