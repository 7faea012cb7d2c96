import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { MonthCoverage } from '#shared/features/activity/coverage.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import styles from './total-card.module.css';

/** The coverage of one whole month that a period touches, or why it has none. */
export function CoverageLine({ coverage }: { readonly coverage: MonthCoverage }) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { ratings, visits = 0 } = coverage;
  const values = {
    month: writeMonth(coverage.month),
    n: format.count(ratings?.clean ?? 0),
    visits: format.count(visits),
  };
  return (
    <p className={styles.coverage}>
      {coverage.is === 'known'
        ? t('coverage.known', {
            ...values,
            share: format.share(coverage.share),
            origin: t(`origin.${coverage.origin}`),
          })
        : t(`coverage.${coverage.why}`, values)}
    </p>
  );
}
