import { dossierFormat } from '#shared/features/receipt/dossier-format.ts';

/** Where in a text somebody's number stands; `end` is the place after its last digit. */
export interface PersonalNumber {
  readonly kind: 'phone' | 'identity' | 'card';
  readonly start: number;
  readonly end: number;
}

/**
 * Numbers by which a person could be found: telephones, identity cards (12 digits, formerly 9), and
 * long ones such as a bank card's, however they are grouped. Dates, times, amounts of money, dossier
 * codes and the numbers of laws and houses are none. What it finds is a reason to ask, not a proof.
 */
export function findPersonalNumbers(text: string): readonly PersonalNumber[] {
  const plain = withoutOtherNumbers(toPlainCharacters(text));
  const runs = digitRunsOf(plain);
  const found: PersonalNumber[] = [];
  for (let first = 0; first < runs.length;) {
    const number = longestNumberFrom(plain, runs, first);
    if (number) found.push(number);
    const after = number?.end ?? 0;
    do first += 1;
    while ((runs[first]?.start ?? Infinity) < after);
  }
  return found;
}

/** Digits of other scripts and typographic marks, each for one plain character. */
function toPlainCharacters(text: string): string {
  return text
    .replaceAll(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replaceAll(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - 0x17e0)) // Khmer
    .replaceAll(/[\u2010-\u2015\u2212\uff0d]/g, '-')
    .replaceAll(/[\u00b7\u2022\u2024\uff0e]/g, '.')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .replaceAll('\uff0b', '+');
}

const day = String.raw`(?:\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d{2}|(?:19|20)\d{2}[.-]\d{1,2}[.-]\d{1,2})`;
const month = String.raw`(?:0?[1-9]|1[0-2])[.-](?:19|20)\d{2}`;
const hour = String.raw`(?:[01]?\d|2[0-3])[.:][0-5]\d`;
/** What is longer than a date may be a telephone in groups; a time may follow one all the same. */
const dates = new RegExp(
  String.raw`(?<![\d.-])(?:${day}(?: ?- ?${day})*|${month}(?: ?- ?${month})*)(?=(?: ${hour})?(?![ .-]?\d))`,
  'g',
);
const times = new RegExp(
  String.raw`(?<![\d.])(?:${hour} ?- ?${hour}|\d{1,2}[.:]\d\d?(?: - \d{1,2}[.:]\d\d?)+)(?![.-]?\d)`,
  'g',
);
const amounts = /(?<![\d.+])[1-9]\d{0,2}(?:\.\d{3})+(?![.\d])/g;

/** Blanks what looks like a person's number and is none; every place stays where it is. */
function withoutOtherNumbers(text: string): string {
  let rest = text;
  for (const pattern of [dossierFormat, dates, times]) {
    rest = rest.replaceAll(pattern, blank);
  }
  return rest.replaceAll(amounts, (amount, at: number) =>
    isRatherPersonal(rest, amount, at) ? amount : blank(amount),
  );
}

function blank(found: string): string {
  return '_'.repeat(found.length);
}

/** Grouped as money is, but called an identity number, or a telephone that nobody counts in đồng. */
function isRatherPersonal(text: string, amount: string, at: number): boolean {
  const isPhone = phone.test(amount.replaceAll('.', '')) && !isMoney(text, at + amount.length);
  return isPhone || isCalledIdentity(text, at);
}

interface DigitRun {
  readonly start: number;
  readonly end: number;
  /** Stands so close behind the run before it that the two may be one number. */
  readonly isLinked: boolean;
}

function digitRunsOf(text: string): readonly DigitRun[] {
  let before = -Infinity;
  return [...text.matchAll(/\d+/g)].map(({ 0: digits, index: start }) => {
    const gap = start - before <= 3 ? text.slice(before, start) : '';
    before = start + digits.length;
    return { start, end: before, isLinked: /^[ .()-]+$/.test(gap) };
  });
}

/** No number has more digits in groups than a bank card. */
const mostGroupedDigits = 19;

function longestNumberFrom(
  text: string,
  runs: readonly DigitRun[],
  first: number,
): PersonalNumber | undefined {
  let longest: PersonalNumber | undefined;
  const groups: string[] = [];
  let digits = '';
  for (let last = first; last < runs.length; last += 1) {
    const run = runs[last];
    const start = runs[first]?.start;
    if (run === undefined || start === undefined || (last > first && !run.isLinked)) break;
    const group = text.slice(run.start, run.end);
    if (last > first && digits.length + group.length > mostGroupedDigits) break;
    groups.push(group);
    digits += group;
    const kind = kindOf({ text, groups, digits, start, end: run.end });
    if (kind) longest = { kind, start, end: run.end };
  }
  return longest;
}

interface Candidate {
  readonly text: string;
  readonly groups: readonly string[];
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Mobile numbers, those with 11 digits from before 2018 too, and landlines; with 84 as well. */
const phone = /^(?:0[35789]\d{8}|01[2689]\d{8}|02\d{8,9}|(?:00)?840?(?:[35789]\d{8}|2\d{8,9}))$/;
/** Begins with the code of a province, 001 to 096. */
const identity = /^0\d{11}$/;

function kindOf(candidate: Candidate): PersonalNumber['kind'] | undefined {
  const { digits } = candidate;
  if (phone.test(digits)) return 'phone';
  if (identity.test(digits)) return 'identity';
  if (isOlderIdentity(candidate)) return 'identity';
  return isLong(candidate) && !isPartOfCode(candidate) ? 'card' : undefined;
}

function isOlderIdentity(candidate: Candidate): boolean {
  const { text, groups, digits, start, end } = candidate;
  if (digits.length !== 9 || isMoney(text, end)) return false;
  if (isCalledIdentity(text, start)) return true;
  const isGrouped = groups.length === 1 || groups.every((group) => group.length === 3);
  return isGrouped && !isPartOfCode(candidate);
}

const year = /^(?:19|20)\d{2}$/;
/** A moment written in one piece, which programs and receipts do. */
const stamp = /^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d*$/;

function isLong({ text, groups, digits, end }: Candidate): boolean {
  if (isMoney(text, end)) return false;
  if (groups.length === 1) return digits.length >= 12 && !stamp.test(digits);
  const inFours = groups.every(({ length }, place) =>
    place < groups.length - 1 ? length === 4 : length <= 4,
  );
  return inFours && digits.length >= 13 && !groups.every((group) => year.test(group));
}

/** Letters or a stroke on either side: `BN-123456789`, `123456789/QĐ-UBND`. */
function isPartOfCode({ text, start, end }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  return /[\p{L}_/]-?$/u.test(before) || /^(?:[/_]|-?\p{L})/u.test(after);
}

function isMoney(text: string, end: number): boolean {
  return /^ {0,2}(?:₫|đồng|đ|vn[đd]|dong|nghìn|ngàn|triệu|tr|tỷ|tỉ|k)(?!\p{L})/iu.test(
    text.slice(end, end + 10).normalize('NFC'),
  );
}

function isCalledIdentity(text: string, start: number): boolean {
  return /(?:cmnd|cmt|cccd|căn cước|chứng minh|định danh)\D{0,24}$/i.test(
    text.slice(Math.max(0, start - 40), start).normalize('NFC'),
  );
}
