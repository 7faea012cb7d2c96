import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** A Monday; only its weekday is asked for. */
const monday = Date.parse('2026-11-23T00:00:00Z');

/** The weekdays from Monday on, as the language on the screen names them. */
export function useWeekdayNames(): readonly string[] {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, at) => format.format(monday + at * 86_400_000));
  }, [language]);
}
