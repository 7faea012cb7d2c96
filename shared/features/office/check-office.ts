import { OfficeFile, type Office } from './office-file.ts';
import { referenceFaults } from '../folder/reference-faults.ts';
import { faultAt, placed, shapeFaults, type OfficeFault } from './office-fault.ts';

export type CheckedOffice =
  | { readonly fits: true; readonly file: OfficeFile }
  | { readonly fits: false; readonly faults: readonly OfficeFault[] };

/** Whether a document is an office: every fault of it, not only the first. */
export function checkOffice(document: unknown): CheckedOffice {
  const parsed = OfficeFile.safeParse(document);
  const faults = [
    ...(parsed.error === undefined ? [] : shapeFaults(parsed.error.issues, document)),
    ...referenceFaults(document).map(placed),
  ];
  return parsed.success && faults.length === 0
    ? { fits: true, file: parsed.data }
    : { fits: false, faults };
}

/** What only shows against the office that is there, or is to be. */
export function faultsAsOffice(
  { settings, people }: Office,
  {
    stationCode,
    isAdmin,
    people: peopleSoFar = () => [],
  }: {
    /** The station that the data folder is; undefined for one that is yet to be made. */
    readonly stationCode: string | undefined;
    readonly isAdmin: (person: Office['people'][number]) => boolean;
    /** Who is there so far: whoever can let others in must not go without another. */
    readonly people?: () => Office['people'];
  },
): OfficeFault[] {
  const isThere =
    stationCode === undefined || settings.stations.some(({ code }) => code === stationCode);
  const unknown = referenceFaults({ ...settings, people }).map(placed);
  return [
    ...unknown,
    ...(isThere ? [] : [faultAt(['stations'], 'ownStationMissing', { code: stationCode })]),
    ...(peopleSoFar().some(isAdmin) && !people.some(isAdmin)
      ? [faultAt(['people'], 'adminMissing')]
      : []),
  ];
}
