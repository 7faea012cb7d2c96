import { dayAt, hourAt, usualOffsetMinutes, type Day } from '#shared/calendar.ts';
import { withoutMarks } from '../activity/month.ts';

/** In which order a table writes a day; a year that comes first is never in doubt. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/** When something was answered, as far as a table says. */
export interface SurveyMoment {
  readonly day: Day;
  /** 0–23; null where the table has the day alone. */
  readonly hour: number | null;
  /** To the second, to know a row again by; never kept. */
  readonly exact: string;
}

const dates = {
  yearFirst: /(?<year>20\d{2})[-/.](?<second>\d{1,2})[-/.](?<third>\d{1,2})(?!\d)/,
  yearLast: /(?<!\d)(?<first>\d{1,2})[-/.](?<second>\d{1,2})[-/.](?<year>20\d{2}|\d{2})(?!\d)/,
  inWords: /(?<first>\d{1,2}) thang (?<second>\d{1,2}),? (?:nam )?(?<year>20\d{2})/,
} as const;
const time =
  /(?<!\d)(?<hour>\d{1,2})(?::|h| gio )(?<minute>\d{2})(?:(?::| phut )(?<second>\d{2})(?:[.,]\d+)?)?(?: ?(?<half>am|pm|sa|ch)\b)?/;
const zone = /(?:(?:gmt|utc) ?)?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$|(?<utc>z)$/;
/** What may stand beside a day and a time, and means nothing more. */
const beside = /\b(?:ngay|luc|vao|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|gmt|utc)\b|[,;t\s]/g;
/** Days since 30/12/1899, as spreadsheets count them: 1982 to 2064. */
const serial = /^[3-5]\d{4}(?:[.,]\d+)?$/;

/**
 * Reads `21/11/2026 14:05:33`, `2026/11/21 2:05:33 CH GMT+7`, `2026-11-21T07:05:33Z`, `21 tháng 11 năm 2026`
 * or a spreadsheet's number. Undefined for anything else, and for days that no calendar has.
 */
export function readMoment(text: string, order: DayOrder): SurveyMoment | undefined {
  const plain = withoutMarks(text);
  return serial.test(plain) ? readSerial(plain) : readWritten(plain, order);
}

function readSerial(plain: string): SurveyMoment | undefined {
  const seconds = Math.round(Number(plain.replace(',', '.')) * 86_400);
  const ms = Date.UTC(1899, 11, 30) + seconds * 1000;
  return momentAt(ms, /[.,]/.test(plain));
}

function readWritten(plain: string, order: DayOrder): SurveyMoment | undefined {
  const date =
    dates.yearFirst.exec(plain) ?? dates.inWords.exec(plain) ?? dates.yearLast.exec(plain);
  if (date === null) return undefined;
  const [year, month, day] = partsOf(date.groups ?? {}, order);
  const afterDate = plain.replace(date[0], ' ').trim();
  const clock = time.exec(afterDate);
  const afterTime = clock === null ? afterDate : afterDate.replace(clock[0], ' ').trim();
  const away = clock === null ? null : zone.exec(afterTime);
  const rest = away === null ? afterTime : afterTime.slice(0, away.index);
  if (rest.replaceAll(beside, '') !== '') return undefined;
  const ms = Date.UTC(year, month - 1, day);
  if (new Date(ms).getUTCDate() !== day || new Date(ms).getUTCMonth() !== month - 1)
    return undefined;
  if (clock === null) return momentAt(ms, false);
  const seconds = secondsOf(clock.groups ?? {});
  return seconds === undefined
    ? undefined
    : momentAt(ms + (seconds + shiftOf(away?.groups)) * 1000, true);
}

type Groups = Readonly<Record<string, string | undefined>>;

function partsOf(
  { year, first, second, third }: Groups,
  order: DayOrder,
): [number, number, number] {
  const full = Number(year?.length === 2 ? `20${year}` : year);
  if (third !== undefined) return [full, Number(second), Number(third)];
  return order === 'mdy'
    ? [full, Number(first), Number(second)]
    : [full, Number(second), Number(first)];
}

/** `2:05 CH` is five past two in the afternoon. */
function secondsOf({ hour, minute, second = '0', half }: Groups): number | undefined {
  const written = Number(hour);
  const isAfternoon = half === 'pm' || half === 'ch';
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hours = half === undefined ? written : (written % 12) + (isAfternoon ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return hours * 3600 + Number(minute) * 60 + Number(second);
}

/** Seconds from another zone's clock to ours. */
function shiftOf(groups: Groups | undefined): number {
  if (groups === undefined) return 0;
  const { utc, sign, hours, minutes = '0' } = groups;
  const offset = utc === undefined ? Number(hours) * 60 + Number(minutes) : 0;
  return (usualOffsetMinutes - (sign === '-' ? -offset : offset)) * 60;
}

function momentAt(ms: number, hasTime: boolean): SurveyMoment {
  return {
    day: dayAt(ms, 0),
    hour: hasTime ? hourAt(ms, 0) : null,
    exact: new Date(ms).toISOString().slice(0, hasTime ? 19 : 10),
  };
}

/** The order that these texts are written in; `isSure` where one of them can be read in no other. */
export function guessOrder(texts: readonly string[]): {
  readonly order: DayOrder;
  readonly isSure: boolean;
} {
  const plain = texts.map(withoutMarks).filter((text) => !serial.test(text));
  const last = plain.flatMap((text) => {
    if (dates.yearFirst.test(text) || dates.inWords.test(text)) return [];
    const groups = dates.yearLast.exec(text)?.groups;
    return groups === undefined
      ? []
      : [[Number(groups['first']), Number(groups['second'])] as const];
  });
  if (last.length === 0) return { order: 'ymd', isSure: true };
  const isDayFirst = last.some(([first]) => first > 12);
  const isMonthFirst = last.some(([, second]) => second > 12);
  return {
    order: isMonthFirst && !isDayFirst ? 'mdy' : 'dmy',
    isSure: isDayFirst !== isMonthFirst,
  };
}
