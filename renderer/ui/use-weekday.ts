import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '#shared/calendar.ts';

/** `Thứ Bảy`, as the language on the screen says it. */
export function useWeekday() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    return (day: Day) => format.format(Date.parse(`${day}T00:00:00Z`));
  }, [language]);
}

/** A Monday; only its weekday is asked for. */
const monday = Date.parse('2026-11-23T00:00:00Z');

/** The name of a weekday by its number, 1 (Monday) to 7 (Sunday). */
export function useWeekdayName() {
  const weekdayOf = useWeekday();
  return (weekday: number) =>
    weekdayOf(new Date(monday + (weekday - 1) * 86_400_000).toISOString().slice(0, 10));
}
