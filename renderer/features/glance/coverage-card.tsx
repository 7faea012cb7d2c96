import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { MonthCoverage } from '#shared/features/activity/coverage.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import { Card } from './card.tsx';
import styles from './glance-screen.module.css';

interface CoverageCardProps {
  /** The newest first. */
  readonly coverage: readonly MonthCoverage[];
}

/** Coverage of the last whole month and, where that has none yet, of the last one that has. */
export function CoverageCard({ coverage }: CoverageCardProps) {
  const { t } = useTranslation('glance');
  const [last] = coverage;
  const known = coverage.find(({ is }) => is === 'known');
  const lines = new Set([last, known].filter((line) => line !== undefined));
  const isMissing = [...lines].some((line) => line.is === 'unknown' && line.why === 'noVisits');
  return (
    <Card title={t('coverage.title')}>
      {[...lines].map((line) => (
        <CoverageLine key={line.month} coverage={line} />
      ))}
      {isMissing && <p>{t('coverage.enter')}</p>}
      <p className={styles.soft}>{t('coverage.rule')}</p>
    </Card>
  );
}

function CoverageLine({ coverage }: { readonly coverage: MonthCoverage }) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { ratings, visits = 0 } = coverage;
  const values = {
    month: writeMonth(coverage.month),
    n: format.count(ratings?.clean ?? 0),
    visits: format.count(visits),
  };
  return (
    <p>
      {coverage.is === 'unknown' && t(`coverage.${coverage.why}`, values)}
      {coverage.is === 'known' &&
        t('coverage.known', {
          ...values,
          share: format.share(coverage.share),
          origin: t(`origin.${coverage.origin}`),
        })}
      {ratings !== undefined && ratings.raw !== ratings.clean && (
        <> {t('coverage.left', { raw: format.count(ratings.raw) })}</>
      )}
      {ratings !== undefined && ratings.undated > 0 && (
        <> {t('coverage.undated', { undated: format.count(ratings.undated) })}</>
      )}
    </p>
  );
}
