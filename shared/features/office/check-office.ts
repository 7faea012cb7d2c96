import { OfficeFile, type Office } from './office-file.ts';
import { referenceFaults } from '../folder/reference-faults.ts';
import { faultAt, placed, shapeFaults, type OfficeFault } from './office-fault.ts';

export type CheckedOffice =
  | { readonly fits: true; readonly file: OfficeFile }
  | { readonly fits: false; readonly faults: readonly OfficeFault[] };

/** Somebody who was here and may not sign in now; without a way back, the name has been erased. */
export interface FormerPerson {
  readonly code: string;
  readonly mayReturn: boolean;
}

/** Whether a document is an office: every fault of it, not only the first. */
export function checkOffice(
  document: unknown,
  former: readonly FormerPerson[] = [],
): CheckedOffice {
  const parsed = OfficeFile.safeParse(document);
  const faults = [
    ...(parsed.error === undefined ? [] : shapeFaults(parsed.error.issues, document)),
    ...referenceFaults(document, codesOf(former)).map(placed),
    ...(parsed.success ? keyFaults(parsed.data) : []),
  ];
  return parsed.success && faults.length === 0
    ? { fits: true, file: parsed.data }
    : { fits: false, faults };
}

/** An Ed25519 key as PEM (RFC 8410), such as `campaign keys` writes; a secret one never. */
const publicKey =
  /^\s*-----BEGIN PUBLIC KEY-----\s*MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=\s*-----END PUBLIC KEY-----\s*$/;

/** Only what is written anew is held to this: a key that stands there keeps nobody from starting. */
function keyFaults({ supervisors }: OfficeFile): OfficeFault[] {
  return supervisors.flatMap((supervisor, place) =>
    publicKey.test(supervisor.publicKey)
      ? []
      : [faultAt(['supervisors', place, 'publicKey'], 'publicKeyInvalid')],
  );
}

/** What only shows against the office that is there, or is to be. */
export function faultsAsOffice(
  { settings, people }: Office,
  {
    stationCode,
    isAdmin,
    people: peopleSoFar = () => [],
    formerPeople = () => [],
  }: {
    /** The station that the data folder is; undefined for one that is yet to be made. */
    readonly stationCode: string | undefined;
    readonly isAdmin: (person: Office['people'][number]) => boolean;
    /** Who is there so far: whoever can let others in must not go without another. */
    readonly people?: () => Office['people'];
    readonly formerPeople?: () => readonly FormerPerson[];
  },
): OfficeFault[] {
  const isThere =
    stationCode === undefined || settings.stations.some(({ code }) => code === stationCode);
  const former = formerPeople();
  const unknown = referenceFaults({ ...settings, people }, codesOf(former)).map(placed);
  const gone = new Set(codesOf(former.filter(({ mayReturn }) => !mayReturn)));
  return [
    ...unknown,
    ...people.flatMap(({ code }, place) =>
      gone.has(code) ? [faultAt(['people', place, 'code'], 'personLeft')] : [],
    ),
    ...(isThere ? [] : [faultAt(['stations'], 'ownStationMissing', { code: stationCode })]),
    ...(peopleSoFar().some(isAdmin) && !people.some(isAdmin)
      ? [faultAt(['people'], 'adminMissing')]
      : []),
  ];
}

function codesOf(former: readonly FormerPerson[]): string[] {
  return former.map(({ code }) => code);
}
