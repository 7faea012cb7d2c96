/** Names of what is wrong between the parts of an office's document; each has its words. */
export type ReferenceFault =
  | 'codeTwice'
  | 'counterUnknown'
  | 'fieldUnknown'
  | 'personUnknown'
  | 'dutiesOverlap'
  | 'citizenSaysNothing';

export interface PlacedFault {
  readonly path: readonly (string | number)[];
  readonly fault: ReferenceFault;
}

type Entry = Readonly<Record<string, unknown>>;

/**
 * What does not fit together: codes given twice, codes that nothing has, duties of one person's
 * counter that overlap. Takes a document of any shape, so that somebody who writes one sees these
 * faults together with those of its shape. Duties may name people who were here: `formerPeople`, by
 * their codes.
 */
export function referenceFaults(
  document: unknown,
  formerPeople: readonly string[] = [],
): PlacedFault[] {
  const list = (name: string) => entriesOf(Object(document)[name]);
  const [fields, counters, stations, roster, plan, models] = [
    'fields',
    'counters',
    'stations',
    'roster',
    'plan',
    'models',
  ].map(list);
  const known = (entries: readonly Entry[] = []) => new Set(entries.map(({ code }) => code));
  const fieldCodes = known(fields);
  const counterCodes = known(counters);
  const unknownCounter = (code: unknown) => typeof code === 'string' && !counterCodes.has(code);
  return [
    ...['fields', 'counters', 'stations', 'supervisors', 'people', 'plan', 'models'].flatMap(
      (name) => codesTwice(name, list(name)),
    ),
    ...(counters ?? []).flatMap(({ fieldCode }, place): PlacedFault[] =>
      typeof fieldCode === 'string' && !fieldCodes.has(fieldCode)
        ? [{ path: ['counters', place, 'fieldCode'], fault: 'fieldUnknown' }]
        : [],
    ),
    ...(stations ?? []).flatMap((station, place) => stationFaults(station, place, unknownCounter)),
    ...(roster ?? []).flatMap(({ counterCode }, place): PlacedFault[] =>
      unknownCounter(counterCode)
        ? [{ path: ['roster', place, 'counterCode'], fault: 'counterUnknown' }]
        : [],
    ),
    ...(plan ?? []).flatMap((entry, place) => fieldFaults(['plan', place], entry, fieldCodes)),
    ...(models ?? []).flatMap((model, place) => [
      ...fieldFaults(['models', place], model, fieldCodes),
      ...['units', 'groups'].flatMap((name) =>
        codesTwice(name, entriesOf(model[name])).map(({ path, fault }) => ({
          path: ['models', place, ...path],
          fault,
        })),
      ),
    ]),
    ...overlaps(roster ?? [], counters ?? []),
    ...unknownPeople(document, roster ?? [], formerPeople),
  ];
}

function entriesOf(list: unknown): readonly Entry[] {
  return Array.isArray(list) ? list.map((entry) => Object(entry)) : [];
}

function codesTwice(name: string, entries: readonly Entry[]): PlacedFault[] {
  const seen = new Set<unknown>();
  return entries.flatMap(({ code }, place) => {
    const isTwice = typeof code === 'string' && seen.has(code);
    seen.add(code);
    return isTwice ? [{ path: [name, place, 'code'], fault: 'codeTwice' } as const] : [];
  });
}

function stationFaults(
  { counterCodes, citizenSays }: Entry,
  place: number,
  isUnknown: (code: unknown) => boolean,
): PlacedFault[] {
  const codes: readonly unknown[] = Array.isArray(counterCodes) ? counterCodes : [];
  const faults = codes.flatMap((code, at): PlacedFault[] => {
    const path = ['stations', place, 'counterCodes', at];
    if (isUnknown(code)) return [{ path, fault: 'counterUnknown' }];
    return codes.indexOf(code) < at ? [{ path, fault: 'codeTwice' }] : [];
  });
  // a citizen who may say which counter needs several to choose from
  if (citizenSays === true && codes.length < 2) {
    faults.push({ path: ['stations', place, 'citizenSays'], fault: 'citizenSaysNothing' });
  }
  return faults;
}

function fieldFaults(
  path: PlacedFault['path'],
  { fieldCodes }: Entry,
  known: ReadonlySet<unknown>,
): PlacedFault[] {
  const codes: readonly unknown[] = Array.isArray(fieldCodes) ? fieldCodes : [];
  return codes.flatMap((code, at): PlacedFault[] =>
    typeof code === 'string' && !known.has(code)
      ? [{ path: [...path, 'fieldCodes', at], fault: 'fieldUnknown' }]
      : [],
  );
}

/** Whoever is listed first keeps the day; the later entry is the one to put right. */
function overlaps(roster: readonly Entry[], counters: readonly Entry[]): PlacedFault[] {
  const onePerson = new Set(
    counters.filter(({ onePerson }) => onePerson === true).map(({ code }) => code),
  );
  return roster.flatMap((duty, place): PlacedFault[] => {
    const isTaken = roster
      .slice(0, place)
      .some(
        (earlier) =>
          earlier['counterCode'] === duty['counterCode'] &&
          startOf(earlier) <= endOf(duty) &&
          startOf(duty) <= endOf(earlier),
      );
    return isTaken && onePerson.has(duty['counterCode'])
      ? [{ path: ['roster', place, 'from'], fault: 'dutiesOverlap' }]
      : [];
  });
}

const startOf = ({ from }: Entry) => String(from);
const endOf = ({ to }: Entry) => (typeof to === 'string' ? to : '9999-12-31');

/** The settings by themselves do not name the people; a whole office file does. */
function unknownPeople(
  document: unknown,
  roster: readonly Entry[],
  former: readonly string[],
): PlacedFault[] {
  const people: unknown = Object(document)['people'];
  if (!Array.isArray(people)) return [];
  const codes = new Set<unknown>([...entriesOf(people).map(({ code }) => code), ...former]);
  return roster.flatMap(({ personCode }, place): PlacedFault[] =>
    typeof personCode === 'string' && !codes.has(personCode)
      ? [{ path: ['roster', place, 'personCode'], fault: 'personUnknown' }]
      : [],
  );
}
