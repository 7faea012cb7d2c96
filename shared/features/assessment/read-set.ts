import { IndicatorSet } from './indicator-set.ts';

/** What is wrong with a file, and where: `groups[0].criteria[2].fullScore`. */
export interface SetFault {
  readonly fault: string;
  readonly place: string;
}

/** A file of a set may be this long. */
export const longestSetText = 400_000;

const mostFaults = 30;

/** Our own refinements say what is wrong in one word; for the rest the library's own code tells. */
const ownFaults: ReadonlySet<string> = new Set([
  'twoDecimals',
  'stepsNotFalling',
  'lastStepNotZero',
  'noPoints',
  'aboveFull',
  'formulaNotFed',
  'codeTwice',
  'sumDiffers',
  'bandsNotFalling',
  'lastBandNotZero',
  'endsBeforeItBegins',
]);

/** Reads a set from a file's text; every fault with its place, in the order of the file. */
export function readSet(
  text: string,
):
  | { readonly is: 'set'; readonly set: IndicatorSet }
  | { readonly is: 'faulty'; readonly faults: SetFault[] } {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { is: 'faulty', faults: [{ fault: 'notJson', place: lineOf(text, error) }] };
  }
  const read = IndicatorSet.safeParse(document);
  if (read.success) return { is: 'set', set: read.data };
  const faults = read.error.issues.slice(0, mostFaults).map(({ code, message, path }) => ({
    fault: ownFaults.has(message) ? message : code,
    place: placeOf(path),
  }));
  return { is: 'faulty', faults };
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    return place === '' ? String(key) : `${place}.${String(key)}`;
  }, '');
}

/** The line at which a text stops being JSON; empty where the engine does not say. */
function lineOf(text: string, error: unknown): string {
  const at = /position (\d+)/.exec(String(error))?.[1];
  return at === undefined ? '' : String(text.slice(0, Number(at)).split('\n').length);
}
