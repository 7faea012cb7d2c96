import { parseDay } from '#renderer/ui/parse-day.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Day } from '#shared/calendar.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import type { SessionMode } from '#shared/features/session/session-mode.ts';

/** A line of the plan while somebody writes it. */
export interface EntryDraft {
  readonly name: string;
  readonly mode: SessionMode;
  readonly days: 'weekly' | 'monthly' | 'dates';
  readonly weekdays: readonly number[];
  readonly weekday: number;
  readonly weeks: readonly number[];
  readonly dates: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly modelCode: string;
  readonly fieldCodes: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
}

/** A field of the draft that cannot be taken as it stands. */
export type DraftFault = 'weekdays' | 'weeks' | 'dates' | 'from' | 'to' | 'validFrom' | 'validTo';

export function draftOf(entry: PlanEntry | undefined, today: Day): EntryDraft {
  const on = entry?.on;
  return {
    name: entry?.name ?? '',
    mode: entry?.mode ?? 'extra',
    days: on === undefined || 'weekdays' in on ? 'weekly' : 'dates' in on ? 'dates' : 'monthly',
    weekdays: on !== undefined && 'weekdays' in on ? on.weekdays : [],
    weekday: on !== undefined && 'weekday' in on ? on.weekday : 6,
    weeks: on !== undefined && 'weeks' in on ? on.weeks : [],
    dates: on !== undefined && 'dates' in on ? on.dates.map(writeDay).join(', ') : '',
    from: entry?.from ?? '',
    to: entry?.to ?? '',
    place: entry?.place ?? '',
    modelCode: entry?.modelCode ?? '',
    fieldCodes: entry?.fieldCodes ?? [],
    validFrom: writeDay(entry?.validFrom ?? today),
    validTo: entry?.validTo === undefined ? '' : writeDay(entry.validTo),
  };
}

/** The line that a draft stands for, or what is wrong with it. */
export function entryOf(
  draft: EntryDraft,
  code: string,
): { readonly entry: PlanEntry } | { readonly faults: readonly DraftFault[] } {
  const { name, mode, modelCode, place, weekdays, weekday, weeks, fieldCodes } = draft;
  const dates = draft.dates
    .split(/[,;\n]/)
    .filter((text) => text.trim() !== '')
    .map(parseDay);
  const from = timeIn(draft.from);
  const to = timeIn(draft.to);
  const validFrom = parseDay(draft.validFrom);
  const hasEnd = draft.validTo.trim() !== '';
  const validTo = parseDay(draft.validTo);
  const days = dates.filter((day) => day !== undefined);

  const faults: DraftFault[] = [
    ...(draft.days === 'weekly' && weekdays.length === 0 ? (['weekdays'] as const) : []),
    ...(draft.days === 'monthly' && weeks.length === 0 ? (['weeks'] as const) : []),
    ...(draft.days === 'dates' && (days.length === 0 || days.length < dates.length)
      ? (['dates'] as const)
      : []),
    ...(from === undefined ? (['from'] as const) : []),
    ...(to === undefined || (from !== undefined && to <= from) ? (['to'] as const) : []),
    ...(validFrom === undefined ? (['validFrom'] as const) : []),
    ...(hasEnd && (validTo === undefined || (validFrom !== undefined && validTo < validFrom))
      ? (['validTo'] as const)
      : []),
  ];
  if (faults.length > 0 || from === undefined || to === undefined || validFrom === undefined) {
    return { faults };
  }
  const on = {
    weekly: { weekdays: weekdays.toSorted(ascending) },
    monthly: { weekday, weeks: weeks.toSorted(ascending) },
    dates: { dates: [...new Set(days)].toSorted() },
  }[draft.days];
  return {
    entry: {
      code,
      ...(name.trim() !== '' && { name: name.trim() }),
      ...(modelCode !== '' && { modelCode }),
      mode,
      on,
      from,
      to,
      place: place.trim(),
      ...(fieldCodes.length > 0 && { fieldCodes: [...fieldCodes] }),
      validFrom,
      ...(validTo !== undefined && { validTo }),
    },
  };
}

const ascending = (one: number, other: number) => one - other;

/** `7:30`, `7h30` or `07.30` as `07:30`; undefined for what is no time of day. */
function timeIn(text: string): string | undefined {
  const [, hour = '', minute = ''] = /^\s*(\d{1,2})\s*[:.hg]\s*(\d{2})?\s*$/i.exec(text) ?? [];
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && hour !== '' ? time : undefined;
}

/** The first code of the form `phien-1` that no line of the plan has. */
export function freeCode(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`phien-${number}`)) number += 1;
  return `phien-${number}`;
}
