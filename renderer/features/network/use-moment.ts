import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';

/** Writes a moment of the office's clock to the minute, as people here say it. */
export function useMoment() {
  const { t } = useTranslation('network');
  return (moment: string): string =>
    t('moment', { day: writeDay(moment.slice(0, 10)), time: moment.slice(11, 16) });
}
