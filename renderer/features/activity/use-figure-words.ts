import { useTranslation } from 'react-i18next';
import type { ActivityFigure } from '#shared/features/activity/activity-figures.ts';

/** What the figures are called in the language on the screen. */
export function useFigureWords() {
  const { i18n } = useTranslation('activity');
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return {
    nameOf: ({ names }: ActivityFigure) => names[language],
    shortOf: ({ short }: ActivityFigure) => short[language],
  };
}
