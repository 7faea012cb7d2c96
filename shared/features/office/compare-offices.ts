import { officeFileOf, type Office } from './office-file.ts';

/** One difference between two offices. Lists with codes are compared by code, not by place. */
export interface OfficeChange {
  readonly kind: 'new' | 'changed' | 'removed' | 'reordered';
  /** Where, in names of the file and codes of entries: `counters`, `quay-1`, `name`. */
  readonly path: readonly string[];
  /** Which part of the document it is, without codes: `counters.name`. */
  readonly part: string;
  /** The code of the entry whose part it is; empty for a part of the office itself. */
  readonly entry: string;
  readonly before?: string;
  readonly after?: string;
}

/** Everything that differs, in the order of the document; nothing for the same office. */
export function compareOffices(before: Office, after: Office): OfficeChange[] {
  return compare(officeFileOf(before), officeFileOf(after), { path: [], part: [], entry: '' });
}

/** Where two values stand: the same place in names of the file, and by codes. */
interface Place {
  readonly path: readonly string[];
  readonly part: readonly string[];
  readonly entry: string;
}

function compare(before: unknown, after: unknown, place: Place): OfficeChange[] {
  if (canonical(before) === canonical(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, place);
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      compare(before[name], after[name], {
        ...place,
        path: [...place.path, name],
        part: [...place.part, name],
      }),
    );
  }
  return [changeOf(before, after, place)];
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  place: Place,
): OfficeChange[] {
  const old = new Map(before.map((entry) => [keyOf(entry), entry]));
  const now = new Map(after.map((entry) => [keyOf(entry), entry]));
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  const changes = keys.flatMap((key) => {
    const path = [...place.path, key];
    return old.has(key) && now.has(key)
      ? compare(old.get(key), now.get(key), { ...place, path, entry: key })
      : [changeOf(old.get(key), now.get(key), { ...place, path })];
  });
  const isMoved =
    changes.every(({ kind }) => kind === 'changed' || kind === 'reordered') &&
    [...old.keys()].join('\n') !== [...now.keys()].join('\n');
  const { path, part, entry } = place;
  return isMoved ? [...changes, { kind: 'reordered', path, part: part.join('.'), entry }] : changes;
}

function changeOf(before: unknown, after: unknown, { path, part, entry }: Place): OfficeChange {
  const kind = before === undefined ? 'new' : after === undefined ? 'removed' : 'changed';
  return {
    kind,
    path,
    part: part.join('.'),
    entry,
    ...(before !== undefined && { before: inShort(before) }),
    ...(after !== undefined && { after: inShort(after) }),
  };
}

/** An entry is known by its code; one without a code is what it says. */
function keyOf(entry: unknown): string {
  const code: unknown = Object(entry).code;
  return typeof code === 'string' ? code : inShort(entry);
}

/** A value on one line; parts of an entry one after the other. */
function inShort(value: unknown): string {
  if (Array.isArray(value)) return value.map(inShort).join(', ');
  if (isRecord(value)) {
    return Object.values(value)
      .map(inShort)
      .filter((text) => text !== '')
      .join(' · ');
  }
  return String(value);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    isRecord(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
