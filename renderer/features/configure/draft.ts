import type { ScreenChoices, StationSettings } from '#shared/features/station/station.contract.ts';

/** What somebody is typing: texts that need not be anything yet. */
export interface Draft {
  readonly questionnaire: {
    readonly id: string;
    readonly issue: number;
    /** A newer issue takes over by itself. */
    readonly follows: boolean;
    readonly sensitive: boolean;
  };
  readonly closing: {
    readonly screen: boolean;
    readonly minutesBefore: string;
    readonly minutesAfter: string;
  };
  readonly receipts: boolean;
  readonly channels: readonly ChannelDraft[];
  readonly answered: readonly AnsweredDraft[];
}

export interface ChannelDraft {
  readonly row: number;
  readonly name: string;
  readonly detail: string;
}

export interface AnsweredDraft {
  readonly row: number;
  readonly month: string;
  readonly said: string;
  readonly done: string;
}

/** What the contract takes at most. */
export const most = { channels: 6, answered: 60, minutesBefore: 120, minutesAfter: 240 } as const;

export function draftOf({ choices, questionnaires }: StationSettings): Draft {
  const { questionnaire, closing, receipts, channels, answered } = choices;
  const { id, issue, sensitive } = questionnaire;
  const named = questionnaires.filter((each) => each.id === id);
  const current = named.find(({ isCurrent }) => isCurrent) ?? named[0];
  return {
    questionnaire: {
      id,
      issue: issue ?? current?.issue ?? 0,
      follows: issue === undefined,
      sensitive,
    },
    closing: {
      screen: closing.screen,
      minutesBefore: String(closing.minutesBefore),
      minutesAfter: String(closing.minutesAfter),
    },
    receipts,
    channels: channels.map((channel, row) => ({ row, ...channel })),
    answered: answered.map(({ month, ...words }, row) => ({
      row,
      month: month.split('-').toReversed().join('/'),
      ...words,
    })),
  };
}

/** The draft as the core takes it, or undefined while something in it has to be put right. */
export function choicesFrom(draft: Draft): ScreenChoices | undefined {
  const { id, issue, follows, sensitive } = draft.questionnaire;
  const minutesBefore = parseMinutes(draft.closing.minutesBefore, most.minutesBefore);
  const minutesAfter = parseMinutes(draft.closing.minutesAfter, most.minutesAfter);
  const channels = draft.channels.map(({ name, detail }) => ({
    name: name.trim(),
    detail: detail.trim(),
  }));
  const answered = draft.answered.map(({ month, said, done }) => ({
    month: parseMonth(month) ?? '',
    said: said.trim(),
    done: done.trim(),
  }));
  const isComplete = [...channels, ...answered].every((row) => Object.values(row).every(Boolean));
  if (minutesBefore === undefined || minutesAfter === undefined || !isComplete) return undefined;
  return {
    questionnaire: { id, ...(!follows && { issue }), sensitive },
    closing: { screen: draft.closing.screen, minutesBefore, minutesAfter },
    receipts: draft.receipts,
    channels,
    answered,
  };
}

export function parseMinutes(text: string, atMost: number): number | undefined {
  const minutes = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : Number.NaN;
  return minutes <= atMost ? minutes : undefined;
}

/** `2026-10` for a month as people here type it: `10/2026`. */
export function parseMonth(text: string): string | undefined {
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(text) ?? [];
  const number = Number(month);
  if (year === '' || number < 1 || number > 12) return undefined;
  return `${year}-${String(number).padStart(2, '0')}`;
}

/** A number that no row has yet. */
export function nextRow(rows: readonly { readonly row: number }[]): number {
  return Math.max(-1, ...rows.map(({ row }) => row)) + 1;
}
