import type { ReceiptPaper } from '#shared/features/letter/receipt-paper.ts';
import { letterStates, type LetterState } from '#shared/features/letter/letter-states.ts';
import type { OfficeFile } from '#shared/features/office/office-file.ts';

/**
 * What somebody is typing about an office: texts that need not be anything yet. Lines refer to each
 * other by their numbers, so that a code can be typed anew without losing what belongs to it.
 */
export interface Draft {
  readonly unitCode: string;
  readonly unitName: string;
  readonly parentCode: string;
  readonly parentName: string;
  readonly namesBefore: readonly Row<{ name: string; until: string; codeSystem: string }>[];
  readonly fields: readonly Row<{ code: string; name: string }>[];
  readonly counters: readonly Row<{
    code: string;
    name: string;
    field: number | undefined;
    onePerson: boolean;
  }>[];
  readonly stations: readonly Row<{
    code: string;
    name: string;
    counters: readonly number[];
    citizenSays: boolean;
    deskOnThisScreen: boolean;
    changeWindowSeconds: number;
    receiptPaper?: ReceiptPaper | undefined;
  }>[];
  readonly hours: readonly Row<{ weekdays: readonly number[]; from: string; to: string }>[];
  readonly holidays: string;
  readonly workingDays: readonly Row<{ day: string; weekday: number }>[];
  readonly roster: readonly Row<{
    counter: number | undefined;
    personCode: string;
    from: string;
    to: string;
  }>[];
  readonly place: string;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly signerAuthority: string;
  /** Days by state; empty where the program decides. */
  readonly letterDays: Readonly<Record<LetterState, string>>;
  readonly supervisors: readonly Row<{ code: string; name: string; publicKey: string }>[];
  readonly exportMonths: string;
  readonly logMonths: string;
}

/** A line of a list that is being edited; its number stays while lines come and go. */
export type Row<T> = { readonly row: number } & { readonly [Key in keyof T]: T[Key] };

/** The parts of an office that are drawn up by hand. */
type Drafted = Pick<
  OfficeFile,
  | 'fields'
  | 'counters'
  | 'stations'
  | 'hours'
  | 'holidays'
  | 'workingDays'
  | 'roster'
  | 'retention'
  | 'letters'
  | 'supervisors'
> & { readonly unit: Omit<OfficeFile['unit'], 'codeSystem'> };

export function draftOf(office: Drafted): Draft {
  const { unit, letters, retention } = office;
  return {
    unitCode: unit.code,
    unitName: unit.name,
    parentCode: unit.parent?.code ?? '',
    parentName: unit.parent?.name ?? '',
    namesBefore: numbered(unit.namesBefore, ({ name, until, codeSystem = '' }) => ({
      name,
      until: writeDay(until),
      codeSystem,
    })),
    fields: numbered(office.fields, (field) => field),
    counters: numbered(office.counters, ({ fieldCode, ...counter }) => ({
      ...counter,
      field: rowOf(office.fields, fieldCode),
    })),
    stations: numbered(office.stations, ({ counterCodes, ...station }) => ({
      ...station,
      counters: counterCodes.flatMap((code) => rowOf(office.counters, code) ?? []),
    })),
    hours: numbered(office.hours, (opening) => opening),
    holidays: office.holidays.map(writeDay).join('\n'),
    workingDays: numbered(office.workingDays, ({ day, weekday }) => ({
      day: writeDay(day),
      weekday,
    })),
    roster: numbered(office.roster, ({ from, to, counterCode, personCode }) => ({
      counter: rowOf(office.counters, counterCode),
      personCode,
      from: writeDay(from),
      to: writeDay(to),
    })),
    place: letters.place ?? '',
    signerName: letters.signer?.name ?? '',
    signerTitle: letters.signer?.title ?? '',
    signerAuthority: letters.signer?.authority ?? '',
    letterDays: daysByState((state) => letters.retentionDays[state]?.toString() ?? ''),
    supervisors: numbered(office.supervisors, (supervisor) => supervisor),
    exportMonths: retention.exportMonths?.toString() ?? '',
    logMonths: retention.logMonths?.toString() ?? '',
  };
}

/** The draft as a file's text; what is not on the form stays as it was. The core judges it. */
export function textOf(draft: Draft, base: object, people?: OfficeFile['people']): string {
  const { unit = {}, letters = {} }: { unit?: object; letters?: object } = base;
  const { parentCode, parentName, signerName, signerTitle, signerAuthority } = draft;
  return JSON.stringify({
    ...base,
    unit: {
      codeSystem: 'QD19-2025',
      ...unit,
      code: draft.unitCode.trim(),
      name: draft.unitName.trim(),
      parent: parentCode + parentName === '' ? undefined : { code: parentCode, name: parentName },
      namesBefore: draft.namesBefore.map(({ name, until, codeSystem }) => ({
        name,
        until: readDay(until),
        codeSystem: codeSystem || undefined,
      })),
    },
    fields: draft.fields.map(withoutRow),
    counters: draft.counters.map(({ row: _, field, ...counter }) => ({
      ...counter,
      fieldCode: codeOf(draft.fields, field),
    })),
    stations: draft.stations.map(({ row: _, counters, citizenSays, ...station }) => {
      const counterCodes = counters.flatMap((row) => codeOf(draft.counters, row) ?? []);
      return { ...station, counterCodes, citizenSays: citizenSays && counterCodes.length > 1 };
    }),
    hours: draft.hours.map(withoutRow),
    holidays: daysIn(draft.holidays),
    workingDays: draft.workingDays.map(({ day, weekday }) => ({
      day: readDay(day) ?? '',
      weekday,
    })),
    roster: draft.roster.map(({ counter, personCode, from, to }) => ({
      counterCode: codeOf(draft.counters, counter) ?? '',
      personCode,
      from: readDay(from) ?? '',
      to: readDay(to),
    })),
    letters: {
      ...letters,
      place: draft.place.trim() || undefined,
      signer:
        signerName + signerTitle + signerAuthority === ''
          ? undefined
          : {
              name: signerName,
              title: signerTitle,
              authority: signerAuthority.trim() || undefined,
            },
      retentionDays: daysByState((state) => readNumber(draft.letterDays[state])),
    },
    supervisors: draft.supervisors.map(withoutRow),
    retention: {
      exportMonths: readNumber(draft.exportMonths),
      logMonths: readNumber(draft.logMonths),
    },
    ...(people && { people }),
  });
}

function daysByState<Value>(of: (state: LetterState) => Value): Record<LetterState, Value> {
  // every state is in the list
  return Object.fromEntries(letterStates.map((state) => [state, of(state)])) as Record<
    LetterState,
    Value
  >;
}

/** A list as it was read is numbered in its order. */
function rowOf(list: readonly { readonly code: string }[], code: string | undefined) {
  const row = list.findIndex((entry) => entry.code === code);
  return row === -1 ? undefined : row;
}

/** The code on a line; undefined for one that was taken away. */
function codeOf(
  rows: readonly Row<{ code: string }>[],
  wanted: number | undefined,
): string | undefined {
  return rows.find(({ row }) => row === wanted)?.code;
}

/** A number that no row has yet. */
export function nextRow(rows: readonly { readonly row: number }[]): number {
  return Math.max(-1, ...rows.map(({ row }) => row)) + 1;
}

/** `2026-11-30` for a day as people here type it; anything else stays as it is, to be refused. */
export function readDay(text: string): string | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  const [, day = '', month = '', year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
  return year === undefined ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `30/11/2026` */
export function writeDay(day: string | undefined): string {
  return day === undefined ? '' : day.split('-').toReversed().join('/');
}

function daysIn(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map(readDay)
    .filter((day) => day !== undefined);
}

function readNumber(text: string): number | string | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  return /^\d+$/.test(typed) ? Number(typed) : typed;
}

function numbered<Entry, T>(list: readonly Entry[], each: (entry: Entry) => T): Row<T>[] {
  return list.map((entry, row) => ({ row, ...each(entry) }));
}

function withoutRow<T extends { readonly row: number }>({ row: _, ...entry }: T) {
  return entry;
}
