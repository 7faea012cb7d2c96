import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { checkOffice, type FormerPerson } from '#shared/features/office/check-office.ts';
import type { OfficeFile } from '#shared/features/office/office-file.ts';
import { faultAt, type OfficeFault } from '#shared/features/office/office-fault.ts';

export type ReadOffice =
  | { readonly fits: true; readonly file: OfficeFile; readonly placeOf: PlaceOf }
  | { readonly fits: false; readonly faults: readonly OfficeFault[] };

/** Gives a fault the line and the column at which it stands in the text. */
export type PlaceOf = (fault: OfficeFault) => OfficeFault;

/** Reads the bytes of a file: text has to be UTF-8. */
export function readOfficeBytes(
  bytes: Uint8Array,
  former: readonly FormerPerson[] = [],
): ReadOffice {
  try {
    return readOfficeFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes), former);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { fits: false, faults: [faultAt([], 'notText')] }; // what the decoder refuses
  }
}

/** Reads an office from its text; every fault comes with its line. */
export function readOfficeFile(text: string, former: readonly FormerPerson[] = []): ReadOffice {
  const json = text.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { disallowComments: true, allowTrailingComma: false });
  const lineAt = createLineFinder(json);
  const broken = unlikeLines(errors.map(({ offset }) => lineAt(offset)));
  if (broken.length > 0 || tree === undefined) {
    const places = broken.length > 0 ? broken : [lineAt(0)];
    return { fits: false, faults: places.map((at) => ({ ...faultAt([], 'notJson'), ...at })) };
  }
  const placeOf: PlaceOf = (fault) => ({ ...fault, ...lineAt(offsetOf(tree, fault.path)) });
  const twice = namesTwice(tree).map(({ path, name, offset }) => ({
    ...faultAt(path, 'nameTwice', { name }),
    ...lineAt(offset),
  }));
  const checked = checkOffice(JSON.parse(json), former);
  if (checked.fits && twice.length === 0) return { ...checked, placeOf };
  const faults = checked.fits ? [] : checked.faults.map(placeOf);
  return { fits: false, faults: [...twice, ...faults].sort(byPlace) };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function createLineFinder(text: string): (offset: number) => Place {
  const starts = [
    0,
    ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length),
  ];
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** One slip upsets the reading of what follows it: a line is named once. */
function unlikeLines(places: readonly Place[]): Place[] {
  return places.filter(({ line }, at) => places.findIndex((each) => each.line === line) === at);
}

function byPlace(one: OfficeFault, other: OfficeFault): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

/** Where a path stands; what is missing stands where it should be: in the part around it. */
function offsetOf(tree: Node, path: OfficeFault['path']): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = findNodeAtLocation(tree, path.slice(0, length));
    if (found !== undefined)
      return found.parent?.type === 'property' ? found.parent.offset : found.offset;
  }
  return tree.offset;
}

/** JSON takes the last of two equal names without a word. */
function namesTwice(node: Node, path: readonly (string | number)[] = []) {
  const found: { path: (string | number)[]; name: string; offset: number }[] = [];
  const seen = new Set<string>();
  (node.children ?? []).forEach((child, place) => {
    const [nameNode, value] = child.children ?? [];
    if (node.type === 'array') found.push(...namesTwice(child, [...path, place]));
    if (node.type !== 'object' || nameNode === undefined || value === undefined) return;
    const name = String(nameNode.value);
    const at = [...path, name];
    if (seen.has(name)) found.push({ path: at, name, offset: child.offset });
    seen.add(name);
    found.push(...namesTwice(value, at));
  });
  return found;
}
