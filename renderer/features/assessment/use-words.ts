import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';

interface Names {
  readonly vi: string;
  readonly en: string;
}

/** How sets, periods and sizes are written in the language on the screen. */
export function useWords() {
  const { t, i18n } = useTranslation('assessment');
  const format = useFormat();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return {
    nameOf: (names: Names) => names[language],
    score: format.plain,
    share: format.share,
    period: (period: string): string => {
      const [year = '', part] = period.split('-');
      if (part === undefined) return t('period.year', { year });
      if (part.startsWith('Q')) return t('period.quarter', { year, quarter: part.slice(1) });
      return t('period.month', { year, month: part });
    },
    size: (bytes: number): string =>
      bytes < 1_000_000
        ? t('size.kb', { n: format.count(Math.max(1, bytes / 1_000)) })
        : t('size.mb', { n: format.decimal(bytes / 1_000_000) }),
  };
}
