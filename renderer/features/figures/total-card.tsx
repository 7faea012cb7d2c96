import { useTranslation } from 'react-i18next';
import type { MonthCoverage } from '#shared/features/activity/coverage.ts';
import type { Figure } from '#shared/features/figures/figures.contract.ts';
import type { LabelSet } from '#shared/features/rating/scale.ts';
import { CoverageLine } from './coverage-line.tsx';
import { LeftOut } from './left-out.tsx';
import { LevelTable } from './level-table.tsx';
import { TallySummary } from './tally-summary.tsx';
import styles from './total-card.module.css';

interface TotalCardProps {
  readonly title: string;
  /** Which answers these are. */
  readonly detail: string;
  /** The name of a series that is no part of the headline. */
  readonly apart: string | undefined;
  readonly figure: Figure;
  readonly labelSet: LabelSet;
  readonly ruleVersion: string;
  /** Of the months that it touches; none where it is no part of the headline. */
  readonly coverage: readonly MonthCoverage[];
}

/** A figure with everything it must not stand without: n, interval, coverage, what was left out. */
export function TotalCard(props: TotalCardProps) {
  const { t } = useTranslation('figures');
  const { title, detail, apart, figure, labelSet, ruleVersion, coverage } = props;
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.detail}>{detail}</p>
      {apart !== undefined && <p className={styles.detail}>{t('series.notAdded')}</p>}
      <div className={styles.sides}>
        <TallySummary
          title={t('side.clean')}
          hint={t('side.cleanHint', { rule: ruleVersion })}
          apart={apart}
          tally={figure.clean}
        />
        <TallySummary
          title={t('side.raw')}
          hint={t('side.rawHint')}
          apart={apart}
          tally={figure.raw}
        />
      </div>
      {coverage.length === 0 && <p className={styles.coverage}>{t('coverage')}</p>}
      {coverage.map((month) => (
        <CoverageLine key={month.month} coverage={month} />
      ))}
      <LevelTable figure={figure} labelSet={labelSet} />
      <LeftOut leftOut={figure.leftOut} />
    </section>
  );
}
