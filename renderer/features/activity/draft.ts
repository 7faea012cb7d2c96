import type {
  ActivityEntry,
  ActivityMonth,
  ActivityYear,
} from '#shared/features/activity/activity.contract.ts';
import {
  visitOrigins,
  type ActivityFigure,
  type VisitOrigin,
} from '#shared/features/activity/activity-figures.ts';
import type { Month } from '#shared/features/activity/month.ts';
import {
  readNumber,
  writeNumber,
  type NumberFault,
} from '#shared/features/activity/read-number.ts';

/** What was typed and not saved yet, by cell. */
export type Draft = Readonly<Record<string, string>>;

export const cellKey = (month: Month, figure: string) => `${month} ${figure}`;
export const originKey = (month: Month, figure: string) => `${month} ${figure} origin`;

/** What a cell shows: what was typed, else what is kept. */
export function textOf(draft: Draft, month: ActivityMonth, figure: ActivityFigure): string {
  const kept = month.values.find((value) => value.figure === figure.code);
  const typed = draft[cellKey(month.month, figure.code)];
  return typed ?? (kept === undefined ? '' : writeNumber(kept.value));
}

export function originOf(
  draft: Draft,
  month: ActivityMonth,
  figure: ActivityFigure,
): VisitOrigin | undefined {
  const kept = month.values.find((value) => value.figure === figure.code)?.origin;
  const chosen = draft[originKey(month.month, figure.code)];
  return chosen === undefined ? kept : visitOrigins.find((known) => known === chosen);
}

/** A cell that cannot be saved as it stands. */
export interface DraftFault {
  readonly month: Month;
  readonly figure: ActivityFigure;
  readonly text: string;
  readonly fault: NumberFault | 'originMissing';
}

export interface ReadDraft {
  readonly entries: readonly ActivityEntry[];
  readonly faults: readonly DraftFault[];
}

/** What saving would write, and what stands against it; what is as it was is neither. */
export function readDraft({ figures, months }: ActivityYear, draft: Draft): ReadDraft {
  const entries: ActivityEntry[] = [];
  const faults: DraftFault[] = [];
  for (const month of months) {
    for (const figure of figures) {
      const kept = month.values.find((value) => value.figure === figure.code);
      const text = textOf(draft, month, figure);
      const read = readNumber(text, figure.kind);
      const place = { month: month.month, figure, text };
      if (read.is === 'fault') {
        faults.push({ ...place, fault: read.fault });
        continue;
      }
      const value = read.is === 'blank' ? null : read.value;
      const origin = value === null ? undefined : originOf(draft, month, figure);
      if (value === (kept?.value ?? null) && origin === kept?.origin) continue;
      if (figure.origins.length > 0 && value !== null && origin === undefined) {
        faults.push({ ...place, fault: 'originMissing' });
        continue;
      }
      const { code } = figure;
      entries.push({ month: month.month, figure: code, value, ...(origin && { origin }) });
    }
  }
  return { entries, faults };
}

/** The numbers of one month as they stand in the table; what cannot be read is none. */
export function numbersOf(
  draft: Draft,
  month: ActivityMonth,
  figures: readonly ActivityFigure[],
): Readonly<Record<string, number | undefined>> {
  return Object.fromEntries(
    figures.map((figure) => {
      const read = readNumber(textOf(draft, month, figure), figure.kind);
      return [figure.code, read.is === 'number' ? read.value : undefined];
    }),
  );
}
