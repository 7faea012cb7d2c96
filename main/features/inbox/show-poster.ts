import type { Moment } from '#main/platform/clock.ts';
import { dayAt } from '#shared/calendar.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { Answered } from '#shared/features/folder/office-settings.ts';
import type { Poster } from '#shared/features/inbox/inbox.contract.ts';
import type { InboxStore } from './inbox-store.ts';

export interface PosterDeps {
  readonly store: InboxStore;
  readonly now: () => Moment;
  readonly unitName: () => string;
  readonly folderKind: FolderKind;
  readonly answered: () => readonly Answered[];
}

/** A month's public answers; without a wish, of the newest month that has any. */
export function showPoster(deps: PosterDeps, wanted: string | undefined): Poster {
  const { utcMs, offsetMinutes } = deps.now();
  const thisMonth = dayAt(utcMs, offsetMinutes).slice(0, 7);
  const answered = deps.answered();
  const withAnswers = answered.map(({ month }) => month).toSorted();
  const month = wanted ?? withAnswers.at(-1) ?? thisMonth;
  const months = [...new Set([...withAnswers, thisMonth, month])].toSorted().toReversed();
  return {
    unitName: deps.unitName(),
    folderKind: deps.folderKind,
    month,
    months,
    ...deps.store.countMonth(month),
    entries: answered.filter((entry) => entry.month === month),
  };
}
