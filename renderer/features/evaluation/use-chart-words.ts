import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import kioskWords from '#resources/questionnaires/kiosk-2.json';
import type { ChartLanguage } from '#shared/charts/write-numbers.ts';
import type { ChartWords } from '#shared/features/evaluation/charts/chart-words.ts';

/** A Monday; only its weekday is asked for. */
const monday = Date.parse('2026-11-23T00:00:00Z');

/** How charts speak in the language of the screen. */
export function useChartWords(): ChartWords {
  const { t, i18n } = useTranslation('evaluation');
  const { t: tStatistics } = useTranslation('statistics');
  const { t: tFigures } = useTranslation('figures');
  const language: ChartLanguage = i18n.language === 'en' ? 'en' : 'vi';
  return useMemo(() => {
    const weekdays = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    const reasons: Readonly<Record<string, string>> = kioskWords.texts[language];
    return {
      language,
      say: (sentence, values) => t(`chart.${sentence}`, { replace: { ...values } }),
      statistic: (sentence) => tStatistics(sentence),
      levelName: (labelSet, score) =>
        labelSet === 'hl3.1'
          ? tFigures(`label.hl3.1.${score === 3 || score === 2 ? score : 1}`)
          : tFigures(`label.hl5.1.${score}`),
      reasonName: (code) => reasons[`reasons.${code}`] ?? code,
      weekdayName: (weekday) => weekdays.format(monday + (weekday - 1) * 86_400_000),
    };
  }, [language, t, tStatistics, tFigures]);
}
