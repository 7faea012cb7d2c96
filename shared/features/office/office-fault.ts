import type { z } from 'zod';
import type { PlacedFault } from '../folder/reference-faults.ts';

/** What can be wrong in an office's file; each has its words in `office:fault`. */
export const officeFaults = [
  'notText',
  'notJson',
  'nameTwice',
  'notAnOffice',
  'versionUnknown',
  'missing',
  'wrongType',
  'unknownName',
  'empty',
  'tooShort',
  'tooLong',
  'tooFew',
  'tooMany',
  'tooSmall',
  'tooBig',
  'notOneOf',
  'invalid',
  'codeInvalid',
  'dayInvalid',
  'monthInvalid',
  'timeInvalid',
  'publicKeyInvalid',
  'keyNotHere',
  'questionnaireInvalid',
  'closesBeforeOpening',
  'endsBeforeBeginning',
  'stationMissing',
  'codeTwice',
  'counterUnknown',
  'fieldUnknown',
  'personUnknown',
  'personCodeInvalid',
  'personLeft',
  'dutiesOverlap',
  'citizenSaysNothing',
  'modelUnknown',
  'mostBelowLeast',
  'verifiedWithoutBasis',
  'ownStationMissing',
  'adminMissing',
  'ownAccount',
  'dayPast',
] as const;
export type OfficeFaultName = (typeof officeFaults)[number];

/** One fault, and where it stands; line and column count from 1. */
export interface OfficeFault {
  readonly fault: OfficeFaultName;
  readonly path: readonly (string | number)[];
  readonly values: Readonly<Record<string, string | number>>;
  readonly line?: number;
  readonly column?: number;
}

/** The faults of a document's shape, in the program's own words; never in the library's. */
export function shapeFaults(issues: readonly z.core.$ZodIssue[], document: unknown): OfficeFault[] {
  return issues.flatMap((issue): OfficeFault[] => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => unknownName([...path, name], name));
    }
    if (valueAt(document, path) === undefined) {
      return [faultAt(path, 'missing', { name: String(path.at(-1) ?? '') })];
    }
    return [faultOf(issue, path)];
  });
}

/** The key for letters is named in words: files of earlier programs have it. */
function unknownName(path: OfficeFault['path'], name: string): OfficeFault {
  return path.join('.') === 'letters.recipient'
    ? faultAt(path, 'keyNotHere')
    : faultAt(path, 'unknownName', { name });
}

export function placed({ path, fault }: PlacedFault): OfficeFault {
  return faultAt(path, fault);
}

export function faultAt(
  path: OfficeFault['path'],
  fault: OfficeFaultName,
  values: OfficeFault['values'] = {},
): OfficeFault {
  return { fault, path, values };
}

function faultOf(issue: z.core.$ZodIssue, path: OfficeFault['path']): OfficeFault {
  const own = officeFaults.find((name) => name === issue.message);
  if (own !== undefined) return faultAt(path, own);
  switch (issue.code) {
    case 'invalid_type':
      return faultAt(path, 'wrongType', { expected: issue.expected });
    case 'too_small':
      return faultAt(path, tooSmall(issue), { least: Number(issue.minimum) });
    case 'too_big':
      return faultAt(path, tooBig(issue), { most: Number(issue.maximum) });
    case 'invalid_value':
      return faultAt(path, 'notOneOf', { choices: issue.values.join(', ') });
    case 'invalid_key':
      return faultAt(path, 'unknownName', { name: String(path.at(-1) ?? '') });
    default:
      return faultAt(path, 'invalid');
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): OfficeFaultName {
  if (origin === 'string') return Number(minimum) <= 1 ? 'empty' : 'tooShort';
  return origin === 'array' ? 'tooFew' : 'tooSmall';
}

function tooBig({ origin }: z.core.$ZodIssueTooBig): OfficeFaultName {
  return origin === 'string' ? 'tooLong' : origin === 'array' ? 'tooMany' : 'tooBig';
}

function valueAt(document: unknown, path: OfficeFault['path']): unknown {
  return path.reduce<unknown>((found, part) => Object(found)[part], document);
}
