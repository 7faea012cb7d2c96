import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/features/figures/figures.contract.ts';
import { LeftOut } from './left-out.tsx';
import { LevelTable } from './level-table.tsx';
import { TallySummary } from './tally-summary.tsx';
import styles from './total-card.module.css';

interface TotalCardProps {
  readonly title: string;
  readonly figure: Figure;
  readonly ruleVersion: string;
}

/** A figure with everything it must not stand without: n, interval, coverage, what was left out. */
export function TotalCard({ title, figure, ruleVersion }: TotalCardProps) {
  const { t } = useTranslation('figures');
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.sides}>
        <TallySummary
          title={t('side.clean')}
          hint={t('side.cleanHint', { rule: ruleVersion })}
          tally={figure.clean}
        />
        <TallySummary title={t('side.raw')} hint={t('side.rawHint')} tally={figure.raw} />
      </div>
      <p className={styles.coverage}>{t('coverage')}</p>
      <LevelTable figure={figure} />
      <LeftOut leftOut={figure.leftOut} />
    </section>
  );
}
